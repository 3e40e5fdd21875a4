import type { Right, Viewer } from '@medreg/viewer';
import type { ApplicationStatus, Channel, Party, Step } from './generated/resolvers.ts';

/** Who takes a step, and of an officer the right without which it is not his. */
export interface StepDefinition {
  by: Party;
  right?: Right;
}

/** Every verb of the workflow and whose it is (domain 5.4). Where it leads is the path's (`PATHS`). */
export const STEPS = {
  submit: { by: 'APPLICANT' },
  // What had to wait behind another application goes on (3.1.4).
  resume: { by: 'SYSTEM' },
  withdraw: { by: 'APPLICANT' },
  pass: { by: 'REVIEWER' },
  sendBack: { by: 'REVIEWER' },
  reject: { by: 'REVIEWER' },
  // After ten working days without review, or at a closed institution (5.4, 3.6).
  callUp: { by: 'OFFICER', right: 'ACCEPT_APPLICATIONS' },
  accept: { by: 'OFFICER', right: 'ACCEPT_APPLICATIONS' },
  // No correction asked for within five working days: accepted from the day of receipt (ALL-32(4)).
  deemAccepted: { by: 'SYSTEM' },
  requestCorrection: { by: 'OFFICER', right: 'ACCEPT_APPLICATIONS' },
  decline: { by: 'OFFICER', right: 'ACCEPT_APPLICATIONS' },
  // Ex officio (5.6): the person is told, explains, and is decided about by a named officer.
  notify: { by: 'OFFICER', right: 'DECIDE_APPLICATIONS' },
  explain: { by: 'CONCERNED' },
  endHearing: { by: 'SYSTEM' },
  approve: { by: 'OFFICER', right: 'DECIDE_APPLICATIONS' },
  refuse: { by: 'OFFICER', right: 'DECIDE_APPLICATIONS' },
  keep: { by: 'OFFICER', right: 'DECIDE_APPLICATIONS' },
  // The authority that examines passes it on to the one that decides (S2-Q14: province of the sign-up → NMEC).
  forward: { by: 'OFFICER', right: 'DECIDE_APPLICATIONS' },
  // The military body lets its nurse go, or finds the data wrong; the authority then asks again (3.5).
  release: { by: 'REVIEWER' },
  objectRelease: { by: 'REVIEWER' },
  askRelease: { by: 'OFFICER', right: 'DECIDE_APPLICATIONS' },
  // What the military body answered on paper, by the officer who has it (domain 2.1).
  recordRelease: { by: 'OFFICER', right: 'DECIDE_APPLICATIONS' },
  // What was approved could not be written elsewhere (qualification.correctionSettled): it is decided about again.
  reopen: { by: 'SYSTEM' },
  // Follows the approval once the eRegId is stored (3.1.11) and whatever belongs to it is approved too.
  takeEffect: { by: 'SYSTEM' },
  // From every open state: ex-officio deregistration, revocation, annulment … (3.1.4).
  close: { by: 'SYSTEM' },
} as const satisfies Record<Step, StepDefinition>;

export const STEP_NAMES = Object.keys(STEPS) as Step[];

/** Every state with its official name, in the order of the procedure. */
export const STATUS_NAMES = {
  DRAFT: '草稿',
  PENDING: '待前一业务办结',
  SUBMITTED: '待机构审核',
  INST_RETURNED: '机构退回',
  INST_REJECTED: '机构不通过',
  PARTLY_PASSED: '待拟执业机构审核',
  MIL_PASSED: '待地方机构审核',
  SECOND_RETURNED: '拟执业机构退回',
  INST_PASSED: '待受理',
  CORRECTION_REQUIRED: '补正',
  NOT_ACCEPTED: '不予受理',
  TO_NOTIFY: '待告知',
  HEARING: '听取陈述申辩',
  ACCEPTED: '已受理',
  FORWARDED: '已转报，待上级机关审批',
  APPROVED: '准予，待生效',
  AWAITING_RELEASE: '待军队机构释放',
  RELEASE_OBJECTED: '军队机构提出异议',
  EFFECTIVE: '已生效',
  REFUSED: '不予许可',
  KEPT: '终止（保留注册）',
  WITHDRAWN: '已撤回',
  CLOSED_BY_OPERATION_OF_LAW: '依法终结',
} as const satisfies Record<ApplicationStatus, string>;

export const STATUSES = Object.keys(STATUS_NAMES) as ApplicationStatus[];

type Moves = Partial<Record<Step, Partial<Record<ApplicationStatus, ApplicationStatus>>>>;

