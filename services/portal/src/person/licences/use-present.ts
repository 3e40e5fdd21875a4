import { useCallback, useEffect, useRef, useState } from 'react';
import { PresentLicence, type PresentLicenceMutation } from '../../generated/person/licences/licences.ts';
import { ask } from '../../graph/ask.ts';

type Outcome = PresentLicenceMutation['presentLicence'];
export type Presented = Extract<Outcome, { __typename: 'PresentedLicence' }>;

/** How long a code is good for. The device's own clock may be wrong: it is counted from when the code came. */
const LIFE_SECONDS = 60;
/** The next one is asked for before the present one ends, so that nobody scans a dead one. */
const SPARE_SECONDS = 5;
const RETRY_SECONDS = 4;

/** 亮照: a live code that renews itself while somebody looks at it. */
export function usePresent(licenceId: string) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [left, setLeft] = useState(0);
  const endsAt = useRef(0);
  const nextTry = useRef(0);
  const asking = useRef(false);

  const renew = useCallback(async () => {
    if (asking.current) return;
    asking.current = true;
    try {
      const asked = performance.now();
      const { presentLicence } = await ask(PresentLicence, { licenceId });
      endsAt.current = asked + LIFE_SECONDS * 1000;
      setOutcome(presentLicence);
      setProblem(null);
      setLeft(LIFE_SECONDS);
    } catch (error) {
      setProblem(error);
      nextTry.current = performance.now() + RETRY_SECONDS * 1000;
    } finally {
      asking.current = false;
    }
  }, [licenceId]);

  const refused = outcome !== null && outcome.__typename !== 'PresentedLicence';
  useEffect(() => {
    void renew();
  }, [renew]);
  useEffect(() => {
    if (refused) return;
    const tick = () => {
      if (document.visibilityState !== 'visible') return;
      const seconds = Math.max(0, Math.ceil((endsAt.current - performance.now()) / 1000));
      setLeft(seconds);
      if (seconds <= SPARE_SECONDS && performance.now() >= nextTry.current) void renew();
    };
    const timer = setInterval(tick, 500);
    document.addEventListener('visibilitychange', tick);
    addEventListener('online', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
      removeEventListener('online', tick);
    };
  }, [renew, refused]);

  return { outcome, problem, left, life: LIFE_SECONDS, renew: () => void renew() };
}
