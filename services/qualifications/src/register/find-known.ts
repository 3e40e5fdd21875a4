import { calendarDate } from '@medreg/clock';
import { regionCode } from '@medreg/codes';
import type { Pii } from '@medreg/pii';
import type { Transaction } from '../database.ts';
import { identityIndex } from '../identity-index.ts';
import type { IndexedLine, Known, RegisteredQualification } from '../rules/compare-with-register.ts';
import type { KnownPerson } from '../rules/find-holder.ts';
import type { Kind } from '../rules/kinds.ts';
import type { QualificationLine } from '../rules/read-line.ts';

/** The lines with the fingerprints under which the register keeps numbers and codes. */
export function indexLines(pii: Pii, lines: readonly QualificationLine[]): IndexedLine[] {
  return lines.map((line) => {
    const { documentType = '01', idNumber, oldNumber, code, codeHolder } = line.facts;
    const indexOf = (number: string | null | undefined) => (number ? identityIndex(pii, documentType, number) : null);
    return {
      ...line,
      idNumberIndex: indexOf(idNumber),
      oldNumberIndex: indexOf(oldNumber),
      codeIndex: code ? pii.blindIndex('QUALIFICATION_CODE', code) : null,
      codeHolderIndex: indexOf(codeHolder),
    };
  });
}

type QualificationFound = Omit<RegisteredQualification, 'provinceCode' | 'issuedOn'> & {
  codeIndex: string;
  provinceCode: string;
  issuedOn: string;
};

/**
 * What is there of these lines, all of one kind; in SQL, because a list of a thousand keys is one parameter there.
 * @param batchId the file that they come from, when they come from one
 */
export async function findKnown(
  tx: Transaction,
  { kind, batchId }: { kind: Kind; batchId: string | null },
  lines: readonly IndexedLine[],
): Promise<Known> {
  const numbers = presentOf(
    lines.flatMap(({ idNumberIndex, oldNumberIndex, codeHolderIndex }) => [
      idNumberIndex,
      oldNumberIndex,
      codeHolderIndex,
    ]),
  );
  const codes = presentOf(lines.map(({ codeIndex }) => codeIndex));
  const qualifications = await tx.$queryRaw<QualificationFound[]>`
    SELECT code_index AS "codeIndex", id_number_index AS "idNumberIndex", level, category, origin,
      province_code AS "provinceCode", techniques, diseases, issued_on::text AS "issuedOn", education, school, major
    FROM qualification JOIN practitioner ON practitioner.id = practitioner_id
    WHERE kind = ${kind} AND code_index = ANY(${codes}::text[])`;
  const formerCodes = await tx.$queryRaw<{ codeIndex: string; holders: string[] }[]>`
    SELECT former.code_index AS "codeIndex", array_agg(id_number_index) AS holders
    FROM qualification_history AS former
    JOIN qualification ON qualification.id = qualification_id
    JOIN practitioner ON practitioner.id = practitioner_id
    WHERE former.kind = ${kind} AND former.code_index = ANY(${codes}::text[])
    GROUP BY former.code_index`;
  const met = await tx.$queryRaw<{ codeIndex: string; line: number }[]>`
    SELECT code_index AS "codeIndex", line FROM imported_code
    WHERE batch_id = ${batchId}::uuid AND code_index = ANY(${codes}::text[])`;
  return {
    ...(await findPeople(tx, numbers)),
    qualifications: new Map(
      qualifications.map(({ codeIndex, provinceCode, issuedOn, ...found }) => [
        codeIndex,
        { ...found, provinceCode: regionCode(provinceCode), issuedOn: calendarDate(issuedOn) },
      ]),
    ),
    formerCodes: new Map(formerCodes.map(({ codeIndex, holders }) => [codeIndex, holders])),
    linesOfCodes: new Map(met.map(({ codeIndex, line }) => [codeIndex, line])),
  };
}

export interface PersonFound extends KnownPerson {
  id: string;
}

/** Whoever has these numbers, or had them before a correction, in one question. @param indexes fingerprints */
export async function findPeople(
  tx: Pick<Transaction, '$queryRaw'>,
  indexes: readonly string[],
): Promise<{ people: Map<string, PersonFound>; formerly: Map<string, PersonFound[]> }> {
  const rows = await tx.$queryRaw<(PersonFound & { formerIndex: string | null })[]>`
    SELECT id, name, id_number_index AS "idNumberIndex", id_number_upgraded AS upgraded, NULL AS "formerIndex"
    FROM practitioner WHERE id_number_index = ANY(${indexes}::text[])
    UNION ALL
    SELECT practitioner.id, name, practitioner.id_number_index, id_number_upgraded, former.id_number_index
    FROM former_id_number AS former JOIN practitioner ON practitioner.id = practitioner_id
    WHERE former.id_number_index = ANY(${indexes}::text[])`;
  const people = new Map<string, PersonFound>();
  const formerly = new Map<string, PersonFound[]>();
  for (const { formerIndex, ...person } of rows) {
    if (formerIndex === null) people.set(person.idNumberIndex, person);
    else formerly.set(formerIndex, [...(formerly.get(formerIndex) ?? []), person]);
  }
  return { people, formerly };
}

const presentOf = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