// Whoever sent an application back gets it back: the institution after a return, the authority after a correction.
const REVIEW: Moves = {
  submit: { DRAFT: 'SUBMITTED', INST_RETURNED: 'SUBMITTED' },
  pass: { SUBMITTED: 'INST_PASSED' },
  sendBack: { SUBMITTED: 'INST_RETURNED' },
  reject: { SUBMITTED: 'INST_REJECTED' },
};
const VERDICT: Moves = {
  approve: { ACCEPTED: 'APPROVED' },
  refuse: { ACCEPTED: 'REFUSED' },
  reopen: { APPROVED: 'ACCEPTED' },
  takeEffect: { APPROVED: 'EFFECTIVE' },
};
const DECISION: Moves = {
  submit: { CORRECTION_REQUIRED: 'INST_PASSED' },
  accept: { INST_PASSED: 'ACCEPTED' },
  deemAccepted: { INST_PASSED: 'ACCEPTED' },
  requestCorrection: { INST_PASSED: 'CORRECTION_REQUIRED' },
  decline: { INST_PASSED: 'NOT_ACCEPTED' },
  ...VERDICT,
};
/** Examined by one authority, decided by the one above (S2-Q14). */
const TWO_AUTHORITIES: Moves = {
  forward: { ACCEPTED: 'FORWARDED' },
  approve: { FORWARDED: 'APPROVED' },
  refuse: { ACCEPTED: 'REFUSED', FORWARDED: 'REFUSED' },
  reopen: { APPROVED: 'FORWARDED' },
};
const CALL_UP: Moves = { callUp: { SUBMITTED: 'INST_PASSED' } };
/** A second institution after the first; what it sends back comes back to it. */
const twoReviews = (between: 'PARTLY_PASSED' | 'MIL_PASSED'): Moves => ({
  submit: { SECOND_RETURNED: between },
  pass: { SUBMITTED: between, [between]: 'INST_PASSED' },
  sendBack: { [between]: 'SECOND_RETURNED' },
  reject: { [between]: 'INST_REJECTED' },
  callUp: { SUBMITTED: 'INST_PASSED', [between]: 'INST_PASSED' },
});

/** The paper says yes, or that the data are wrong; then the authority decides again. */
const RELEASED_ON_PAPER: Moves = {
  askRelease: { APPROVED: 'AWAITING_RELEASE' },
  recordRelease: { AWAITING_RELEASE: 'EFFECTIVE' },
  refuse: { AWAITING_RELEASE: 'REFUSED' },
};

const BEFORE_THE_DECISION = [
  'DRAFT',
  'PENDING',
  'SUBMITTED',
  'INST_RETURNED',
  'PARTLY_PASSED',
  'MIL_PASSED',
  'SECOND_RETURNED',
  'INST_PASSED',
  'CORRECTION_REQUIRED',
  'ACCEPTED',
  'FORWARDED',
] as const satisfies ApplicationStatus[];
const BEFORE_THE_EFFECT = [
  ...BEFORE_THE_DECISION,
  'TO_NOTIFY',
  'HEARING',
  'APPROVED',
  'AWAITING_RELEASE',
  'RELEASE_OBJECTED',
] as const satisfies ApplicationStatus[];

/**
 * 审核流程: the reviewers' chains of domain 5.4. A chain is what its parts say together; withdrawing and closing are possible
 * wherever the law lets them.
 */
