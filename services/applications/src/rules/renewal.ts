import { addDays, addYears, type CalendarDate, daysBetween } from '@medreg/clock';
import type { ApplicationStatus } from '../generated/resolvers.ts';
import { type Facts, holds, type RegistrationFacts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import type { Rule } from './rule.ts';
import { isSuspension } from './standing.ts';

/** 护士执业注册有效期 (NR-8, NR-10) */
const REGISTRATION_YEARS = 5;

/** Both days included. */
export interface Period {
  from: CalendarDate;
  until: CalendarDate;
}

/**
 * Five years from their first day on: the last is the day before the corresponding one. Where the year of the end has no
 * 29 February, the day before the missing one is 28 February (domain 5.2; Civil Code Art. 202).
 */
export function registrationPeriod(from: CalendarDate): Period {
  const anniversary = addYears(from, REGISTRATION_YEARS);
  const corresponds = anniversary.slice(5) === from.slice(5);
  return { from, until: corresponds ? addDays(anniversary, -1) : anniversary };
}

/** 延续: the new period begins on the day after the end of the old one, whenever it is decided (domain 5.2; 10.1.8). */
export const renewedPeriod = (end: CalendarDate): Period => registrationPeriod(addDays(end, 1));

/** @returns the first and the last day on which a renewal can be applied for (NR-10; S2-Q32; 11-A4) */
export function renewalWindow(end: CalendarDate, windowDays: number): { opens: CalendarDate; closes: CalendarDate } {
  return { opens: addDays(end, -windowDays), closes: end };
}

/** 届满前30日: what reaches the authority later is never deemed granted (NR-10; ALL-50). */
export const DEEMED_DAYS = 30;

/** @returns the last day on which a renewal must have reached the authority to be deemed granted at the end */
export const lastDayForDeemedRenewal = (end: CalendarDate): CalendarDate => addDays(end, -DEEMED_DAYS);

/** A renewal that is still open when the period has ended. */
export interface RenewalUnderWay {
  status: ApplicationStatus;
  /** When it last reached the authority: at the institution's pass, or when a correction came back. */
  receivedOn: CalendarDate | null;
}

/** Where the authority has it and nobody waits for the applicant. */
const WITH_THE_AUTHORITY: ReadonlySet<ApplicationStatus> = new Set(['INST_PASSED', 'ACCEPTED']);

/**
 * 视为准予延续 (ALL-50; 11-A5; domain 5.2): not decided before the end although it had reached the authority at least 30 days
 * before, was not waiting for corrections by the applicant, and no suspension or ground of refusal is on record.
 * @param facts as of the day on which it is asked, the day after the end in general
 * @returns the new period; null where the registration expires instead
 */
export function deemedRenewal(
  { status, receivedOn }: RenewalUnderWay,
  registration: Pick<RegistrationFacts, 'status' | 'periodUntil' | 'professionType'>,
  { records, today }: Pick<Facts, 'records' | 'today'>,
): Period | null {
  const { periodUntil: end, professionType } = registration;
  if (registration.status !== 'VALID' || professionType !== 'NURSE' || end === null || today <= end) return null;
  if (!WITH_THE_AUTHORITY.has(status) || receivedOn === null || receivedOn > lastDayForDeemedRenewal(end)) return null;
  const onRecord = records.some(
    (record) =>
      (record.professionType === null || record.professionType === 'NURSE') &&
      (record.measure === 'REVOCATION' ||
        ((isSuspension(record) || record.kind === 'BAN') && (holds(record, end) || holds(record, today)))),
  );
  return onRecord ? null : renewedPeriod(end);
}

/** Applied for within the window; after the end only 重新注册 is left (NR-10; S2-Q32; 11-A4). The day of the first submission counts. */
export const renewalWindowOpen: Rule = {
  at: ['OPEN', 'SUBMIT'],
  source: 'NR-10; S2-Q32; 11-A4',
  says: '在有效期届满前的延续申请期内提出（一般为届满前90日起，至届满当日止；届满前不足30日提出的，届满时未决定不视为准予）',
  check({ registration, rules, today, appliedOn }) {
    if (!registration?.periodUntil) return null;
    const { opens, closes } = renewalWindow(registration.periodUntil, rules.renewalWindowDays);
    const day = appliedOn ?? today;
    if (day < opens) {
      return {
        code: 'RENEWAL_TOO_EARLY',
        message: `注册有效期至${closes}，自${opens}起可以申请延续注册。`,
        basis: BASIS['S2-Q32'],
      };
    }
    if (day <= closes) return null;
    return {
      code: 'RENEWAL_TOO_LATE',
      message: `注册有效期已于${closes}届满，不能再申请延续注册，请办理重新注册。`,
      basis: BASIS['NR-10'],
    };
  },
};

/** @returns what somebody must know who applies when fewer than 30 days remain (11-A4) */
export function lateRenewalNotice({ registration, today, appliedOn }: Facts): string | null {
  const end = registration?.periodUntil;
  if (!end) return null;
  const remaining = daysBetween(appliedOn ?? today, end);
  if (remaining < 0 || remaining >= DEEMED_DAYS) return null;
  return `距注册有效期届满不足30日（${end}届满）：届满前未作出决定的，不视为准予延续，届满次日起至作出决定前不得执业。`;
}
