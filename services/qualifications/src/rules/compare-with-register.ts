import { indexForm } from '@medreg/pii';
import { type QualificationFacts, type QualificationLine, wholeFacts } from './read-line.ts';
import type { Reason } from './reasons.ts';

/** A line with the fingerprints by which the register finds what it knows. */
export interface IndexedLine extends QualificationLine {
  idNumberIndex: string | null;
  codeIndex: string | null;
}

/** What the register and this batch already hold of the codes and persons in some lines. */
export interface Known {
  /** By fingerprint of the ID number. */
  people: Map<string, { name: string }>;
  /** By fingerprint of the code. */
  qualifications: Map<string, RegisteredQualification>;
  /** Lines of this file that were taken before, by fingerprint of their code. */
  linesOfCodes: Map<string, number>;
}

export type RegisteredQualification = { idNumberIndex: string } & Pick<
  QualificationFacts,
  'provinceCode' | 'techniques' | 'diseases' | 'issuedOn'
>;

export interface Taken {
  added: { line: number; facts: QualificationFacts; idNumberIndex: string; codeIndex: string }[];
  unchanged: { line: number; codeIndex: string }[];
  rejected: { line: number; reasons: Reason[] }[];
}

/**
 * Decides about lines in their order: new, already there with the same content, or refused. The register is never changed
 * by an import; corrections are a business of their own (domain 2.3, QUAL_FIX). What is taken is noted in `known`, so
 * later lines of the same file are compared with it.
 */
export function compareWithRegister(lines: readonly IndexedLine[], known: Known): Taken {
  const taken: Taken = { added: [], unchanged: [], rejected: [] };
  for (const line of lines) {
    const { idNumberIndex, codeIndex } = line;
    const reasons = [...line.reasons, ...conflictsOf(line, known)];
    const facts = wholeFacts({ ...line, reasons });
    if (!facts || !idNumberIndex || !codeIndex) {
      taken.rejected.push({ line: line.line, reasons });
      continue;
    }
    known.linesOfCodes.set(codeIndex, line.line);
    if (known.qualifications.has(codeIndex)) {
      taken.unchanged.push({ line: line.line, codeIndex });
      continue;
    }
    known.people.set(idNumberIndex, known.people.get(idNumberIndex) ?? { name: facts.name });
    known.qualifications.set(codeIndex, { idNumberIndex, ...facts });
    taken.added.push({ line: line.line, facts, idNumberIndex, codeIndex });
  }
  return taken;
}

function conflictsOf({ facts, reasons, idNumberIndex, codeIndex }: IndexedLine, known: Known): Reason[] {
  const conflicts: Reason[] = [];
  const person = idNumberIndex ? known.people.get(idNumberIndex) : undefined;
  if (person && facts.name && !isSameName(person.name, facts.name)) {
    conflicts.push({ column: '姓名', problem: 'NAME_CONFLICT' });
  }
  const otherLine = codeIndex ? known.linesOfCodes.get(codeIndex) : undefined;
  if (otherLine !== undefined) {
    return [...conflicts, { column: '资格证书编码', problem: 'DUPLICATE_IN_FILE', otherLine }];
  }
  const registered = codeIndex ? known.qualifications.get(codeIndex) : undefined;
  if (!registered || !idNumberIndex) return conflicts;
  const isOther =
    registered.idNumberIndex !== idNumberIndex ||
    (reasons.length === 0 && !isSameContent(registered, facts as QualificationFacts));
  return isOther ? [...conflicts, { column: '资格证书编码', problem: 'CONFLICTS_WITH_REGISTER' }] : conflicts;
}

/** Registers write one name with different dots and blanks. */
export function isSameName(one: string, other: string): boolean {
  return indexForm('NAME', one) === indexForm('NAME', other);
}

/** The order of techniques and diseases says nothing. */
function isSameContent(registered: RegisteredQualification, facts: QualificationFacts): boolean {
  return (
    registered.provinceCode === facts.provinceCode &&
    registered.issuedOn === facts.issuedOn &&
    isSameSet(registered.techniques, facts.techniques) &&
    isSameSet(registered.diseases, facts.diseases)
  );
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const known = new Set(some);
  return known.size === new Set(others).size && others.every((item) => known.has(item));
}
