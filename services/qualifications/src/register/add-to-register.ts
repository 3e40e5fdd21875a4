import { uuidv7 } from 'uuidv7';
import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import type { AddedLine } from '../rules/compare-with-register.ts';
import type { PersonFacts } from '../rules/facts.ts';

/** 谁提供、谁负责: the authority that provides, and its file or its official basis. */
export interface Source {
  authorityId: string;
  batchId: string | null;
  basis: string | null;
}

type Adding = Pick<Deps, 'pii' | 'clock'>;

/** Persons and their records, each in one statement. A person who is there already stays as registered. */
export async function addToRegister(
  tx: Transaction,
  deps: Adding,
  source: Source,
  added: readonly AddedLine[],
): Promise<void> {
  if (added.length === 0) return;
  const people = new Map(added.map(({ idNumberIndex, facts }) => [idNumberIndex, facts]));
  const newcomers = await addPeople(
    tx,
    deps,
    [...people].map(([idNumberIndex, facts]) => ({ idNumberIndex, facts })),
    // An import brings people by their records, which say who provided them.
    source.batchId ? null : source,
  );
  const { pii, clock } = deps;
  const records = added.map(({ idNumberIndex, codeIndex, facts }) => {
    const { kind, level, category, origin, provinceCode, techniques, diseases, issuedOn } = facts;
    const { education, school, major, title } = facts;
    const says = { kind, level, category, origin, provinceCode, techniques, diseases, issuedOn };
    const studied = { education, school, major, title };
    return { ...says, ...studied, id: uuidv7(), idNumberIndex, codeSealed: pii.seal(facts.code), codeIndex };
  });
  await tx.$executeRaw`
    INSERT INTO qualification (id, practitioner_id, kind, level, category, origin, code_sealed, code_index, province_code,
      techniques, diseases, issued_on, education, school, major, title, provided_by, provided_at, batch_id, basis)
    SELECT given.id, practitioner.id, kind, level, category, origin, "codeSealed", "codeIndex", "provinceCode",
      techniques, diseases, "issuedOn", education, school, major, title, ${source.authorityId}::uuid,
      ${clock.now()}::timestamptz, ${source.batchId}::uuid, ${source.basis}
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      AS given(id uuid, "idNumberIndex" text, kind text, level text, category text, origin text, "codeSealed" text,
        "codeIndex" text, "provinceCode" text, techniques text[], diseases text[], "issuedOn" date, education text,
        school text, major text, title text)
    JOIN practitioner ON practitioner.id_number_index = given."idNumberIndex"`;
  await noteUpgradeFailures(tx, deps, added, newcomers);
}

/** @returns fingerprint → id of those who were not there */
export async function addPeople(
  tx: Transaction,
  { pii }: Pick<Adding, 'pii'>,
  people: readonly { idNumberIndex: string; facts: PersonFacts }[],
  enteredBy: Pick<Source, 'authorityId' | 'basis'> | null,
): Promise<Map<string, string>> {
  const rows = people.map(({ idNumberIndex, facts }) => {
    const { name, sex, birthDate, ethnicGroup, nationality, documentType, idNumber, oldNumber } = facts;
    const person = { name, sex, birthDate, ethnicGroup, nationality, documentType, upgraded: oldNumber !== null };
    return { ...person, id: uuidv7(), idNumberSealed: pii.seal(idNumber), idNumberIndex };
  });
  const newcomers = await tx.$queryRaw<{ id: string; idNumberIndex: string }[]>`
    INSERT INTO practitioner (id, name, sex, birth_date, ethnic_group, nationality, document_type, id_number_sealed,
      id_number_index, id_number_upgraded, provided_by, basis)
    SELECT id, name, sex, "birthDate", "ethnicGroup", nationality, "documentType", "idNumberSealed", "idNumberIndex",
      upgraded, ${enteredBy?.authorityId ?? null}::uuid, ${enteredBy?.basis ?? null}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS given(id uuid, name text, sex text, "birthDate" date, "ethnicGroup" text, nationality text, "documentType" text,
        "idNumberSealed" text, "idNumberIndex" text, upgraded boolean)
    ON CONFLICT (id_number_index) DO NOTHING
    RETURNING id, id_number_index AS "idNumberIndex"`;
  return new Map(newcomers.map(({ id, idNumberIndex }) => [idNumberIndex, id]));
}

/** 15位身份证号未能自动升级: onto the list of the province that recognised. Domain 6.1, S2-Q47. */
async function noteUpgradeFailures(
  tx: Transaction,
  { clock }: Pick<Adding, 'clock'>,
  added: readonly AddedLine[],
  newcomers: ReadonlyMap<string, string>,
): Promise<void> {
  const failedAt = clock.now();
  const failures = added.flatMap(({ idNumberIndex, facts: { upgradeProblem: problem, provinceCode } }) => {
    const practitionerId = newcomers.get(idNumberIndex);
    return problem && practitionerId ? [{ id: uuidv7(), practitionerId, problem, provinceCode, failedAt }] : [];
  });
  if (failures.length > 0) await tx.idUpgradeFailure.createMany({ data: failures, skipDuplicates: true });
}
