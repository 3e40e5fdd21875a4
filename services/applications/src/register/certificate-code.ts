import { isCertificateCode, isNurseCertificateNumber } from '@medreg/codes';
import type { Database, Transaction } from '../database.ts';
import type { ProfessionType } from '../generated/resolvers.ts';

export interface CertificateHolder {
  practitionerId: string;
  professionType: ProfessionType;
}

/** Codes by the prefix that they begin with, taken for one person and given to nobody yet. */
export type TakenCodes = ReadonlyMap<string, string>;
export const NO_CODES: TakenCodes = new Map();

/**
 * Takes a code of the prefix for whoever has none yet in the profession, before the transaction that gives it to him: inside it the
 * prefix's serial would be locked until the commit, and every approval of the prefix would wait for the one before. A code that is
 * then not given is a gap (6.3).
 */
export async function takeCode(db: Database, holder: CertificateHolder, prefix: string): Promise<TakenCodes> {
  const held = await db.certificate.findUnique({ where: { practitionerId_professionType: holder } });
  return held ? NO_CODES : new Map([[prefix, await nextCode(db, prefix)]]);
}

/**
 * The person's lifelong certificate code in the profession (终身一号制, S2-Q9.3; domain 6.3, 6.4, I6, I7): the one that he has,
 * the one taken for him, or the next one of the prefix.
 * @param prefix what stands before the serial of six digits in a new code; of no meaning for somebody who has one
 */
export async function certificateCodeOf(
  tx: Transaction,
  { practitionerId, professionType }: CertificateHolder,
  prefix: string,
  at: Date,
  taken: TakenCodes = NO_CODES,
): Promise<string> {
  const where = { practitionerId_professionType: { practitionerId, professionType } };
  let code = taken.get(prefix);
  for (;;) {
    const held = await tx.certificate.findUnique({ where });
    if (held) return held.code;
    code ??= await nextCode(tx, prefix);
    // Somebody else may have given him one since: his stays, and this one is a gap. A code of an older register may stand in the way.
    await tx.certificate.createMany({
      data: { practitionerId, professionType, code, allocatedAt: at },
      skipDuplicates: true,
    });
    code = undefined;
  }
}

/** Takes the prefix's next serial; within a transaction its row is locked until the end, so no serial is ever given twice. */
async function nextCode(db: Database | Transaction, prefix: string): Promise<string> {
  const [row] = await db.$queryRaw<{ last: number }[]>`
    INSERT INTO "certificate_serial" ("prefix", "last") VALUES (${prefix}, 1)
    ON CONFLICT ("prefix") DO UPDATE SET "last" = "certificate_serial"."last" + 1
    RETURNING "last"`;
  const code = `${prefix}${String(row?.last).padStart(6, '0')}`;
  if (!isCertificateCode(code) && !isNurseCertificateNumber(code)) throw new Error(`No code begins with ${prefix}`);
  return code;
}
