import { addDays, addMonths, addYears, type CalendarDate } from '@medreg/clock';
import { MESSAGES } from '../messages.ts';
import type { InputProblem } from '../rules/input-problem.ts';
import type { Days } from './record-definition.ts';

export interface GivenDays {
  decidedOn: CalendarDate;
  validFrom: CalendarDate | null;
  validUntil: CalendarDate | null;
}

type Read = { from: CalendarDate | null; until: CalendarDate | null } | { problem: InputProblem };

/**
 * The days on which a record holds, as its measure wants them (domain 3.7): 6 to 12 months of a suspension by penalty, 3 to 6 of one
 * by assessment, both days included, so that six months from 1 March end on 31 August.
 */
export function daysOf(days: Days, { decidedOn, validFrom, validUntil }: GivenDays): Read {
  switch (days.kind) {
    case 'NONE':
      return validFrom || validUntil ? wrong('validFrom', 'NOT_WANTED', MESSAGES.noDays) : { from: null, until: null };
    case 'FROM':
      if (!validFrom) return required('validFrom');
      return validUntil ? wrong('validUntil', 'NOT_WANTED', MESSAGES.noDays) : { from: validFrom, until: null };
    case 'UNTIL':
      if (validFrom) return wrong('validFrom', 'NOT_WANTED', MESSAGES.noDays);
      if (validUntil && validUntil < decidedOn) return wrong('validUntil', 'ORDER', MESSAGES.daysInOrder);
      return { from: null, until: validUntil };
    case 'YEARS':
      if (validFrom || validUntil) return wrong('validFrom', 'NOT_WANTED', MESSAGES.noDays);
      return { from: decidedOn, until: addDays(addYears(decidedOn, days.years), -1) };
    case 'PERIOD': {
      if (!validFrom) return required('validFrom');
      if (!validUntil) return days.open ? { from: validFrom, until: null } : required('validUntil');
      if (validUntil < validFrom) return wrong('validUntil', 'ORDER', MESSAGES.daysInOrder);
      const least = days.leastYears;
      if (least !== undefined && addDays(validUntil, 1) < addYears(validFrom, least)) {
        return wrong('validUntil', 'TOO_SHORT', MESSAGES.atLeastYears(least));
      }
      return { from: validFrom, until: validUntil };
    }
    case 'MONTHS': {
      if (!validFrom) return required('validFrom');
      if (!validUntil) return required('validUntil');
      const after = addDays(validUntil, 1);
      const { least, most } = days;
      if (after < addMonths(validFrom, least) || after > addMonths(validFrom, most)) {
        return wrong('validUntil', 'LENGTH', MESSAGES.monthsBetween(least, most));
      }
      return { from: validFrom, until: validUntil };
    }
  }
}

const wrong = (field: string, problem: string, message: string): Read => ({ problem: { field, problem, message } });
const required = (field: string) => wrong(field, 'REQUIRED', MESSAGES.required);
