import type { PayloadOf } from '@medreg/events';
import { PermanentFailure } from '@medreg/jobs';
import { z } from 'zod';
import { closeAccount } from '../accounts/close-account.ts';
import { lockAccount } from '../accounts/find-account.ts';
import { auditAccount, SYSTEM } from '../audit.ts';
import type { Deps, Tx } from '../deps.ts';
import { keepIdNumber } from '../register/learn-id-number.ts';
import { isIdentityVerified } from '../rules/account-state.ts';

const Person = z.object({ name: z.string().trim().min(1), idNumber: z.string().trim().min(1) });

/**
 * `practitioner.corrected` (S2-Q6.2, Q14, Q46): name and ID number of the account follow, the account stays its holder's. An
 * account that had signed up under the corrected number without being verified gives way: one identity, one account.
 * @returns whether an unverified account has that number now and should be checked again
 * @throws PermanentFailure when the number belongs to another verified person: qualifications would have said CONFLICT
 */
export async function followCorrection(
  tx: Tx,
  deps: Deps,
  { practitionerId, person }: PayloadOf<'practitioner.corrected'>,
): Promise<boolean> {
  const { name, idNumber } = Person.parse(JSON.parse(deps.pii.open(person)));
  const idNumberIndex = deps.pii.blindIndex('ID_NUMBER', idNumber);
  await keepIdNumber(tx, practitionerId, idNumberIndex);
  const own = await tx.account.findUnique({ where: { practitionerId }, select: { id: true } });
  const holder = await tx.account.findUnique({ where: { idNumberIndex }, select: { id: true } });
  if (!own) return holder !== null;

  // In the order of their ids, so that two corrections never wait for each other.
  for (const id of [...new Set([own.id, ...(holder ? [holder.id] : [])])].sort()) await lockAccount(tx, id);
  const account = await tx.account.findUniqueOrThrow({ where: { id: own.id } });
  if (holder && holder.id !== own.id) await giveWay(tx, deps, holder.id, idNumberIndex);
  const idNumberSealed = deps.pii.seal(idNumber);
  await tx.account.update({ where: { id: own.id }, data: { name, idNumberSealed, idNumberIndex } });
  const changed = { name: name !== account.name, idNumber: idNumberIndex !== account.idNumberIndex };
  await auditAccount(tx, deps, SYSTEM, own.id, 'follow-correction', { changed });
  return false;
}

async function giveWay(tx: Tx, deps: Deps, id: string, idNumberIndex: string): Promise<void> {
  const other = await tx.account.findUniqueOrThrow({ where: { id } });
  if (other.idNumberIndex !== idNumberIndex) return;
  if (isIdentityVerified(other.state) || other.closedAt) {
    throw new PermanentFailure(`The corrected ID number belongs to account ${id}`);
  }
  await closeAccount(tx, deps, SYSTEM, other, 'SUPERSEDED');
}
