import type { CalendarDate } from '@medreg/clock';
import type { FilingState } from '../generated/resolvers.ts';
import type { FilingFacts } from '../rules/facts.ts';

/** @returns the state of a filing on that day; it follows from its days alone (I8; domain 5.3) */
export function filingState(
  { validFrom, validUntil, endedOn }: Pick<FilingFacts, 'validFrom' | 'validUntil' | 'endedOn'>,
  today: CalendarDate,
): FilingState {
  if (endedOn !== null && endedOn < today) return 'CANCELLED';
  if (today < validFrom) return 'SCHEDULED';
  return today <= validUntil ? 'ACTIVE' : 'ENDED';
}

/** 终止原因 */
export const FILING_END_REASONS: Readonly<Record<string, string>> = {
  CANCELLED: '取消备案',
  REGISTRATION_ENDED: '执业注册不再有效',
  PLACE_CHANGED: '执业地点变更',
  BECAME_PRIMARY: '备案机构成为主要执业机构',
  INSTITUTION_CLOSED: '备案机构停止执业',
};
