import type { Right, Viewer } from '@medreg/viewer';
import type { ApplicationStatus, Party, Step } from './generated/resolvers.ts';

/** One verb of the workflow: who may take it, and where it leads from each state that it may be taken in. */
export interface StepDefinition {
  by: Party;
  /** Of an officer, the right without which the step is not his. */
  right?: Right;
  moves: Partial<Record<ApplicationStatus, ApplicationStatus>>;
}

/**
 * The whole workflow (domain 5.4). Use cases, lists, `availableSteps` and the tests ask this table; nothing else knows it.
 * Whoever sent an application back gets it back: the institution after INST_RETURNED, the authority after CORRECTION_REQUIRED.
 */
export const STEPS = {
  submit: {
    by: 'APPLICANT',
    moves: { DRAFT: 'SUBMITTED', INST_RETURNED: 'SUBMITTED', CORRECTION_REQUIRED: 'INST_PASSED' },
  },
  // In every state before the decision (3.1.5).
  withdraw: {
    by: 'APPLICANT',
    moves: {
      DRAFT: 'WITHDRAWN',
      SUBMITTED: 'WITHDRAWN',
      INST_RETURNED: 'WITHDRAWN',
      INST_PASSED: 'WITHDRAWN',
      CORRECTION_REQUIRED: 'WITHDRAWN',
      ACCEPTED: 'WITHDRAWN',
    },
  },
  pass: { by: 'REVIEWER', moves: { SUBMITTED: 'INST_PASSED' } },
  sendBack: { by: 'REVIEWER', moves: { SUBMITTED: 'INST_RETURNED' } },
  reject: { by: 'REVIEWER', moves: { SUBMITTED: 'INST_REJECTED' } },
  accept: { by: 'OFFICER', right: 'ACCEPT_APPLICATIONS', moves: { INST_PASSED: 'ACCEPTED' } },
  requestCorrection: { by: 'OFFICER', right: 'ACCEPT_APPLICATIONS', moves: { INST_PASSED: 'CORRECTION_REQUIRED' } },
  decline: { by: 'OFFICER', right: 'ACCEPT_APPLICATIONS', moves: { INST_PASSED: 'NOT_ACCEPTED' } },
  approve: { by: 'OFFICER', right: 'DECIDE_APPLICATIONS', moves: { ACCEPTED: 'APPROVED' } },
  refuse: { by: 'OFFICER', right: 'DECIDE_APPLICATIONS', moves: { ACCEPTED: 'REFUSED' } },
  // Follows the approval once the eRegId is stored (3.1.11), in the same transaction.
  takeEffect: { by: 'SYSTEM', moves: { APPROVED: 'EFFECTIVE' } },
  // From every open state: ex-officio deregistration, revocation, annulment … (3.1.4).
  close: {
    by: 'SYSTEM',
    moves: {
      DRAFT: 'CLOSED_BY_OPERATION_OF_LAW',
      SUBMITTED: 'CLOSED_BY_OPERATION_OF_LAW',
      INST_RETURNED: 'CLOSED_BY_OPERATION_OF_LAW',
      INST_PASSED: 'CLOSED_BY_OPERATION_OF_LAW',
      CORRECTION_REQUIRED: 'CLOSED_BY_OPERATION_OF_LAW',
      ACCEPTED: 'CLOSED_BY_OPERATION_OF_LAW',
    },
  },
} as const satisfies Record<Step, StepDefinition>;

export const STEP_NAMES = Object.keys(STEPS) as Step[];

/** Every state with its official name, in the order of the procedure. */
export const STATUS_NAMES = {
  DRAFT: '草稿',
  SUBMITTED: '待机构审核',
  INST_RETURNED: '机构退回',
  INST_REJECTED: '机构不通过',
  INST_PASSED: '待受理',
  CORRECTION_REQUIRED: '补正',
  NOT_ACCEPTED: '不予受理',
  ACCEPTED: '已受理',
  APPROVED: '准予，待生效',
  EFFECTIVE: '已生效',
  REFUSED: '不予许可',
  WITHDRAWN: '已撤回',
  CLOSED_BY_OPERATION_OF_LAW: '依法终结',
} as const satisfies Record<ApplicationStatus, string>;

export const STATUSES = Object.keys(STATUS_NAMES) as ApplicationStatus[];

/** @returns the state that the step leads to, or null when it may not be taken in `status` */
export function target(step: Step, status: ApplicationStatus): ApplicationStatus | null {
  const { moves }: StepDefinition = STEPS[step];
  return moves[status] ?? null;
}

/** @returns whether something can still happen to an application in this state */
export const isOpen = (status: ApplicationStatus) => STEP_NAMES.some((step) => target(step, status) !== null);

/** States in which the applicant may still change what the application says: those that he can submit from. */
export const isEditable = (status: ApplicationStatus) => target('submit', status) !== null;

/** @returns whose queue an application in this state lies in; withdrawing is a right of the applicant, not his turn */
export function waitingFor(status: ApplicationStatus): Party | null {
  const next = STEP_NAMES.find((step) => step !== 'withdraw' && target(step, status) !== null);
  return next ? STEPS[next].by : null;
}

/** What of an application decides who may take its steps. */
export interface Parties {
  practitionerId: string;
  institutionId: string | null;
  authorityId: string | null;
}

/** @returns as which party the viewer may act on the application: his own, his institution's, exactly his authority's */
export function partyOf(viewer: Viewer, application: Parties): Party | null {
  const is = (mine: string | undefined, its: string | null) => mine !== undefined && mine === its;
  if (viewer.kind === 'PERSON') return is(viewer.practitionerId, application.practitionerId) ? 'APPLICANT' : null;
  if (viewer.kind === 'INSTITUTION') return is(viewer.institutionId, application.institutionId) ? 'REVIEWER' : null;
  if (viewer.kind === 'AUTHORITY') return is(viewer.authorityId, application.authorityId) ? 'OFFICER' : null;
  return null;
}

/** @returns whether the step is the viewer's to take, in whatever state */
export function isTheirs(step: Step, application: Parties, viewer: Viewer): boolean {
  const { by, right }: StepDefinition = STEPS[step];
  return by === partyOf(viewer, application) && (right === undefined || viewer.rights.includes(right));
}

/** @returns whether the viewer may take the step now: one of the two places where authorisation lives (see access.ts) */
export function canTake(step: Step, application: Parties & { status: ApplicationStatus }, viewer: Viewer): boolean {
  return target(step, application.status) !== null && isTheirs(step, application, viewer);
}

/**
 * @param application `correctionRequestedAt`: a correction is asked for once, everything at a time (ALL-32(4))
 * @returns what the viewer may do now
 */
export function availableSteps(
  application: Parties & { status: ApplicationStatus; correctionRequestedAt: Date | null },
  viewer: Viewer,
): Step[] {
  return STEP_NAMES.filter(
    (step) =>
      canTake(step, application, viewer) &&
      !(step === 'requestCorrection' && application.correctionRequestedAt !== null),
  );
}
