import { regionCode } from '@medreg/codes';
import type { Pii } from '@medreg/pii';
import { fromColumn, type Transaction } from '../../database.ts';
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

/** What is there of these lines, in a few questions. */
export async function findKnown(tx: Transaction, batchId: string, lines: readonly IndexedLine[]): Promise<Known> {
  const idNumbers = presentOf(lines.map(({ idNumberIndex }) => idNumberIndex));
  const codes = presentOf(lines.map(({ codeIndex }) => codeIndex));
  const people = await tx.practitioner.findMany({
    where: { idNumberIndex: { in: idNumbers } },
    select: { idNumberIndex: true, name: true },
  });
  const qualifications = await tx.qualification.findMany({
    where: { codeIndex: { in: codes } },
    select: {
      codeIndex: true,
      provinceCode: true,
      techniques: true,
      diseases: true,
      issuedOn: true,
      practitioner: { select: { idNumberIndex: true } },
    },
  });
  const met = await tx.importedCode.findMany({ where: { batchId, codeIndex: { in: codes } } });
  return {
    people: new Map(people.map(({ idNumberIndex, name }) => [idNumberIndex, { name }])),
    qualifications: new Map(
      qualifications.map(({ codeIndex, practitioner, issuedOn, provinceCode, techniques, diseases }) => [
        codeIndex,
        {
          idNumberIndex: practitioner.idNumberIndex,
          provinceCode: regionCode(provinceCode),
          techniques,
          diseases,
          issuedOn: fromColumn(issuedOn),
        },
      ]),
    ),
    linesOfCodes: new Map(met.map(({ codeIndex, line }) => [codeIndex, line])),
  };
}

const presentOf = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
