import { addDays, addWorkingDays, type CalendarDate } from '@medreg/clock';
import type { ApplicationStatus } from '../generated/resolvers.ts';

/** Lengths of the clocks of one application: as promised when it was submitted. */
export interface ClockDays {
  /** 机构审核: a service standard (11-A25). */
  review: number;
  /** From receipt to acceptance or the one correction notice; 5 by law (ALL-32(4)). */
  acceptance: number;
  /** From acceptance to the decision; 20 by law (O13-14); null where none is promised. */
  decision: number | null;
}

/** 陈述申辩期: calendar days between the notice and an ex officio decision (11-A9). */
export const HEARING_DAYS = 30;

/** One extension with the head's approval, in working days (ALL-42). */
export const EXTENSION_WORKING_DAYS = 10;

/** @returns the last day of the clock that starts on `from` with the state; null in states in which no clock runs (ALL-45, ALL-82) */
export function dueOn(status: ApplicationStatus, from: CalendarDate, days: ClockDays): CalendarDate | null {
  switch (status) {
    case 'SUBMITTED':
    case 'PARTLY_PASSED':
    case 'MIL_PASSED':
    case 'AWAITING_RELEASE':
      return addWorkingDays(from, days.review);
    case 'INST_PASSED':
      return addWorkingDays(from, days.acceptance);
    case 'ACCEPTED':
      return days.decision === null ? null : addWorkingDays(from, days.decision);
    case 'HEARING':
      return addDays(from, HEARING_DAYS);
    default:
      return null;
  }
}
