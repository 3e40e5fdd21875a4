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
  const people = new Map(added.map((entry) => [entry.idNumberIndex, entry]));
  const known = await tx.practitioner.findMany({
    where: { idNumberIndex: { in: [...people.keys()] } },
    select: { id: true, idNumberIndex: true },
  });
  const idOf = new Map(known.map(({ id, idNumberIndex }) => [idNumberIndex, id]));
  const newPeople = [...people.values()].filter(({ idNumberIndex }) => !idOf.has(idNumberIndex));
  const practitioners = newPeople.map(({ idNumberIndex, facts }) => {
    const id = uuidv7();
    idOf.set(idNumberIndex, id);
    const { name, sex, birthDate, idNumber } = facts;
    return { id, name, sex, birthDate, idNumberSealed: pii.seal(idNumber), idNumberIndex };
  });
  await tx.$executeRaw`
    INSERT INTO practitioner (id, name, sex, birth_date, id_number_sealed, id_number_index)
    SELECT id, name, sex, "birthDate", "idNumberSealed", "idNumberIndex"
    FROM jsonb_to_recordset(${JSON.stringify(practitioners)}::jsonb)
      AS given(id uuid, name text, sex text, "birthDate" date, "idNumberSealed" text, "idNumberIndex" text)`;

  const qualifications = added.map(({ idNumberIndex, codeIndex, facts }) => {
    const { code, provinceCode, techniques, diseases, issuedOn } = facts;
    const practitionerId = idOf.get(idNumberIndex);
    return {
      id: uuidv7(),
      practitionerId,
      codeSealed: pii.seal(code),
      codeIndex,
      provinceCode,
      techniques,
      diseases,
      issuedOn,
    };
  });
  await tx.$executeRaw`
    INSERT INTO qualification (id, practitioner_id, kind, code_sealed, code_index, province_code, techniques, diseases,
      issued_on, provided_by, provided_at, batch_id)
    SELECT id, "practitionerId", 'TCM_SPECIALTY', "codeSealed", "codeIndex", "provinceCode", techniques, diseases,
      "issuedOn", ${batch.authorityId}::uuid, ${clock.now()}::timestamptz, ${batch.id}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(qualifications)}::jsonb)
      AS given(id uuid, "practitionerId" uuid, "codeSealed" text, "codeIndex" text, "provinceCode" text,
        techniques text[], diseases text[], "issuedOn" date)`;
}

/** Remembers which lines of the file have claimed their code, for the lines that follow. */
export async function noteCodes(
  tx: Transaction,
  batchId: string,
  claimed: readonly { line: number; codeIndex: string }[],
): Promise<void> {
  await tx.importedCode.createMany({ data: claimed.map(({ line, codeIndex }) => ({ batchId, line, codeIndex })) });
}

export async function noteRejections(tx: Transaction, batchId: string, rejected: Taken['rejected']): Promise<void> {
  await tx.importRejection.createMany({ data: rejected.map(({ line, reasons }) => ({ batchId, line, reasons })) });
}
