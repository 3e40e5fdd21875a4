import type { Viewer } from '@medreg/viewer';
import type { Step } from '../src/generated/resolvers.ts';
import type { ApplicationRow } from '../src/rows.ts';
import { seen } from './builders.ts';
import type { Stage } from './stage.ts';

/** What came back of one root field: a member of its union, or the code of an error. */
export type Answer = Record<string, unknown> & { __typename: string };

/** Asks one root field as somebody, through the whole subgraph. Errors become `{ __typename: <code> }`. */
export async function ask(
  stage: Stage,
  viewer: Viewer,
  operation: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const { data, errors } = await stage.subgraph.execute(viewer, operation, variables);
  const [error] = errors ?? [];
  if (error) return { __typename: String(error.extensions?.code), message: error.message };
  return Object.values(data ?? {})[0] as Answer;
}

const REASONED = 'mutation($id: ID!, $version: Int!, $reasons: [ReasonInput!]!)';
const PLAIN = 'mutation($id: ID!, $version: Int!)';
const OUTCOME = `{
  __typename
  ... on ApplicationChanged { application { id status version } }
  ... on StepNotAllowed { status availableSteps }
  ... on RequirementNotMet { code message basis }
  ... on ApplicationNotFound { message }
}`;
const reasoned = (field: string) =>
  `${REASONED} { ${field}(applicationId: $id, version: $version, reasons: $reasons) ${OUTCOME} }`;
const plain = (field: string) => `${PLAIN} { ${field}(applicationId: $id, version: $version) ${OUTCOME} }`;

/** The mutation of each step that somebody takes. */
export const MUTATIONS = {
  submit: plain('submitApplication'),
  withdraw: plain('withdrawApplication'),
  pass: plain('passApplication'),
  sendBack: reasoned('sendBackApplication'),
  reject: reasoned('rejectApplication'),
  callUp: plain('callUpApplication'),
  accept: plain('acceptApplication'),
  requestCorrection: reasoned('requestCorrection'),
  decline: reasoned('declineApplication'),
  approve: plain('approveApplication'),
  refuse: reasoned('refuseApplication'),
  release: plain('releaseApplication'),
  objectRelease: reasoned('objectToRelease'),
  askRelease: plain('askForRelease'),
} as const satisfies Partial<Record<Step, string>>;

export type TakenStep = keyof typeof MUTATIONS;
export const TAKEN_STEPS = Object.keys(MUTATIONS) as TakenStep[];

/** Takes a step as somebody, with a good reason where one is needed. */
export function take(stage: Stage, viewer: Viewer, step: TakenStep, application: ApplicationRow): Promise<Answer> {
  const { applicationId: id, version } = seen(application);
  const reasons = [{ code: step === 'refuse' ? 'R-P6' : 'FORM', message: '工作经历不完整' }];
  const variables = MUTATIONS[step].startsWith(REASONED) ? { id, version, reasons } : { id, version };
  return ask(stage, viewer, MUTATIONS[step], variables);
}
