import { today } from '@medreg/clock';
import { type IdentityDocumentType, regionCode } from '@medreg/codes';
import type { QualificationCorrection } from '@medreg/events';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import { fromColumn, type Transaction } from '../../database.ts';
import type { QualificationRow } from '../../rows.ts';
import { isSameContent } from '../../rules/compare-with-register.ts';
import type { RecordFacts } from '../../rules/facts.ts';
import type { Category, Kind, Level, Origin } from '../../rules/kinds.ts';
import { type CorrectionProblem, isPossible, planRecord, readCode } from '../../rules/plan-correction.ts';
import { keepQualification, type Replacement } from './keep-history.ts';

type Added = NonNullable<QualificationCorrection['added']>;
type Statement = NonNullable<QualificationCorrection['qualification']>;

export interface RecordPlan {
  id: string;
  values: RecordFacts;
  fields: string[];
  codeIndex: string;
}

/** What the record will be, when its code is nobody else's. */
export async function planForRecord(
  tx: Transaction,
  { pii, clock }: Pick<Deps, 'pii' | 'clock'>,
  row: QualificationRow,
  statement: Statement,
  documentType: IdentityDocumentType,
): Promise<RecordPlan | { problem: CorrectionProblem }> {
  const kind = row.kind as Kind;
  const { provinceCode, issuedOn, ...stated } = statement;
  const plan = planRecord(
    kind,
    factsOf(pii, row),
    { ...stated, ...(provinceCode !== undefined && { provinceCode }), ...(issuedOn !== undefined && { issuedOn }) },
    { documentType, today: today(clock.now()) },
  );
  if (!plan.ok) return plan;
  const codeIndex = pii.blindIndex('QUALIFICATION_CODE', plan.values.code);
  const holder = await tx.qualification.findUnique({ where: { kind_codeIndex: { kind, codeIndex } } });
  if (holder && holder.id !== row.id) return { problem: 'CODE_TAKEN' };
  return { id: row.id, values: plan.values, fields: plan.fields, codeIndex };
}

function factsOf(pii: Pick<Deps['pii'], 'open'>, row: QualificationRow): RecordFacts {
  const { techniques, diseases, education, school, major, title } = row;
  return {
    code: pii.open(row.codeSealed),
    level: row.level as Level | null,
    category: row.category as Category | null,
    origin: row.origin as Origin,
    provinceCode: regionCode(row.provinceCode),
    issuedOn: fromColumn(row.issuedOn),
    techniques,
    diseases,
    education,
    school,
    major,
    title,
  };
}

/** 更正资格信息: the old row into the history. */
export async function correctRecord(
  tx: Transaction,
  { pii }: Pick<Deps, 'pii'>,
  { id, values, fields, codeIndex }: RecordPlan,
  replacement: Replacement,
): Promise<void> {
  await keepQualification(tx, id, replacement);
  const { code, issuedOn, ...plain } = values;
  await tx.qualification.update({
    where: { id },
    data: {
      ...plain,
      issuedOn: new Date(issuedOn),
      ...(fields.includes('code') && { codeSealed: pii.seal(code), codeIndex }),
    },
  });
}

export interface AddedPlan {
  id: string;
  /** Null when the same record is there already. */
  added: (Added & { codeIndex: string }) | null;
}

/** 补录整条资格信息: what will be added. */
export async function planForAdded(
  tx: Transaction,
  { pii, clock }: Pick<Deps, 'pii' | 'clock'>,
  practitionerId: string,
  added: Added,
  documentType: IdentityDocumentType,
): Promise<AddedPlan | { problem: CorrectionProblem }> {
  const { kind } = added;
  const code = readCode(kind, added.code, { documentType, today: today(clock.now()) });
  if (!code) return { problem: 'CODE_INVALID' };
  if (!isPossible(kind, { ...added, issuedOn: fromColumn(new Date(added.issuedOn)) }))
    return { problem: 'RECORD_INVALID' };
  const codeIndex = pii.blindIndex('QUALIFICATION_CODE', code);
  const there = await tx.qualification.findUnique({ where: { kind_codeIndex: { kind, codeIndex } } });
  if (!there) return { id: uuidv7(), added: { ...added, code, codeIndex } };
  const facts = {
    ...added,
    provinceCode: regionCode(added.provinceCode),
    issuedOn: fromColumn(new Date(added.issuedOn)),
  };
  const isSame = there.practitionerId === practitionerId && isSameContent(factsOf(pii, there), facts);
  return isSame ? { id: there.id, added: null } : { problem: 'CODE_TAKEN' };
}

export async function addRecord(
  tx: Transaction,
  { pii }: Pick<Deps, 'pii'>,
  practitionerId: string,
  { id, added }: AddedPlan,
  { providedBy, basis, at }: { providedBy: string; basis: string; at: Date },
): Promise<void> {
  if (!added) return;
  const { code, issuedOn, ...record } = added;
  await tx.qualification.create({
    data: {
      ...record,
      id,
      practitionerId,
      codeSealed: pii.seal(code),
      issuedOn: new Date(issuedOn),
      providedBy,
      providedAt: at,
      basis,
    },
  });
}
