import type { Column } from './columns.ts';
import type { QualificationFacts, RecordFacts } from './facts.ts';
import { collision, findHolder, type KnownPerson } from './find-holder.ts';
import { LAYOUTS } from './layouts.ts';
import { type QualificationLine, wholeFacts } from './read-line.ts';
import type { Reason } from './reasons.ts';

/** A line with the fingerprints by which the register finds what it knows. */
export interface IndexedLine extends QualificationLine {
  idNumberIndex: string | null;
  /** Of the 15 digits as written, where they were upgraded. */
  oldNumberIndex: string | null;
  codeIndex: string | null;
  /** Of the number inside a physician's code. */
  codeHolderIndex: string | null;
}

/** What the register and this batch already hold of the codes and persons in some lines. */
export interface Known {
  /** By fingerprint of the number that stands there now. */
  people: Map<string, KnownPerson>;
  /** By fingerprint of a former number. */
  formerly: Map<string, KnownPerson[]>;
  /** By fingerprint of the code; of the kind of these lines. */
  qualifications: Map<string, RegisteredQualification>;
  /** Whose code it was before a correction, by fingerprint of the code. */
  formerCodes: Map<string, string[]>;
  /** Lines of this file that were taken before, by fingerprint of their code. */
  linesOfCodes: Map<string, number>;
}

/** `idNumberIndex` is its holder's. A record that was given without a title has none to compare. */
export type RegisteredQualification = { idNumberIndex: string } & Omit<RecordFacts, 'code' | 'title'>;

export interface AddedLine {
  line: number;
  facts: QualificationFacts;
  /** Of the person whom the record is added to, known or new. */
  idNumberIndex: string;
  codeIndex: string;
}

export interface Taken {
  added: AddedLine[];
  unchanged: { line: number; codeIndex: string }[];
  rejected: { line: number; reasons: Reason[] }[];
  /** Lines that were added or are unchanged, with what somebody should look at. */
  warned: { line: number; reasons: Reason[] }[];
}

/**
 * Decides about lines in their order: new, already there with the same content, or refused. The register is never changed
 * by an import; corrections are a business of their own (domain 2.3, QUAL_FIX). What is taken is noted in `known`, so
 * later lines of the same file are compared with it.
 */
export function compareWithRegister(lines: readonly IndexedLine[], known: Known): Taken {
  const taken: Taken = { added: [], unchanged: [], rejected: [], warned: [] };
  for (const line of lines) {
    const holder = holderOf(line, known);
    const reasons = [...line.reasons, ...holder.reasons, ...conflictsOf(line, holder.idNumberIndex, known)];
    const facts = wholeFacts({ facts: holder.facts, reasons });
    const { idNumberIndex } = holder;
    const { codeIndex } = line;
    if (!facts || !idNumberIndex || !codeIndex) {
      taken.rejected.push({ line: line.line, reasons });
      continue;
    }
    known.linesOfCodes.set(codeIndex, line.line);
    const registered = known.qualifications.get(codeIndex);
    const warnings = [...line.warnings, ...(registered ? notTakenOver(registered, facts) : holder.warnings)];
    if (warnings.length > 0) taken.warned.push({ line: line.line, reasons: warnings });
    if (registered) {
      taken.unchanged.push({ line: line.line, codeIndex });
      continue;
    }
    if (!known.people.has(idNumberIndex)) {
      known.people.set(idNumberIndex, { name: facts.name, idNumberIndex, upgraded: facts.oldNumber !== null });
    }
    known.qualifications.set(codeIndex, { ...facts, idNumberIndex });
    taken.added.push({ line: line.line, facts, idNumberIndex, codeIndex });
  }
  return taken;
}

interface HolderOfLine {
  /** Under which the person is, or will be, registered. */
  idNumberIndex: string | null;
  /** With the 15 digits again, where the upgrade would make somebody else of the person. */
  facts: Partial<QualificationFacts>;
  reasons: Reason[];
  warnings: Reason[];
}

