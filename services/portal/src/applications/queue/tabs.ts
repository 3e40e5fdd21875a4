import type { CaseLine } from './use-queue.ts';

type Status = CaseLine['status'];

const UNDER_WAY: Status[] = [
  'PENDING',
  'SUBMITTED',
  'INST_RETURNED',
  'PARTLY_PASSED',
  'MIL_PASSED',
  'SECOND_RETURNED',
  'INST_PASSED',
  'CORRECTION_REQUIRED',
  'TO_NOTIFY',
  'HEARING',
  'ACCEPTED',
  'FORWARDED',
  'APPROVED',
  'AWAITING_RELEASE',
  'RELEASE_OBJECTED',
];
const ENDED: Status[] = [
  'EFFECTIVE',
  'REFUSED',
  'NOT_ACCEPTED',
  'INST_REJECTED',
  'KEPT',
  'WITHDRAWN',
  'CLOSED_BY_OPERATION_OF_LAW',
];

/** What a queue is divided into for its readers: waiting for them first. */
export const TAB_NAMES = ['waiting', 'underWay', 'ended', 'all'] as const;
export type Tab = (typeof TAB_NAMES)[number];

/** @returns the states of a tab; null for what waits, which the API knows by itself */
export function tabStatuses(tab: Tab): Status[] | null {
  switch (tab) {
    case 'waiting':
      return null;
    case 'underWay':
      return UNDER_WAY;
    case 'ended':
      return ENDED;
    case 'all':
      return [...UNDER_WAY, ...ENDED];
  }
}

/** The states among which one is chosen. */
export const EVERY_STATUS: readonly Status[] = [...UNDER_WAY, ...ENDED];
