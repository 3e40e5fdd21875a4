import {
  AcceptApplication,
  ApproveApplication,
  AskForRelease,
  CallUpApplication,
  ConfirmApplication,
  DecideTask,
  DeclineApplication,
  ExplainTask,
  ExtendDecision,
  ForwardApplication,
  KeepRegistration,
  NotifyOfTask,
  ObjectToApplication,
  ObjectToRelease,
  PassApplication,
  RecordRelease,
  RefuseApplication,
  RejectApplication,
  ReleaseApplication,
  RequestCorrection,
  SendBackApplication,
  type StepOutcomeFragment,
  WithdrawApplication,
} from '../generated/applications/steps.ts';
import { ask } from '../graph/ask.ts';
import type { Case, Side } from './case.ts';

/** What somebody says with a step. */
export interface Said {
  opinion?: string;
  reasons?: { code: string; message: string }[];
  secondReason?: string;
  statement?: string;
  reason?: string;
  officer?: string;
}

type Refused = Exclude<StepOutcomeFragment, { __typename: 'StepTaken' }>;
/** What became of a step: taken, or why not. */
export type Outcome = { __typename: 'StepTaken' | 'ApprovedApplication' } | Refused;

interface At {
  id: string;
  version: number;
}

/** One thing that can be done about a case: what it asks of whoever does it, how it looks, and how it is sent. */
export interface StepForm {
  asks: 'NOTHING' | 'OPINION' | 'REASONS' | 'STATEMENT' | 'REASON' | 'DECISION';
  /** Done at once, where nothing is asked and nothing is lost by it. */
  atOnce?: boolean;
  look: 'primary' | 'default' | 'danger';
  /** With Alt: a letter alone would be in the way of whoever dictates. */
  key?: string;
  /** Topics of a reason, where the law has no list of grounds. */
  topics?: readonly string[];
  send(at: At, said: Said): Promise<Outcome>;
}

const OF_THE_FORM = ['FORM', 'MATERIALS', 'PHOTO', 'OTHER'] as const;
const reasonsOf = ({ reasons = [] }: Said) => reasons;
const officerOf = ({ officer = '' }: Said) => officer;
const opinionOf = ({ opinion }: Said) => opinion?.trim() || null;

/**
 * By the verb of the API's `availableSteps` and `availableActions`; `decide` is the approval of what is done ex officio,
 * `confirmOnPaper` the confirmation that an officer has seen signed.
 */
