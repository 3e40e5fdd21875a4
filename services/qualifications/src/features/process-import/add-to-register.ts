import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import type { ImportBatchRow } from '../../rows.ts';
import type { Taken } from '../../rules/compare-with-register.ts';

/** Persons and their qualifications, each in one statement. A person who is there already stays as registered. */
export async function addToRegister(
  tx: Transaction,
  { pii, clock }: Pick<Deps, 'pii' | 'clock'>,
  batch: ImportBatchRow,
  added: Taken['added'],
): Promise<void> {
  if (added.length === 0) return;
  const people = new Map(added.map((entry) => [entry.idNumberIndex, entry.facts]));
  const practitioners = [...people].map(([idNumberIndex, { name, sex, birthDate, idNumber }]) => ({
    id: uuidv7(),
    name,
    sex,
    birthDate,
    idNumberSealed: pii.seal(idNumber),
    idNumberIndex,
  }));
  await tx.$executeRaw`
    INSERT INTO practitioner (id, name, sex, birth_date, id_number_sealed, id_number_index)
    SELECT id, name, sex, "birthDate", "idNumberSealed", "idNumberIndex"
    FROM jsonb_to_recordset(${JSON.stringify(practitioners)}::jsonb)
      AS given(id uuid, name text, sex text, "birthDate" date, "idNumberSealed" text, "idNumberIndex" text)
    ON CONFLICT (id_number_index) DO NOTHING`;

  const qualifications = added.map(({ idNumberIndex, codeIndex, facts }) => {
    const { code, provinceCode, techniques, diseases, issuedOn } = facts;
    const codeSealed = pii.seal(code);
    return { id: uuidv7(), idNumberIndex, codeSealed, codeIndex, provinceCode, techniques, diseases, issuedOn };
  });
  await tx.$executeRaw`
    INSERT INTO qualification (id, practitioner_id, kind, code_sealed, code_index, province_code, techniques, diseases,
      issued_on, provided_by, provided_at, batch_id)
    SELECT given.id, practitioner.id, 'TCM_SPECIALTY', "codeSealed", "codeIndex", "provinceCode", techniques, diseases,
      "issuedOn", ${batch.authorityId}::uuid, ${clock.now()}::timestamptz, ${batch.id}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(qualifications)}::jsonb)
      AS given(id uuid, "idNumberIndex" text, "codeSealed" text, "codeIndex" text, "provinceCode" text,
        techniques text[], diseases text[], "issuedOn" date)
    JOIN practitioner ON practitioner.id_number_index = given."idNumberIndex"`;
}

/** Remembers which lines of the file have claimed their code, for the lines that follow. */
export async function noteCodes(
  tx: Transaction,
  batchId: string,
  claimed: readonly { line: number; codeIndex: string }[],
): Promise<void> {
  if (claimed.length === 0) return;
  const rows = JSON.stringify(claimed.map(({ line, codeIndex }) => ({ line, codeIndex })));
  await tx.$executeRaw`
    INSERT INTO imported_code (batch_id, code_index, line)
    SELECT ${batchId}::uuid, "codeIndex", line
    FROM jsonb_to_recordset(${rows}::jsonb) AS given("codeIndex" text, line int)`;
}

export async function noteRejections(tx: Transaction, batchId: string, rejected: Taken['rejected']): Promise<void> {
  if (rejected.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO import_rejection (batch_id, line, reasons)
    SELECT ${batchId}::uuid, line, reasons
    FROM jsonb_to_recordset(${JSON.stringify(rejected)}::jsonb) AS given(line int, reasons jsonb)`;
}
