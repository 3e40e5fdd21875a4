import { isCertificateCode, isNurseCertificateNumber } from '@medreg/codes';
import type { Transaction } from '../database.ts';
import type { ProfessionType } from '../generated/resolvers.ts';

export interface CertificateHolder {
  practitionerId: string;
  professionType: ProfessionType;
}

/**
 * The person's lifelong certificate code in the profession (终身一号制, S2-Q9.3; domain 6.3, 6.4, I6, I7): the one that he has,
 * or the next one of the prefix.
 * @param prefix what stands before the serial of six digits in a new code; of no meaning for somebody who has one
 */
export async function certificateCodeOf(
  tx: Transaction,
  { practitionerId, professionType }: CertificateHolder,
  prefix: string,
  at: Date,
): Promise<string> {
  const where = { practitionerId_professionType: { practitionerId, professionType } };
  const held = await tx.certificate.findUnique({ where });
  if (held) return held.code;

  const code = await nextCode(tx, prefix);
  // Somebody else may have given him one since: his stays, and the serial just taken is a gap.
  await tx.certificate.createMany({
    data: { practitionerId, professionType, code, allocatedAt: at },
    skipDuplicates: true,
  });
  return (await tx.certificate.findUniqueOrThrow({ where })).code;
}

/** Takes serials until one makes a code that nobody has: codes of an older register may stand in the way. */
async function nextCode(tx: Transaction, prefix: string): Promise<string> {
  for (;;) {
    const serial = await nextSerial(tx, prefix);
    const code = `${prefix}${String(serial).padStart(6, '0')}`;
    if (!isCertificateCode(code) && !isNurseCertificateNumber(code)) throw new Error(`No code begins with ${prefix}`);
    if (!(await tx.certificate.findUnique({ where: { code } }))) return code;
  }
}

/** Takes the prefix's next serial; its row is locked until the transaction ends, so no serial is ever given twice. */
async function nextSerial(tx: Transaction, prefix: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "certificate_serial" ("prefix", "last") VALUES (${prefix}, 1)
    ON CONFLICT ("prefix") DO UPDATE SET "last" = "certificate_serial"."last" + 1
    RETURNING "last"`;
  if (!row) throw new Error(`No certificate serial for the prefix ${prefix}`);
  return row.last;
}
