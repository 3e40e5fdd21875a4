import { addDays, addMonths, addYears, type CalendarDate, parseCalendarDate } from '@medreg/clock';
import { text, yes } from '../forms/fields.ts';
import type { Facts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { FILED_YEARS } from './register-state.ts';
import { ALWAYS, OF_THE_FORM, type Rule } from './rule.ts';

const INTERRUPTION_YEARS = 2;
const PHYSICIAN_MONTHS = 6;

/** @returns the last day on which the person could practise in the profession; null when he never could or still can */
export function lastDayOfPractice({ registrations }: Pick<Facts, 'registrations'>): CalendarDate | null {
  if (registrations.some(({ status }) => status === 'VALID')) return null;
  return registrations.reduce<CalendarDate | null>(
    (last, { lastValidOn }) => (lastValidOn !== null && (last === null || lastValidOn > last) ? lastValidOn : last),
    null,
  );
}

/**
 * Whether training and assessment are due: qualified more than two years ago and never registered, practice stopped for two
 * years, or a ground of refusal has ended (PL-19; O13-12; domain 3.2).
 */
export function trainingIsDue(facts: Facts): boolean {
  const { registrations, records, today } = facts;
  // Who practises elsewhere, here or in the forces (PLA-9), or could still be restored (11-A3), has not stopped.
  if (registrations.some(({ status }) => status === 'VALID' || status === 'TRANSFERRED_OUT')) return false;
  const restorable = registrations.some(
    ({ status, statusSince }) => status === 'FILED' && today <= addYears(statusSince, FILED_YEARS),
  );
  const since = lastDayOfPractice(facts) ?? (facts.copied ?? facts.qualification)?.issuedOn ?? null;
  const practised = restorable || yes(facts.form, 'fromMilitary');
  const stopped = !practised && since !== null && addYears(since, INTERRUPTION_YEARS) <= today;
  return stopped || records.some(({ kind, measure }) => kind === 'CRIMINAL' || measure === 'REVOCATION');
}

/** Whether a training of at least so many months is on record, or stands in the form with its proof. */
export function trained(facts: Facts, months: number): boolean {
  const since = lastDayOfPractice(facts);
  const recorded = facts.records.some(
    ({ kind, measure, validFrom, validUntil }) =>
      kind === 'TRAINING' &&
      measure === 'PASSED' &&
      lasts(validFrom, validUntil, months) &&
      (since === null || (validFrom ?? since) >= since),
  );
  const from = parseCalendarDate(text(facts.form, 'trainingFrom') ?? '');
  const until = parseCalendarDate(text(facts.form, 'trainingUntil') ?? '');
  const written =
    text(facts.form, 'trainingInstitution') !== null &&
    text(facts.form, 'assessmentDate') !== null &&
    until !== null &&
    until <= facts.today &&
    lasts(from, until, months);
  return recorded || written;
}

/** Both days count: six months from 1 March end on 31 August. */
const lasts = (from: CalendarDate | null, until: CalendarDate | null, months: number) =>
  from !== null && until !== null && addMonths(from, months) <= addDays(until, 1);

/** 连续6个月以上培训并考核合格 where practice was interrupted or never begun (PL-19; O13-12; domain 3.2). */
export const trainedAfterInterruption: Rule = {
  at: OF_THE_FORM,
  source: 'PL-19; O13-12',
  says: '取得资格或中止执业满二年的，连续培训满6个月并考核合格',
  check(facts) {
    if (!trainingIsDue(facts) || trained(facts, PHYSICIAN_MONTHS)) return null;
    return {
      code: 'TRAINING_REQUIRED',
      message:
        '取得资格满二年未注册或者中止执业满二年的，应当在省级以上卫生健康主管部门指定的机构连续培训6个月以上并经考核合格，请填写培训机构、起止日期和考核日期，并上传证明。',
      basis: BASIS['PL-19'],
    };
  },
};

/** Training before registration, organised by county or above (S0 二(一)): where the province makes it a condition (3.4). */
export const trainedBeforeRegistration: Rule = {
  at: ALWAYS,
  source: 'S0 二(一); domain 3.4',
  says: '所在省份有要求的，已参加注册前培训',
  check({ rules, records }) {
    if (
      !rules.tcmTrainingRequired ||
      records.some(({ kind, measure }) => kind === 'TRAINING' && measure === 'PASSED')
    ) {
      return null;
    }
    return {
      code: 'TRAINING_REQUIRED',
      message: '所在省份要求注册前参加培训并考核合格，请先参加县级以上中医药主管部门组织的培训。',
      basis: BASIS['TCML-15'],
    };
  },
};
