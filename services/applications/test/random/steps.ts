import { anInstitutionUser, anOfficer, aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../src/context.ts';
import { acceptApplication } from '../../src/features/accept-application/accept-application.ts';
import { approveApplication } from '../../src/features/approve-application/approve-application.ts';
import { callUpApplication } from '../../src/features/call-up-application/call-up-application.ts';
import { decideTask, keepRegistration } from '../../src/features/decide-task/decide-task.ts';
import { declineApplication } from '../../src/features/decline-application/decline-application.ts';
import { explainTask } from '../../src/features/explain-task/explain-task.ts';
import { forwardApplication } from '../../src/features/forward-application/forward-application.ts';
import { notifyOfTask } from '../../src/features/notify-of-task/notify-of-task.ts';
import { passApplication } from '../../src/features/pass-application/pass-application.ts';
import { refuseApplication } from '../../src/features/refuse-application/refuse-application.ts';
import { rejectApplication } from '../../src/features/reject-application/reject-application.ts';
import { requestCorrection } from '../../src/features/request-correction/request-correction.ts';
import { sendBackApplication } from '../../src/features/send-back-application/send-back-application.ts';
import { submitApplication } from '../../src/features/submit-application/submit-application.ts';
import { withdrawApplication } from '../../src/features/withdraw-application/withdraw-application.ts';
import type { Step } from '../../src/generated/resolvers.ts';
import { getProcedure } from '../../src/procedures/index.ts';
import type { ApplicationRow } from '../../src/rows.ts';
import { STEPS } from '../../src/workflow.ts';
import { seen } from '../builders.ts';
import { OFFICER_RIGHTS } from '../stage.ts';

type Taking = (deps: Deps, viewer: Viewer, application: ApplicationRow) => Promise<{ kind: string }>;

const because = (code: string) => [{ code, message: '某项理由' }];
const GROUND = { 'R-P': 'R-P6', 'R-N': 'R-N4', ANY: 'FORM' } as const;
const official = { reasons: because('FORM'), officer: '张三' };

/** The use case of each step that people take, with a good reason where one is needed. */
export const TAKING: Partial<Record<Step, Taking>> = {
  submit: (deps, viewer, one) => submitApplication(deps, viewer, seen(one)),
  withdraw: (deps, viewer, one) => withdrawApplication(deps, viewer, seen(one)),
  pass: (deps, viewer, one) => passApplication(deps, viewer, seen(one)),
  sendBack: (deps, viewer, one) => sendBackApplication(deps, viewer, { ...seen(one), reasons: because('FORM') }),
  reject: (deps, viewer, one) => rejectApplication(deps, viewer, { ...seen(one), reasons: because('FORM') }),
  callUp: (deps, viewer, one) => callUpApplication(deps, viewer, seen(one)),
  accept: (deps, viewer, one) => acceptApplication(deps, viewer, seen(one)),
  requestCorrection: (deps, viewer, one) =>
    requestCorrection(deps, viewer, { ...seen(one), reasons: because('FORM'), secondReason: '出现新的缺漏' }),
  decline: (deps, viewer, one) => declineApplication(deps, viewer, { ...seen(one), reasons: because('FORM') }),
  approve: (deps, viewer, one) =>
    one.channel === 'EX_OFFICIO'
      ? decideTask(deps, viewer, { ...seen(one), ...official })
      : approveApplication(deps, viewer, seen(one)),
  refuse: (deps, viewer, one) =>
    refuseApplication(deps, viewer, {
      ...seen(one),
      reasons: because(GROUND[getProcedure(one.procedure).grounds]),
    }),
  forward: (deps, viewer, one) => forwardApplication(deps, viewer, seen(one)),
  notify: (deps, viewer, one) => notifyOfTask(deps, viewer, seen(one)),
  explain: (deps, viewer, one) => explainTask(deps, viewer, { ...seen(one), statement: '仍在执业' }),
  keep: (deps, viewer, one) => keepRegistration(deps, viewer, { ...seen(one), ...official }),
};
export const TAKEN = Object.keys(TAKING) as Step[];

/** What a use case answers when the step was taken. */
export const AGREED: ReadonlySet<string> = new Set(['SubmittedApplication', 'StepTaken', 'ApprovedApplication']);
/** What it may answer otherwise: everything else is a mistake. */
export const DECLINED: ReadonlySet<string> = new Set([
  'StepNotAllowed',
  'RequirementNotMet',
  'ApplicationChanged',
  'ApplicationNotFound',
  'Incomplete',
  'AlreadyOpen',
  'InvalidInput',
]);

/** Whose step it is. */
export function takerOf(step: Step, application: ApplicationRow): Viewer {
  const { channel, practitionerId, byInstitutionId, reviewerId } = application;
  const person = aPerson({ practitionerId, accountId: `account-${practitionerId}` });
  const at = (institutionId: string | null) =>
    anInstitutionUser({ institutionId: institutionId ?? uuidv7(), accountId: `account-${institutionId}` });
  switch (STEPS[step].by) {
    case 'APPLICANT':
      if (channel === 'AUTHORITY') return officerOver(application, 'window');
      return channel === 'INSTITUTION' ? at(byInstitutionId) : person;
    case 'CONCERNED':
      return person;
    case 'REVIEWER':
      return at(reviewerId);
    default:
      return officerOver(application);
  }
}

/** @param account tells apart who receives a case at the window and who decides it (domain 2.3) */
export const officerOver = (
  { authorityId, authorityRegionCode }: Pick<ApplicationRow, 'authorityId' | 'authorityRegionCode'>,
  account = 'account',
) =>
  anOfficer({
    authorityId: authorityId ?? uuidv7(),
    regionCode: authorityRegionCode ?? '440103',
    rights: OFFICER_RIGHTS,
    accountId: `${account}-${authorityId}`,
  });

/** Somebody of the same kind to whom the application is nothing. */
export function strangerTo(step: Step, application: ApplicationRow): Viewer {
  const taker = takerOf(step, application);
  const other = uuidv7();
  switch (taker.kind) {
    case 'PERSON':
      return { ...taker, practitionerId: other, accountId: other };
    case 'INSTITUTION':
      return { ...taker, institutionId: other, accountId: other };
    default:
      return { ...taker, authorityId: other, accountId: other };
  }
}
