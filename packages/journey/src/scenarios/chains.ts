import type { StepMutation } from '../acts/applications.ts';

/** Everybody who may have a turn. A reviewer comes twice where two institutions take part, or the same one again. */
export type Taker = 'APPLICANT' | 'REVIEWER' | 'SECOND_REVIEWER' | 'OFFICER' | 'DECIDER' | 'HIGHER' | 'PERSON';

/** What each of them does; where it is more than one mutation, the verb stands for it. */
export type Act =
  | Exclude<StepMutation, 'objectToApplication'>
  | 'submitApplication'
  | 'approveApplication'
  | 'endWhatItWaitsFor'
  | 'notifyOfTask'
  | 'explainTask'
  | 'keepRegistration';

/** One turn: who takes it, what he does, and how everybody finds the application then. */
export type Turn = readonly [taker: Taker, act: Act, status: string];

export interface Chain {
  /** As the guide says it (`procedures { channels { chains } }`). */
  words: string;
  turns: readonly Turn[];
}

const SUBMIT: Turn = ['APPLICANT', 'submitApplication', 'SUBMITTED'];
const PASS: Turn = ['REVIEWER', 'passApplication', 'INST_PASSED'];
const ACCEPT: Turn = ['OFFICER', 'acceptApplication', 'ACCEPTED'];
const APPROVE: Turn = ['DECIDER', 'approveApplication', 'EFFECTIVE'];
const TO_THE_AUTHORITY: Turn = ['APPLICANT', 'submitApplication', 'INST_PASSED'];
const AT_THE_WINDOW: Turn = ['APPLICANT', 'submitApplication', 'ACCEPTED'];
const FORWARD: readonly Turn[] = [
  ['DECIDER', 'forwardApplication', 'FORWARDED'],
  ['HIGHER', 'approveApplication', 'EFFECTIVE'],
];

/** The reviewers' chains of domain 5.4, turn by turn. */
export const CHAINS = {
  GENERAL: { words: '个人提交 → 机构审核 → 主管部门受理、审批 → 生效', turns: [SUBMIT, PASS, ACCEPT, APPROVE] },
  INFO: { words: '个人提交 → 机构审核 → 生效', turns: [SUBMIT, ['REVIEWER', 'passApplication', 'EFFECTIVE']] },
  TWO_INSTITUTIONS: {
    words: '个人提交 → 现执业机构审核 → 拟执业机构审核 → 主管部门受理、审批 → 生效',
    turns: [
      SUBMIT,
      ['REVIEWER', 'passApplication', 'PARTLY_PASSED'],
      ['SECOND_REVIEWER', 'passApplication', 'INST_PASSED'],
      ACCEPT,
      APPROVE,
    ],
  },
  MILITARY: {
    words: '个人提交 → 军队、武警机构审核 → 地方机构审核 → 主管部门受理、审批 → 军队、武警机构释放 → 生效',
    turns: [
      SUBMIT,
      ['REVIEWER', 'passApplication', 'MIL_PASSED'],
      ['SECOND_REVIEWER', 'passApplication', 'INST_PASSED'],
      ACCEPT,
      ['DECIDER', 'approveApplication', 'AWAITING_RELEASE'],
      ['REVIEWER', 'releaseApplication', 'EFFECTIVE'],
    ],
  },
  MILITARY_ON_PAPER: {
    words: '个人提交 → 地方机构审核 → 主管部门受理、审批 → 军队、武警机构书面释放 → 生效',
    turns: [
      SUBMIT,
      PASS,
      ACCEPT,
      ['DECIDER', 'approveApplication', 'AWAITING_RELEASE'],
      ['DECIDER', 'recordRelease', 'EFFECTIVE'],
    ],
  },
  MILITARY_AT_WINDOW: {
    words: '窗口受理 → 审批 → 军队、武警机构书面释放 → 生效',
    turns: [
      AT_THE_WINDOW,
      ['DECIDER', 'approveApplication', 'AWAITING_RELEASE'],
      ['DECIDER', 'recordRelease', 'EFFECTIVE'],
    ],
  },
  TO_AUTHORITY: { words: '提交 → 主管部门受理、审批 → 生效', turns: [TO_THE_AUTHORITY, ACCEPT, APPROVE] },
  BY_INSTITUTION: { words: '机构提交 → 主管部门受理、审批 → 生效', turns: [TO_THE_AUTHORITY, ACCEPT, APPROVE] },
  WAITING: {
    words: '机构提交 → 待前一业务办结 → 主管部门受理、审批 → 生效',
    turns: [
      ['APPLICANT', 'submitApplication', 'PENDING'],
      ['PERSON', 'endWhatItWaitsFor', 'INST_PASSED'],
      ACCEPT,
      APPROVE,
    ],
  },
  INSTITUTION_ALONE: {
    words: '机构提交 → 生效，告知主管部门',
    turns: [['APPLICANT', 'submitApplication', 'EFFECTIVE']],
  },
  WINDOW: { words: '窗口受理 → 审批 → 生效', turns: [AT_THE_WINDOW, APPROVE] },
  PROVINCE_THEN_NATION: {
    words: '提交 → 省级主管部门受理、审核并转报 → 国家级主管部门审批 → 生效',
    turns: [TO_THE_AUTHORITY, ACCEPT, ...FORWARD],
  },
  INSTITUTION_PROVINCE_NATION: {
    words: '个人提交 → 机构转报 → 省级主管部门受理、审核并转报 → 国家级主管部门审批 → 生效',
    turns: [SUBMIT, PASS, ACCEPT, ...FORWARD],
  },
  WINDOW_THEN_NATION: {
    words: '窗口受理 → 省级主管部门审核并转报 → 国家级主管部门审批 → 生效',
    turns: [AT_THE_WINDOW, ...FORWARD],
  },
  // An ex officio decision needs thirty days of hearing; what can be played today ends with the registration kept.
  EX_OFFICIO: {
    words: '主管部门立案 → 告知、听取陈述申辩 → 决定 → 生效或者终止',
    turns: [
      ['OFFICER', 'notifyOfTask', 'HEARING'],
      ['PERSON', 'explainTask', 'HEARING'],
      ['DECIDER', 'keepRegistration', 'KEPT'],
    ],
  },
} as const satisfies Record<string, Chain>;

export type ChainName = keyof typeof CHAINS;
