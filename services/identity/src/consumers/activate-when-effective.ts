import type { PayloadOf } from '@medreg/events';
import { lockAccount } from '../accounts/find-account.ts';
import { activateIfDue } from '../activation/activate-account.ts';
import type { Deps, Tx } from '../deps.ts';

/**
 * 申请生效时自动激活 (domain 4.2 P2, P3, N2, N6): the account is activated, or as soon as its contact is verified.
 * @returns false when the practitioner has no account
 */
export async function activateWhenEffective(
  tx: Tx,
  deps: Deps,
  { practitionerId }: PayloadOf<'account.activationDue'>,
): Promise<boolean> {
  const known = await tx.account.findUnique({ where: { practitionerId }, select: { id: true } });
  if (!known) return false;
  await lockAccount(tx, known.id);
  const account = await tx.account.findUniqueOrThrow({ where: { id: known.id } });
  if (account.state === 'ACTIVATED' || account.closedAt) return true;
  const due = await tx.account.update({ where: { id: known.id }, data: { activationDueAt: deps.clock.now() } });
  await activateIfDue(tx, deps, due);
  return true;
}
