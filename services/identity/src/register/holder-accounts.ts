import type { AccountRow } from '../accounts/account.ts';
import type { Tx } from '../deps.ts';

/**
 * The accounts of practitioners: by the verified identity, else by the ID number that somebody has signed up with and not
 * verified yet (S2-Q24). Each account belongs to one practitioner at most.
 */
export async function findHolderAccounts(db: Tx, practitionerIds: string[]): Promise<Map<string, AccountRow>> {
  const found = new Map<string, AccountRow>();
  const verified = await db.account.findMany({ where: { practitionerId: { in: practitionerIds } } });
  for (const account of verified) if (account.practitionerId) found.set(account.practitionerId, account);

  const others = practitionerIds.filter((id) => !found.has(id));
  const known = await db.knownPractitioner.findMany({
    where: { practitionerId: { in: others }, idNumberIndex: { not: null } },
  });
  const byNumber = new Map(known.map(({ practitionerId, idNumberIndex }) => [idNumberIndex, practitionerId]));
  const unverified = await db.account.findMany({
    where: { idNumberIndex: { in: known.flatMap(({ idNumberIndex }) => idNumberIndex ?? []) }, practitionerId: null },
  });
  for (const account of unverified) {
    const practitionerId = byNumber.get(account.idNumberIndex);
    if (practitionerId) found.set(practitionerId, account);
  }
  return found;
}
