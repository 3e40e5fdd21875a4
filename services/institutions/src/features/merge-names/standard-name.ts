import type { Database, Transaction } from '../../database.ts';
import type { InstitutionRow } from '../../rows.ts';

/**
 * Whether another institution of the division practises under this very name: then it is no non-standard name of this one,
 * and who looks for it must not find somebody else.
 */
export async function isStandardNameOfAnother(
  db: Database | Transaction,
  { id, regionCode }: Pick<InstitutionRow, 'id' | 'regionCode'>,
  name: string,
): Promise<boolean> {
  const other = await db.institution.findFirst({
    where: { regionCode, name, id: { not: id }, status: { not: 'CLOSED' } },
    select: { id: true },
  });
  return other !== null;
}
