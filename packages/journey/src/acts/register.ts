import { type Graph, Surprise } from '../graph.ts';
import type { Actor } from './accounts.ts';

/** A registration of an older register, as its authority enters it. */
export interface OldRegistration {
  name: string;
  idNumber: string;
  professionType: 'PHYSICIAN' | 'TCM_SPECIALTY' | 'NURSE' | 'SHORT_TERM';
  qualificationCodes: string[];
  scopes: string[];
  institutionId: string;
  certificateCode: string;
  status: string;
  statusSince: string;
  statusReason?: string;
  issuedOn: string;
  firstRegisteredOn: string;
  periodFrom?: string;
  periodUntil?: string;
  staffKind?: string;
  trainingEnd?: string;
}

/** 录入已有注册 (domain 3.3). @returns the id of the registration */
export async function recordRegistration(graph: Graph, officer: Actor, old: OldRegistration): Promise<string> {
  const { rows } = await graph.act<{
    rows: { outcome: string; registration: { id: string } | null; problem: { message: string } | null }[];
  }>(
    'RecordedRegistrations',
    `mutation Record($source: String!, $rows: [RecordedRegistrationInput!]!) {
      recordRegistrations(source: $source, rows: $rows) { __typename
        ... on RecordedRegistrations { rows { outcome registration { id } problem { code message } } }
        ... on InvalidInput { problems { field message } } } }`,
    { source: '原注册联网管理系统', rows: [{ key: old.certificateCode, ...old }] },
    officer.token,
  );
  const [row] = rows;
  if (!row?.registration) throw new Surprise(`recorded: ${row?.outcome} ${row?.problem?.message}`);
  return row.registration.id;
}

/** 立案: an ex officio task about a registration. @returns the id of its application */
export async function openTask(
  graph: Graph,
  officer: Actor,
  task: { registrationId: string; procedure: string; reason: string },
): Promise<string> {
  const { application } = await graph.act<{ application: { id: string } }>(
    'OpenedApplication',
    `mutation Task($input: OfficialTaskInput!) { openOfficialTask(input: $input) { __typename
      ... on OpenedApplication { application { id } } ... on AlreadyOpen { message }
      ... on InvalidInput { problems { field message } } ... on RequirementNotMet { code message } } }`,
    { input: { ...task, evidence: '日常监督检查中发现，附现场检查笔录。' } },
    officer.token,
  );
  return application.id;
}
