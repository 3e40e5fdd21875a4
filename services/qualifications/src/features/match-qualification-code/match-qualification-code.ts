import { toCanonicalText } from '@medreg/codes';
import { possibleId } from '@medreg/database';
import type { Deps } from '../../context.ts';

/**
 * 激活: is this the code of a qualification of this practitioner, of whatever kind (P4, P5, T1, N4)? Compared exactly, spelling
 * aside.
 */
export async function matchQualificationCode(
  { db, pii }: Pick<Deps, 'db' | 'pii'>,
  { practitionerId, code }: { practitionerId: string; code: string },
): Promise<boolean> {
  const holder = possibleId(practitionerId);
  const typed = toCanonicalText(code);
  if (!holder || typed === '') return false;
  const codeIndex = pii.blindIndex('QUALIFICATION_CODE', typed);
  const found = await db.qualification.findFirst({
    where: { codeIndex, practitionerId: holder },
    select: { id: true },
  });
  return found !== null;
}
