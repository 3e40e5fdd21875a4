import type { Viewer } from '@medreg/viewer';
import type { SYSTEM } from '../audit.ts';
import type { Deps, Tx } from '../deps.ts';
import { closeAccount } from './close-account.ts';
import { lockAccount } from './find-account.ts';

/**
 * 已死亡 (domain 10.1.18): the account is closed, nobody signs in with it any more, and no other account is ever verified as
 * that person. Twice is once.
 * @returns whether there was an open account
 */
export async function closeAccountOfDeceased(
  tx: Tx,
  deps: Deps,
  actor: Viewer | typeof SYSTEM,
  practitionerId: string,
): Promise<boolean> {
  await oneByOne(tx, practitionerId);
  await tx.$executeRaw`
    insert into known_practitioner (practitioner_id, deceased_at) values (${practitionerId}::uuid, ${deps.clock.now()})
    on conflict (practitioner_id) do update set deceased_at = coalesce(known_practitioner.deceased_at, excluded.deceased_at)`;
  const known = await tx.account.findUnique({ where: { practitionerId }, select: { id: true } });
  if (!known) return false;
  await lockAccount(tx, known.id);
  const account = await tx.account.findUniqueOrThrow({ where: { id: known.id } });
  if (account.closedAt || account.practitionerId !== practitionerId) return false;
  await closeAccount(tx, deps, actor, account, 'DECEASED');
  return true;
}

/** Whether an identity that has just matched is that of somebody who has died. */
export async function isDeceased(tx: Tx, practitionerId: string): Promise<boolean> {
  await oneByOne(tx, practitionerId);
  const known = await tx.knownPractitioner.findUnique({ where: { practitionerId } });
  return known?.deceasedAt != null;
}

/** An identity that is verified while its holder's death arrives is verified before it, or not at all. */
async function oneByOne(tx: Tx, practitionerId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`practitioner:${practitionerId}`}, 0))`;
}
