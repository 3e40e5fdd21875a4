import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Said } from '../step-forms.ts';
import { AT_A_TIME, type BatchOutcome, type BatchStep, sendBatch } from './batch-steps.ts';
import type { CaseLine } from './use-queue.ts';

/** What became of one case; `null` where the answer never came. */
export interface Handled {
  theCase: CaseLine;
  outcome: BatchOutcome | null;
}

/** Handles many cases, a few at a time: how far it has come, what became of each, and the way to stop it. */
export function useBatch() {
  const client = useQueryClient();
  const [handled, setHandled] = useState<Handled[]>([]);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const stopped = useRef(false);

  async function run(step: BatchStep, cases: readonly CaseLine[], said: Said): Promise<void> {
    stopped.current = false;
    setHandled([]);
    setProblem(null);
    setRunning(true);
    try {
      for (let from = 0; from < cases.length && !stopped.current; from += AT_A_TIME) {
        const some = cases.slice(from, from + AT_A_TIME);
        const result = await sendBatch(step, some, said);
        const outcomes = result.__typename === 'HandledBatch' ? result.outcomes : some.map(() => result);
        setHandled((before) => [
          ...before,
          ...some.map((theCase, index) => ({ theCase, outcome: outcomes[index] ?? null })),
        ]);
      }
    } catch (thrown) {
      // Of what was on its way nobody knows; the list, asked anew, shows it.
      setProblem(thrown);
    } finally {
      setRunning(false);
      await client.invalidateQueries();
    }
  }
  return {
    run,
    handled,
    running,
    problem,
    stop: () => {
      stopped.current = true;
    },
    forget: () => {
      setHandled([]);
      setProblem(null);
    },
  };
}
