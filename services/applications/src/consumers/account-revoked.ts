import type { PayloadOf } from '@medreg/events';
import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import { closeAll } from '../steps/after-the-end.ts';

/** What an account that was revoked had applied for in the person's name ends; what anybody else began goes on (S2-Q13; domain 4.1). */
export async function accountRevoked(
  tx: Transaction,
  deps: Deps,
  { accountId, practitionerId }: PayloadOf<'account.revoked'>,
): Promise<void> {
  await closeAll(tx, deps, { practitionerId, channel: 'PERSON', openedBy: accountId }, deps.clock.now());
}
