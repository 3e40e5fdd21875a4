import { useEffect } from 'react';
import { Me, type MeQuery } from '../../generated/session/session.ts';
import { ask } from '../../graph/ask.ts';
import { queries } from '../../graph/client.ts';
import { renewSession } from '../../graph/session.ts';
import type { Account } from '../../session/use-me.ts';

const EVERY_MS = 5_000;

/**
 * Looks whether the account has come on by what happens elsewhere: a link in a mail that was followed, an institution that activates
 * by itself. The token is renewed then, because it says how far the account has come.
 */
export function useNews(account: Account, listening: boolean, onReady?: () => void): void {
  const { nextStep } = account;
  useEffect(() => {
    if (!listening) return;
    const look = async () => {
      if (document.hidden) return;
      const me = await ask(Me, {}).catch(() => null);
      if (!me?.me || me.me.nextStep === nextStep) return;
      await renewSession();
      if (me.me.nextStep === null) onReady?.();
      queries.setQueryData<MeQuery>(['Me', false], me);
      await queries.invalidateQueries();
    };
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => clearInterval(timer);
  }, [listening, nextStep, onReady]);
}
