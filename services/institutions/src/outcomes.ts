import type { Database, Transaction } from './database.ts';
import { MESSAGES } from './messages.ts';
import type { InstitutionRow } from './rows.ts';

/** Outside the caller's jurisdiction, or not there: both look the same. */
export const notInJurisdiction = () => ({ kind: 'NotInJurisdiction' as const, message: MESSAGES.notInJurisdiction });

export const stateForbids = (institution: InstitutionRow) => ({
  kind: 'InstitutionStateForbids' as const,
  message: MESSAGES.stateForbids,
  institution,
});

/** Somebody else was faster: the institution as it is by now. */
export async function institutionChanged(db: Database | Transaction, id: string) {
  const institution = await db.institution.findUniqueOrThrow({ where: { id } });
  return { kind: 'InstitutionChanged' as const, message: MESSAGES.institutionChanged, institution };
}
