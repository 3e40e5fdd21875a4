import type { PayloadOf } from '@medreg/events';
import { lockAccount } from '../accounts/find-account.ts';
import { activateIfDue } from '../activation/activate-account.ts';
import type { Deps, Tx } from '../deps.ts';
import { keepRegistration } from '../register/known-registration.ts';

/**
 * `registration.changed`: the projection follows the register, and whoever has come to an institution that activates its
 * people by itself is activated.
 */
export async function followRegistration(
  tx: Tx,
  deps: Deps,
  { practitionerId, snapshot }: PayloadOf<'registration.changed'>,
  version: number,
): Promise<void> {
  if (!(await keepRegistration(tx, deps, { snapshot, version }))) return;
  const account = await tx.account.findUnique({ where: { practitionerId }, select: { id: true } });
  if (!account) return;
  await lockAccount(tx, account.id);
  await activateIfDue(tx, deps, await tx.account.findUniqueOrThrow({ where: { id: account.id } }));
}
