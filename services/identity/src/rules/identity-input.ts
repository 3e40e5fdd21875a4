import { type CalendarDate, fullYearsBetween } from '@medreg/clock';
import { type IdNumber, parseIdNumber } from '@medreg/codes';
import { FIELD_PROBLEMS, ID_NUMBER_PROBLEMS } from '../messages.ts';
import type { InputProblem } from '../outcomes.ts';

/** Full capacity for civil conduct; PL-16(1), Civil Code Art. 17 and 18. */
const FULL_AGE = 18;

export interface Identity {
  name: string;
  idNumber: IdNumber;
  birthDate: CalendarDate;
  upgradedFrom15: boolean;
}

/** A real name: Chinese characters, other letters, middle dots and blanks. A user name usually holds a digit (S0-1.1). */
const NAME = /^[\p{L}\p{M}·•.'’\- ]{2,50}$/u;

/** Reads name and ID number as typed. S0-1.1 (图1.1.4), domain 6.1 */
export function readIdentity(
  typed: { name: string; idNumber: string },
  today: CalendarDate,
): { identity: Identity } | { problems: InputProblem[] } {
  const name = typed.name.normalize('NFKC').trim().replace(/\s+/gu, ' ');
  const parsed = parseIdNumber(typed.idNumber, { today });
  const problems: InputProblem[] = [];
  if (!NAME.test(name)) problems.push({ field: 'name', problem: 'NAME', message: FIELD_PROBLEMS.NAME });
  if (parsed.ok && problems.length === 0) return { identity: { name, ...parsed } };
  if (!parsed.ok) {
    problems.push({ field: 'idNumber', problem: parsed.problem, message: ID_NUMBER_PROBLEMS[parsed.problem] });
  }
  return { problems };
}

/** Younger than 18: no account, and no registration either. PL-16(1) */
export function isUnderAge(birthDate: CalendarDate, today: CalendarDate): boolean {
  return fullYearsBetween(birthDate, today) < FULL_AGE;
}
