import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { SignIn } from '../generated/session/session.ts';
import { ask } from '../graph/ask.ts';
import { said, sayings } from '../i18n/said.ts';
import { solveCaptcha } from './captcha.ts';
import { goOnWith } from './go-on.ts';
import type { Account } from './use-me.ts';

export interface Credentials {
  loginName: string;
  password: string;
}

/** 登录; the captcha is done by the browser itself when the server asks for one. */
export function useSignIn(onDone: (account: Account) => void) {
  const { t } = useTranslation('session');
  const dates = useDates();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  async function signIn({ loginName, password }: Credentials): Promise<void> {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    setProblem(null);
    try {
      const input = { loginName: loginName.trim(), password };
      let { signIn: result } = await ask(SignIn, { input });
      if (result.__typename === 'CaptchaRequired') {
        ({ signIn: result } = await ask(SignIn, { input: { ...input, captcha: await solveCaptcha() } }));
      }
      if (result.__typename === 'SignedIn') {
        await goOnWith(result.session);
        onDone(result.session.account);
        return;
      }
      await sayings();
      if (result.__typename === 'AccountLocked') {
        setRefused(
          t('signIn.locked', {
            message: said(result.message),
            until: t('signIn.lockedUntil', { until: dates.moment(result.until) }),
          }),
        );
      } else setRefused(said(result.message));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return { signIn, busy, refused, problem };
}
