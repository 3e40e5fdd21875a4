import { parseTcmQualificationCode } from '@medreg/codes';
import { possibleId } from '@medreg/database';
import type { Deps } from '../../context.ts';

/** 激活: is this the code of a qualification of this practitioner (T1, S0-1.2)? Compared exactly, spelling aside. */
export async function matchQualificationCode(
  { db, pii }: Pick<Deps, 'db' | 'pii'>,
  { practitionerId, code }: { practitionerId: string; code: string },
): Promise<boolean> {
  const holder = possibleId(practitionerId);
  const parsed = parseTcmQualificationCode(code);
  if (!holder || !parsed.ok) return false;
  const codeIndex = pii.blindIndex('QUALIFICATION_CODE', parsed.code);
  const found = await db.qualification.findUnique({ where: { codeIndex }, select: { practitionerId: true } });
  return found?.practitionerId === holder;
}