function holderOf(line: IndexedLine, known: Known): HolderOfLine {
  const { facts, idNumberIndex, oldNumberIndex } = line;
  const settled = (index: string | null, more: Partial<HolderOfLine> = {}): HolderOfLine => ({
    idNumberIndex: index,
    facts,
    reasons: [],
    warnings: warningsOf(line, index, known),
    ...more,
  });
  if (!idNumberIndex || !facts.name) return settled(idNumberIndex);
  const holder = findHolder({ name: facts.name, idNumberIndex, oldNumberIndex }, known);
  if (holder.kind === 'KNOWN') return settled(holder.person.idNumberIndex);
  if (holder.kind === 'NEW') return settled(idNumberIndex);
  const mayKeepOld = facts.kind === 'PHYSICIAN' && facts.origin === 'RECOGNITION';
  if (mayKeepOld && oldNumberIndex && facts.oldNumber && !known.people.has(oldNumberIndex)) {
    return settled(oldNumberIndex, {
      facts: { ...facts, idNumber: facts.oldNumber, oldNumber: null, upgradeProblem: collision(holder.person) },
      warnings: [{ column: '身份证号', problem: 'ID_KEPT_OLD' }],
    });
  }
  return settled(idNumberIndex, { reasons: [{ column: '姓名', problem: 'NAME_CONFLICT' }] });
}

/** 6.2: the number inside the code is the holder's, or a former one of his; else somebody should look, and no more. */
function warningsOf({ facts, codeHolderIndex }: IndexedLine, idNumberIndex: string | null, known: Known): Reason[] {
  if (!codeHolderIndex || !idNumberIndex || facts.documentType !== '01') return [];
  const isHolders =
    codeHolderIndex === idNumberIndex ||
    (known.formerly.get(codeHolderIndex) ?? []).some((person) => person.idNumberIndex === idNumberIndex);
  return isHolders ? [] : [{ column: codeColumnOf(facts), problem: 'CODE_OF_OTHER_NUMBER' }];
}

function conflictsOf(line: IndexedLine, idNumberIndex: string | null, known: Known): Reason[] {
  const { codeIndex, reasons, facts } = line;
  if (!codeIndex) return [];
  const column = codeColumnOf(facts);
  const otherLine = known.linesOfCodes.get(codeIndex);
  if (otherLine !== undefined) return [{ column, problem: 'DUPLICATE_IN_FILE', otherLine }];
  if (!idNumberIndex) return [];
  const registered = known.qualifications.get(codeIndex);
  if (!registered) {
    // An old file must not bring back a code that was corrected.
    const isFormer = known.formerCodes.get(codeIndex)?.includes(idNumberIndex);
    return isFormer ? [{ column, problem: 'CODE_CORRECTED' }] : [];
  }
  const isOther =
    registered.idNumberIndex !== idNumberIndex ||
    (reasons.length === 0 && !isSameContent(registered, facts as QualificationFacts));
  return isOther ? [{ column, problem: 'CONFLICTS_WITH_REGISTER' }] : [];
}

const codeColumnOf = ({ kind }: Partial<QualificationFacts>): Column => LAYOUTS[kind ?? 'TCM_SPECIALTY'].codeColumn;

const STUDIES = { education: '学历', school: '毕业院校', major: '专业' } as const satisfies Record<string, Column>;
const studies = Object.keys(STUDIES) as (keyof typeof STUDIES)[];

/** Whether a line, as far as it says something, says what is registered. */
export function isSameContent(
  registered: Omit<RegisteredQualification, 'idNumberIndex'>,
  facts: Omit<RecordFacts, 'code' | 'title'>,
): boolean {
  return (
    registered.provinceCode === facts.provinceCode &&
    registered.issuedOn === facts.issuedOn &&
    registered.level === facts.level &&
    registered.category === facts.category &&
    registered.origin === facts.origin &&
    isSameSet(registered.techniques, facts.techniques) &&
    isSameSet(registered.diseases, facts.diseases) &&
    studies.every((study) => !registered[study] || !facts[study] || registered[study] === facts[study])
  );
}

/** The order of techniques and diseases says nothing. */
function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const known = new Set(some);
  return known.size === new Set(others).size && others.every((item) => known.has(item));
}

/** What the line says and the register does not: an import adds records and changes none. */
function notTakenOver(registered: RegisteredQualification, facts: QualificationFacts): Reason[] {
  return studies
    .filter((study) => facts[study] && !registered[study])
    .map((study) => ({ column: STUDIES[study], problem: 'NOT_TAKEN_OVER' }));
}