export const PATHS = {
  /** 个人 → 机构 → 主管部门 */
  GENERAL: chain(withdrawable, REVIEW, CALL_UP, DECISION),
  /** 信息维护: ends at the institution. */
  INFO: chain(withdrawable, REVIEW, { pass: { SUBMITTED: 'EFFECTIVE' } }),
  /** 个人 → 现机构 → 拟执业机构 → 主管部门 (S2-Q9 with another institution) */
  TWO_INSTITUTIONS: chain(withdrawable, REVIEW, twoReviews('PARTLY_PASSED'), DECISION),
  /** 个人 → 军队机构 → 地方机构 → 主管部门 → 军队机构释放 (S2-Q33) */
  MILITARY: chain(
    withdrawable,
    REVIEW,
    twoReviews('MIL_PASSED'),
    { ...DECISION, reopen: {}, takeEffect: {} },
    {
      askRelease: { APPROVED: 'AWAITING_RELEASE', RELEASE_OBJECTED: 'AWAITING_RELEASE' },
      release: { AWAITING_RELEASE: 'EFFECTIVE' },
      recordRelease: { AWAITING_RELEASE: 'EFFECTIVE' },
      objectRelease: { AWAITING_RELEASE: 'RELEASE_OBJECTED' },
      refuse: { RELEASE_OBJECTED: 'REFUSED' },
    },
  ),
  /** 个人 → 地方机构 → 主管部门 → 军队机构书面释放: the military body has no account (domain 2.1, 3.5) */
  MILITARY_ON_PAPER: chain(
    withdrawable,
    REVIEW,
    CALL_UP,
    { ...DECISION, reopen: {}, takeEffect: {} },
    RELEASED_ON_PAPER,
  ),
  /** 窗口受理 → 审批 → 军队机构书面释放 */
  MILITARY_AT_WINDOW: chain(
    withdrawable,
    { ...VERDICT, reopen: {}, takeEffect: {} },
    { submit: { DRAFT: 'ACCEPTED' } },
    RELEASED_ON_PAPER,
  ),
  /** 个人 → 主管部门: no institution takes part (qualification data). */
  TO_AUTHORITY: chain(withdrawable, DECISION, { submit: { DRAFT: 'INST_PASSED' } }),
  /** 机构 → 主管部门 */
  BY_INSTITUTION: chain(withdrawable, DECISION, { submit: { DRAFT: 'INST_PASSED' } }),
  /** 机构依法应当报送, 待前一业务办结: waits behind an open change, is decided after it (3.1.4, 10.1.16). */
  WAITING: chain(withdrawable, DECISION, {
    submit: { DRAFT: 'PENDING' },
    resume: { PENDING: 'INST_PASSED' },
  }),
  /** 机构自行生效, 告知主管部门 (S2-Q52) */
  INSTITUTION_ALONE: chain(withdrawable, { submit: { DRAFT: 'EFFECTIVE' } }),
  /** 窗口直接办理 (S3 3.(1)): whoever receives it sees what is missing at once, so it starts accepted. */
  WINDOW: chain(withdrawable, VERDICT, { submit: { DRAFT: 'ACCEPTED' } }),
  /** 个人 → 省级主管部门审核、转报 → 国家级审批 (S2-Q14: examination data) */
  PROVINCE_THEN_NATION: chain(withdrawable, { ...DECISION, ...TWO_AUTHORITIES }, { submit: { DRAFT: 'INST_PASSED' } }),
  INSTITUTION_PROVINCE_NATION: chain(withdrawable, REVIEW, CALL_UP, { ...DECISION, ...TWO_AUTHORITIES }),
  WINDOW_THEN_NATION: chain(withdrawable, { ...VERDICT, ...TWO_AUTHORITIES }, { submit: { DRAFT: 'ACCEPTED' } }),
  /** 依职权: told first, heard, then decided (5.6, 11-A9) */
  EX_OFFICIO: chain(final, {
    notify: { TO_NOTIFY: 'HEARING' },
    explain: { HEARING: 'HEARING' },
    endHearing: { HEARING: 'ACCEPTED' },
    approve: { ACCEPTED: 'APPROVED' },
    keep: { TO_NOTIFY: 'KEPT', HEARING: 'KEPT', ACCEPTED: 'KEPT' },
    takeEffect: { APPROVED: 'EFFECTIVE' },
  }),
} as const satisfies Record<string, Moves>;
export type Path = keyof typeof PATHS;

export const PATH_NAMES = Object.keys(PATHS) as Path[];

/** Joins parts of a chain: a later part adds to an earlier one and wins where both speak. */
function chain(ending: (moves: Moves) => Moves, ...parts: Moves[]): Moves {
  const joined: Moves = {};
  for (const part of parts) {
    for (const step of STEP_NAMES) if (part[step]) joined[step] = { ...joined[step], ...part[step] };
  }
  return ending(joined);
}

function withdrawable(moves: Moves): Moves {
  const states = statesOf(moves);
  const from = BEFORE_THE_DECISION.filter((status) => states.has(status));
  return final({ ...moves, withdraw: Object.fromEntries(from.map((status) => [status, 'WITHDRAWN'])) });
}

function final(moves: Moves): Moves {
  const states = statesOf(moves);
  const from = BEFORE_THE_EFFECT.filter((status) => states.has(status));
  return { ...moves, close: Object.fromEntries(from.map((status) => [status, 'CLOSED_BY_OPERATION_OF_LAW'])) };
}

function statesOf(moves: Moves): Set<string> {
  return new Set(Object.values(moves).flatMap((steps) => [...Object.keys(steps), ...Object.values(steps)]));
}