export const STEP_FORMS = {
  pass: {
    asks: 'OPINION',
    look: 'primary',
    key: 'P',
    send: async (at, said) => (await ask(PassApplication, { ...at, opinion: opinionOf(said) })).passApplication,
  },
  sendBack: {
    asks: 'REASONS',
    look: 'default',
    key: 'B',
    topics: OF_THE_FORM,
    send: async (at, said) => (await ask(SendBackApplication, { ...at, reasons: reasonsOf(said) })).sendBackApplication,
  },
  reject: {
    asks: 'REASONS',
    look: 'danger',
    key: 'R',
    topics: ['NOT_EMPLOYED', 'OTHER'],
    send: async (at, said) => (await ask(RejectApplication, { ...at, reasons: reasonsOf(said) })).rejectApplication,
  },
  release: {
    asks: 'OPINION',
    look: 'primary',
    key: 'P',
    send: async (at, said) => (await ask(ReleaseApplication, { ...at, opinion: opinionOf(said) })).releaseApplication,
  },
  objectRelease: {
    asks: 'REASONS',
    look: 'danger',
    key: 'R',
    topics: ['DATA_WRONG', 'OTHER'],
    send: async (at, said) => (await ask(ObjectToRelease, { ...at, reasons: reasonsOf(said) })).objectToRelease,
  },
  accept: {
    asks: 'NOTHING',
    atOnce: true,
    look: 'primary',
    key: 'A',
    send: async (at) => (await ask(AcceptApplication, at)).acceptApplication,
  },
  requestCorrection: {
    asks: 'REASONS',
    look: 'default',
    key: 'C',
    topics: OF_THE_FORM,
    send: async (at, said) =>
      (
        await ask(RequestCorrection, {
          ...at,
          reasons: reasonsOf(said),
          secondReason: said.secondReason?.trim() || null,
        })
      ).requestCorrection,
  },
  decline: {
    asks: 'REASONS',
    look: 'danger',
    key: 'R',
    topics: ['NOT_NEEDED', 'NOT_COMPETENT', 'OTHER'],
    send: async (at, said) => (await ask(DeclineApplication, { ...at, reasons: reasonsOf(said) })).declineApplication,
  },
  approve: {
    asks: 'OPINION',
    look: 'primary',
    key: 'A',
    send: async (at, said) => (await ask(ApproveApplication, { ...at, opinion: opinionOf(said) })).approveApplication,
  },
  decide: {
    asks: 'DECISION',
    look: 'primary',
    key: 'A',
    send: async (at, said) =>
      (await ask(DecideTask, { ...at, reasons: reasonsOf(said), officer: officerOf(said) })).decideTask,
  },
  forward: {
    asks: 'OPINION',
    look: 'primary',
    key: 'A',
    send: async (at, said) => (await ask(ForwardApplication, { ...at, opinion: opinionOf(said) })).forwardApplication,
  },
  refuse: {
    asks: 'REASONS',
    look: 'danger',
    key: 'R',
    topics: ['OTHER'],
    send: async (at, said) => (await ask(RefuseApplication, { ...at, reasons: reasonsOf(said) })).refuseApplication,
  },
  recordRelease: {
    asks: 'OPINION',
    look: 'primary',
    key: 'P',
    send: async (at, said) => (await ask(RecordRelease, { ...at, opinion: opinionOf(said) })).recordRelease,
  },
  askRelease: {
    asks: 'NOTHING',
    atOnce: true,
    look: 'default',
    send: async (at) => (await ask(AskForRelease, at)).askForRelease,
  },
  callUp: {
    asks: 'NOTHING',
    look: 'default',
    send: async (at) => (await ask(CallUpApplication, at)).callUpApplication,
  },
  notify: {
    asks: 'NOTHING',
    look: 'primary',
    key: 'N',
    send: async (at) => (await ask(NotifyOfTask, at)).notifyOfTask,
  },
  keep: {
    asks: 'DECISION',
    look: 'default',
    key: 'K',
    send: async (at, said) =>
      (await ask(KeepRegistration, { ...at, reasons: reasonsOf(said), officer: officerOf(said) })).keepRegistration,
  },
  explain: {
    asks: 'STATEMENT',
    look: 'primary',
    send: async (at, { statement = '' }) => (await ask(ExplainTask, { ...at, statement })).explainTask,
  },
  confirm: {
    asks: 'NOTHING',
    look: 'primary',
    send: async (at) => (await ask(ConfirmApplication, at)).confirmApplication,
  },
  confirmOnPaper: {
    asks: 'NOTHING',
    look: 'default',
    send: async (at) => (await ask(ConfirmApplication, at)).confirmApplication,
  },
  object: {
    asks: 'STATEMENT',
    look: 'danger',
    send: async (at, { statement = '' }) => (await ask(ObjectToApplication, { ...at, statement })).objectToApplication,
  },
  extendDecision: {
    asks: 'REASON',
    look: 'default',
    key: 'E',
    send: async (at, { reason = '' }) => (await ask(ExtendDecision, { ...at, reason })).extendDecision,
  },
  withdraw: {
    asks: 'NOTHING',
    look: 'default',
    send: async (at) => (await ask(WithdrawApplication, at)).withdrawApplication,
  },
} as const satisfies Record<string, StepForm>;

export type Taken = keyof typeof STEP_FORMS;
export const stepForm = (taken: Taken): StepForm => STEP_FORMS[taken];

/** @returns what may be done now by whoever looks, in the order in which it is offered; submitting is the form's */
export function possibleSteps({ channel, availableSteps, availableActions }: Case, side: Side): Taken[] {
  const asHere = (verb: string) => {
    if (verb === 'approve' && channel === 'EX_OFFICIO') return 'decide';
    return verb === 'confirm' && side === 'authority' ? 'confirmOnPaper' : verb;
  };
  const possible = new Set<string>([...availableSteps, ...availableActions].map(asHere));
  return (Object.keys(STEP_FORMS) as Taken[]).filter((taken) => possible.has(taken));
}

/** The API's verb of what is taken here. */
export const verbOf = (taken: Taken): string => (taken === 'decide' ? 'approve' : taken);
