import {
  AcceptApplications,
  ApproveApplications,
  type BatchOutcomesFragment,
  PassApplications,
  SendBackApplications,
} from '../../generated/applications/queue/batch.ts';
import { ask } from '../../graph/ask.ts';
import type { Said } from '../step-forms.ts';
import type { CaseLine, QueueSide } from './use-queue.ts';

export type BatchStep = 'pass' | 'sendBack' | 'accept' | 'approve';
export type BatchOutcome = Extract<BatchOutcomesFragment, { __typename: 'HandledBatch' }>['outcomes'][number];

interface Item {
  applicationId: string;
  version: number;
}

/** A few at a time: far below what the API takes, so that one sees it go on and can stop it. */
export const AT_A_TIME = 20;

export const BATCH_STEPS: Readonly<Record<QueueSide, readonly BatchStep[]>> = {
  institution: ['pass', 'sendBack'],
  authority: ['accept', 'approve'],
};

const SENDING: Readonly<Record<BatchStep, (items: Item[], said: Said) => Promise<BatchOutcomesFragment>>> = {
  pass: async (items, { opinion }) =>
    (await ask(PassApplications, { items: items.map((item) => ({ ...item, opinion: opinion?.trim() || null })) }))
      .passApplications,
  sendBack: async (items, { reasons = [] }) =>
    (await ask(SendBackApplications, { items: items.map((item) => ({ ...item, reasons })) })).sendBackApplications,
  accept: async (items) => (await ask(AcceptApplications, { items })).acceptApplications,
  approve: async (items, { opinion }) =>
    (await ask(ApproveApplications, { items: items.map((item) => ({ ...item, opinion: opinion?.trim() || null })) }))
      .approveApplications,
};

export const sendBatch = (step: BatchStep, cases: readonly CaseLine[], said: Said) =>
  SENDING[step](
    cases.map(({ id, version }) => ({ applicationId: id, version })),
    said,
  );

/** @returns those of some cases with which the step can be taken; what is done ex officio is decided one by one */
export const takeable = (step: BatchStep, cases: readonly CaseLine[]): CaseLine[] =>
  cases.filter(
    ({ availableSteps, channel }) => availableSteps.includes(step) && (step !== 'approve' || channel !== 'EX_OFFICIO'),
  );
