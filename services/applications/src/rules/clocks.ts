import { addWorkingDays, type CalendarDate } from '@medreg/clock';

/** Working days of the authority's clocks (ALL-82, O13-14): service standards of the installation. */
export interface ServiceDays {
  /** From receipt to acceptance or the one correction notice; 5 by law (ALL-32(4)). */
  acceptance: number;
  /** From acceptance to the decision; 20 by law (O13-14). */
  decision: number;
}

/** @returns the last day of the clock that starts on `from`; null in states in which no clock of the authority runs */
export function dueOn(status: string, from: CalendarDate, days: ServiceDays): CalendarDate | null {
  if (status === 'INST_PASSED') return addWorkingDays(from, days.acceptance);
  if (status === 'ACCEPTED') return addWorkingDays(from, days.decision);
  return null;
}
