import { calendarDate } from '@medreg/clock';
import { regionCode } from '@medreg/codes';
import type { Pii } from '@medreg/pii';
import type { Transaction } from '../../database.ts';
import type { IndexedLine, Known } from '../../rules/compare-with-register.ts';
import type { QualificationLine } from '../../rules/read-line.ts';

/** The lines with the fingerprints under which the register keeps ID numbers and codes. */
export function indexLines(pii: Pii, lines: readonly QualificationLine[]): IndexedLine[] {
  return lines.map((line) => ({
    ...line,
    idNumberIndex: line.facts.idNumber ? pii.blindIndex('ID_NUMBER', line.facts.idNumber) : null,
    codeIndex: line.facts.code ? pii.blindIndex('QUALIFICATION_CODE', line.facts.code) : null,
  }));
}

interface QualificationFound {
  codeIndex: string;
  idNumberIndex: string;
  provinceCode: string;
  techniques: string[];
  diseases: string[];
  issuedOn: string;
}

/** What is there of these lines, in three questions; in SQL, because a list of a thousand keys is one parameter there. */
export async function findKnown(tx: Transaction, batchId: string, lines: readonly IndexedLine[]): Promise<Known> {
  const idNumbers = presentOf(lines.map(({ idNumberIndex }) => idNumberIndex));
  const codes = presentOf(lines.map(({ codeIndex }) => codeIndex));
  const people = await tx.$queryRaw<{ idNumberIndex: string; name: string }[]>`
    SELECT id_number_index AS "idNumberIndex", name FROM practitioner WHERE id_number_index = ANY(${idNumbers}::text[])`;
  const qualifications = await tx.$queryRaw<QualificationFound[]>`
    SELECT code_index AS "codeIndex", id_number_index AS "idNumberIndex", province_code AS "provinceCode", techniques,
      diseases, issued_on::text AS "issuedOn"
    FROM qualification JOIN practitioner ON practitioner.id = practitioner_id
    WHERE code_index = ANY(${codes}::text[])`;
  const met = await tx.$queryRaw<{ codeIndex: string; line: number }[]>`
    SELECT code_index AS "codeIndex", line FROM imported_code
    WHERE batch_id = ${batchId}::uuid AND code_index = ANY(${codes}::text[])`;
  return {
    people: new Map(people.map(({ idNumberIndex, name }) => [idNumberIndex, { name }])),
    qualifications: new Map(
      qualifications.map(({ codeIndex, provinceCode, issuedOn, ...found }) => [
        codeIndex,
        { ...found, provinceCode: regionCode(provinceCode), issuedOn: calendarDate(issuedOn) },
      ]),
    ),
    linesOfCodes: new Map(met.map(({ codeIndex, line }) => [codeIndex, line])),
  };
}

const presentOf = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
