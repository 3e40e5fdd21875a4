import { possibleId } from '@medreg/database';
import type { Database, Transaction } from '../../database.ts';
import type { InstitutionRow } from '../../rows.ts';

/**
 * The institution that may be somebody's main campus (S2-Q57): it practises, and is itself no campus of another.
 * @returns null when there is none of that id
 */
export async function findMainCampus(db: Database | Transaction, typedId: string): Promise<InstitutionRow | null> {
  const id = possibleId(typedId);
  return id ? db.institution.findFirst({ where: { id, mainCampusId: null, status: { not: 'CLOSED' } } }) : null;
}
