import { anOfficer } from '@medreg/testkit';
import type { Right, Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { confirmRecord } from '../src/features/confirm-record/confirm-record.ts';
import { reportRecord } from '../src/features/report-record/report-record.ts';
import type { PersonRecordKind, ProfessionType } from '../src/generated/resolvers.ts';
import type { RecordInput } from '../src/records/check-record.ts';
import type { PersonRecordRow } from '../src/rows.ts';
import { answered } from './builders.ts';
import { anAuthority } from './fake-siblings.ts';
import { OFFICER_RIGHTS, type Somewhere, type Stage } from './stage.ts';

/** An officer of the authority over an institution, with whatever rights. */
export const officerOver = (
  { authorityId }: Pick<Somewhere, 'authorityId'>,
  rights: Right[],
  account = 'recorder',
): Viewer => anOfficer({ authorityId, regionCode: '440103', rights, accountId: `${account}-${authorityId}` });

/** The penalty body of the city above (S2-Q50), known to the institutions service. */
export function aPenaltyBody({ world }: Stage, regionCode = '440100'): Viewer {
  const authorityId = uuidv7();
  const level = regionCode.endsWith('0000') ? 'PROVINCE' : regionCode.endsWith('00') ? 'CITY' : 'COUNTY';
  const known = world.authorities.get(regionCode) ?? [];
  const body = anAuthority({ id: authorityId, name: '卫生健康监督所', region: { code: regionCode } });
  world.authorities.set(regionCode, [...known, body]);
  return anOfficer({
    authorityId,
    authorityLevel: level,
    regionCode,
    rights: ['RECORD_PENALTIES'],
    accountId: `account-${authorityId}`,
  });
}

export const DETAILS: Record<PersonRecordKind, Record<string, unknown>> = {
  PENALTY: {
    decisionNo: '穗荔卫罚〔2026〕1号',
    organ: '荔湾区卫生健康局',
    basis: '《医师法》第五十五条',
    facts: '某违法事实',
  },
  ASSESSMENT: { cycleFrom: '2023-01-01', cycleUntil: '2025-12-31', body: '某考核机构' },
  TRAINING: { institution: '某培训机构', purpose: 'AFTER_INTERRUPTION' },
  CONDUCT: { organ: '某医院', matter: '抗疫先进个人' },
  BAN: { decisionNo: '穗荔卫告〔2026〕1号', organ: '荔湾区卫生健康局', facts: '提供虚假材料' },
  INSPECTION: { finding: '执业行为规范', inspectors: '张三、李四' },
  CRIMINAL: { judgmentNo: '（2026）粤0103刑初1号', court: '荔湾区人民法院' },
  DISCONTINUATION: { reason: '长期出国' },
};

/** A record with details that fit. */
export function aRecord(
  kind: PersonRecordKind,
  practitionerId: string,
  over: Partial<RecordInput> & { professionType?: ProfessionType | null } = {},
): RecordInput {
  const first = {
    PENALTY: 'WARNING',
    ASSESSMENT: 'PASSED',
    TRAINING: 'PASSED',
    CONDUCT: 'AWARD',
    BAN: 'FALSE_MATERIALS',
  };
  const measure = { ...first, INSPECTION: 'CONDUCT', CRIMINAL: 'SENTENCE', DISCONTINUATION: 'DISCONTINUED' }[kind];
  return {
    kind,
    practitionerId,
    professionType: 'PHYSICIAN',
    measure,
    decidedOn: '2026-11-02',
    details: DETAILS[kind],
    ...over,
  };
}

/** What an authority has recorded. */
export async function recorded(stage: Stage, by: Viewer, input: RecordInput): Promise<PersonRecordRow> {
  return answered(await reportRecord(stage.deps, by, input), 'ReportedRecord').record;
}

/** What an institution has reported and its authority has confirmed. */
export async function confirmed(
  stage: Stage,
  { reviewer, authorityId }: Pick<Somewhere, 'reviewer' | 'authorityId'>,
  input: RecordInput,
): Promise<PersonRecordRow> {
  const { id: recordId, version } = await recorded(stage, reviewer, input);
  const officer = officerOver({ authorityId }, OFFICER_RIGHTS);
  return answered(await confirmRecord(stage.deps, officer, { recordId, version }), 'RecordStepTaken').record;
}

/** Messages of a topic that wait in the outbox, opened. */
export async function told(
  { deps }: Stage,
  topic: 'practitioner.notice' | 'institution.notice',
  key: string,
): Promise<{ template: string; params: Record<string, string> }[]> {
  const rows = await deps.db.outboxMessage.findMany({ where: { topic, key }, orderBy: { createdAt: 'asc' } });
  return rows.map(({ payload }) => {
    const { template, params } = payload as { template: string; params: string };
    return { template, params: JSON.parse(deps.pii.open(params)) };
  });
}
