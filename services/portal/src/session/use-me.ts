import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Me, type MeQuery, SignOut } from '../generated/session/session.ts';
import { ask } from '../graph/ask.ts';
import { queries } from '../graph/client.ts';
import { GraphProblem } from '../graph/problems.ts';
import { forgetSession, onSession, sessionState } from '../graph/session.ts';

export type Account = NonNullable<MeQuery['me']>;

export const useSession = () => useSyncExternalStore(onSession, sessionState);

/** Whose session this is; `account` is null for a stranger and undefined as long as it is not known. */
export function useMe() {
  const session = useSession();
  const { data, error, refetch, fetchStatus } = useQuery({
    queryKey: ['Me', session === 'SIGNED_OUT'],
    queryFn: ({ signal }) => ask(Me, {}, { signal }),
    staleTime: 60_000,
  });
  const account = session === 'SIGNED_OUT' ? null : data?.me;
  // Without a network the question waits for it, and is asked by itself when it is back.
  const problem = error ?? (fetchStatus === 'paused' ? new GraphProblem('OFFLINE', null) : null);
  return { account, session, problem, again: () => void refetch() };
}

/** Ends the session here and there, and forgets everything that was asked in it. */
export async function signOut(): Promise<void> {
  await ask(SignOut, {}).catch(() => null);
  await forgetSession();
  queries.clear();
}
