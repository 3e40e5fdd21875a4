import type { ApplicationStatus } from '../src/generated/resolvers.ts';
import { type TakenStep, take } from './ask.ts';
import { aDraft, anAccepted, anApproved, aPassed, aSubmitted, type Case } from './builders.ts';
import type { Stage } from './stage.ts';

/** Whose verb a step is, among the people of a case. */
export const TAKER = {
  submit: 'viewer',
  withdraw: 'viewer',
  pass: 'reviewer',
  sendBack: 'reviewer',
  reject: 'reviewer',
  callUp: 'officer',
  accept: 'officer',
  requestCorrection: 'officer',
  decline: 'officer',
  approve: 'officer',
  refuse: 'officer',
  release: 'reviewer',
  objectRelease: 'reviewer',
  askRelease: 'officer',
} as const satisfies Record<TakenStep, 'viewer' | 'reviewer' | 'officer'>;

/** A case in each state in which an application on the general chain can rest. */
export const CASES = {
  DRAFT: (stage) => aDraft(stage),
  SUBMITTED: (stage) => aSubmitted(stage),
  INST_RETURNED: (stage) => after(stage, aSubmitted(stage), 'sendBack'),
  INST_REJECTED: (stage) => after(stage, aSubmitted(stage), 'reject'),
  INST_PASSED: (stage) => aPassed(stage),
  CORRECTION_REQUIRED: (stage) => after(stage, aPassed(stage), 'requestCorrection'),
  NOT_ACCEPTED: (stage) => after(stage, aPassed(stage), 'decline'),
  ACCEPTED: (stage) => anAccepted(stage),
  EFFECTIVE: (stage) => anApproved(stage),
  REFUSED: (stage) => after(stage, anAccepted(stage), 'refuse'),
  WITHDRAWN: (stage) => after(stage, aSubmitted(stage), 'withdraw'),
  CLOSED_BY_OPERATION_OF_LAW: async (stage) => {
    const submitted = await aSubmitted(stage);
    const data = { status: 'CLOSED_BY_OPERATION_OF_LAW', waitingFor: null, version: { increment: 1 } } as const;
    const { id } = submitted.application;
    return { ...submitted, application: await stage.deps.db.application.update({ where: { id }, data }) };
  },
} satisfies Partial<Record<ApplicationStatus, (stage: Stage) => Promise<Case>>>;

async function after(stage: Stage, before: Promise<Case>, step: TakenStep): Promise<Case> {
  const theCase = await before;
  const answer = await take(stage, theCase[TAKER[step]], step, theCase.application);
  if (answer.__typename !== 'StepTaken') throw new Error(JSON.stringify(answer));
  return { ...theCase, application: await present(stage, theCase) };
}

/** The application as it is now. */
export const present = ({ deps }: Stage, { application: { id } }: Pick<Case, 'application'>) =>
  deps.db.application.findUniqueOrThrow({ where: { id } });
