import { possibleId } from '@medreg/database';
import type { Database } from './database.ts';
import type { AuthorityKind } from './generated/resolvers.ts';
import { governedFrom } from './regions.ts';
import type { AuthorityRow, RegionRow } from './rows.ts';

/** @returns the authority of that id when it is of one of the kinds and governs the division, null otherwise */
export async function findAuthorityFor(
  db: Database,
  region: RegionRow,
  typedId: string,
  kinds: AuthorityKind[],
): Promise<AuthorityRow | null> {
  const id = possibleId(typedId);
  if (!id) return null;
  return db.authority.findFirst({ where: { id, kind: { in: kinds }, regionCode: { in: governedFrom(region) } } });
}

/**
 * Who approves TCM: the one named, else the caller's own when it is one, else the nearest TCM authority upward inside the
 * province, else the licensing authority itself (domain 11-A22).
 */
export async function tcmAuthorityFor(
  db: Database,
  own: AuthorityRow,
  region: RegionRow,
  named: string | null,
): Promise<AuthorityRow | null> {
  if (named) return findAuthorityFor(db, region, named, ['TCM', 'HEALTH']);
  if (own.kind === 'TCM') return own;
  const nearest = governedFrom(region).filter((code) => code.slice(0, 2) === region.code.slice(0, 2));
  const candidates = await db.authority.findMany({ where: { kind: 'TCM', regionCode: { in: nearest } } });
  const found = nearest.map((code) => candidates.find((one) => one.regionCode === code)).find(Boolean);
  return found ?? own;
}
