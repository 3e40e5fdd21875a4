import type { MeQuery } from '../generated/session/session.ts';
import { queries } from '../graph/client.ts';
import { adoptSession, type Tokens } from '../graph/session.ts';
import type { Account } from './use-me.ts';

/** Goes on with the session that signing in, or a step, has answered with: what the account may do has changed. */
export async function goOnWith(session: Tokens & { account: Account }): Promise<void> {
  await adoptSession(session);
  queries.setQueryData<MeQuery>(['Me', false], { me: session.account });
  await queries.invalidateQueries();
}