/** Where an application goes: its chain and its state. */
export interface Position {
  path: string;
  status: ApplicationStatus;
}

/** @returns the chain of an application. @throws Error when the row names none */
export function pathOf(path: string): Path {
  if (Object.hasOwn(PATHS, path)) return path as Path;
  throw new Error(`Unknown path ${path}`);
}

/** @returns the state that the step leads to, or null when it may not be taken */
export function target(step: Step, { path, status }: Position): ApplicationStatus | null {
  const moves: Moves = PATHS[pathOf(path)];
  return moves[step]?.[status] ?? null;
}

/** @returns whether something can still happen to an application there */
export const isOpen = (position: Position) => STEP_NAMES.some((step) => target(step, position) !== null);

/** Whether an authority decides it: what ends at an institution has none to name. */
export const isDecided = ({ path }: Pick<Position, 'path'>) => 'approve' in PATHS[pathOf(path)];

/** The states in which an application is open on any chain. */
export const OPEN_STATUSES = STATUSES.filter((status) => PATH_NAMES.some((path) => isOpen({ path, status })));

/** Where the applicant may still change what the application says: wherever he can submit from. */
export const isEditable = (position: Position) => target('submit', position) !== null;

/** Steps that somebody may take but nobody waits for: rights, not turns. */
const NOBODYS_TURN: ReadonlySet<Step> = new Set([
  'withdraw',
  'close',
  'callUp',
  'deemAccepted',
  'explain',
  'endHearing',
]);

/** @returns whose queue an application there lies in */
export function waitingFor(position: Position): Party | null {
  const next = STEP_NAMES.find((step) => !NOBODYS_TURN.has(step) && target(step, position) !== null);
  return next ? STEPS[next].by : null;
}

/** Which institution of the chain has its turn: the first until it has passed it on, and again when a release is asked of it. */
const SECOND_TURN: ReadonlySet<ApplicationStatus> = new Set(['PARTLY_PASSED', 'MIL_PASSED', 'SECOND_RETURNED']);

/** @returns the institution that reviews an application in that state; null when none takes part */
export function reviewerAt(status: ApplicationStatus, reviewerIds: readonly string[]): string | null {
  return (SECOND_TURN.has(status) ? reviewerIds.at(-1) : reviewerIds[0]) ?? null;
}

/** What of an application decides who may take its steps. */
export interface Parties {
  channel: Channel;
  practitionerId: string;
  byInstitutionId: string | null;
  reviewerId: string | null;
  authorityId: string | null;
}

/**
 * @returns as which parties the viewer may act: the applicant is whoever brought it in, the person concerned is always the
 * person, the reviewer exactly the institution whose turn it is, the officer exactly the responsible authority's
 */
export function partiesOf(viewer: Viewer, application: Parties): Party[] {
  const { channel, practitionerId, byInstitutionId, reviewerId, authorityId } = application;
  const is = (mine: string | undefined, its: string | null) => mine !== undefined && mine === its;
  switch (viewer.kind) {
    case 'PERSON':
      if (!is(viewer.practitionerId, practitionerId)) return [];
      return channel === 'PERSON' ? ['APPLICANT', 'CONCERNED'] : ['CONCERNED'];
    case 'INSTITUTION':
      if (channel === 'INSTITUTION' && is(viewer.institutionId, byInstitutionId)) return ['APPLICANT'];
      return is(viewer.institutionId, reviewerId) ? ['REVIEWER'] : [];
    case 'AUTHORITY': {
      if (!is(viewer.authorityId, authorityId)) return [];
      const atWindow = channel === 'AUTHORITY' && viewer.rights.includes('ACCEPT_APPLICATIONS');
      return atWindow ? ['OFFICER', 'APPLICANT'] : ['OFFICER'];
    }
    default:
      return [];
  }
}

/** @returns whether the step is the viewer's to take, in whatever state */
export function isTheirs(step: Step, application: Parties, viewer: Viewer): boolean {
  const { by, right }: StepDefinition = STEPS[step];
  return partiesOf(viewer, application).includes(by) && (right === undefined || viewer.rights.includes(right));
}

/** @returns whether the viewer may take the step now: one of the two places where authorisation lives (see access.ts) */
export function canTake(step: Step, application: Parties & Position, viewer: Viewer): boolean {
  return target(step, application) !== null && isTheirs(step, application, viewer);
}

/** @returns what the viewer may do now */
export function availableSteps(application: Parties & Position, viewer: Viewer): Step[] {
  return STEP_NAMES.filter((step) => canTake(step, application, viewer));
}
