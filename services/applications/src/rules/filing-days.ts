import { addDays, addYears, parseCalendarDate } from '@medreg/clock';
import { text } from '../forms/fields.ts';
import type { Facts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { FILED_YEARS } from './register-state.ts';
import { ALWAYS, OF_THE_FORM, type Rule } from './rule.ts';

/** 取消备案: only within two years of the filing, that calendar day included. S0-2.6; O13-19; 10.1.7. */
export const filedWithinTwoYears: Rule = {
  at: ALWAYS,
  source: 'S0-2.6; O13-19; 10.1.7',
  says: '注册备案不超过二年',
  check({ registration, today }) {
    if (!registration) return null;
    const lastDay = addYears(registration.statusSince, FILED_YEARS);
    if (today <= lastDay) return null;
    return {
      code: 'CANCELLATION_WINDOW_CLOSED',
      message: `备案已超过二年（截止${lastDay}），不能取消备案，请办理重新注册。`,
      basis: BASIS['S0-2.6'],
    };
  },
};

/** @returns the days of the filing on the form, or null while one is missing */
export function filingDays({ form }: Pick<Facts, 'form'>) {
  const from = parseCalendarDate(text(form, 'validFrom') ?? '');
  const until = parseCalendarDate(text(form, 'validUntil') ?? '');
  return from && until ? { from, until } : null;
}

/** From the submission on, the end not before the start, not over already, no longer than the province allows (S2-Q10; 11-A11). */
export const filingDaysInOrder: Rule = {
  at: OF_THE_FORM,
  source: 'S2-Q10; 5.3; 11-A11',
  says: '备案有效期自今日或以后开始，结束时间不早于开始时间，不超过所在省份规定的年限',
  check(facts) {
    const days = filingDays(facts);
    if (!days) return null;
    const wrong = (message: string) => ({ code: 'FILING_DAYS', message, basis: BASIS['S2-Q10'] });
    if (days.until < days.from) return wrong('备案有效期的结束时间不能早于开始时间。');
    // What was submitted in time may be decided after its first day, not after its last.
    if (days.from < (facts.submittedOn ?? facts.today)) return wrong('备案有效期的开始时间不能早于提交之日。');
    if (days.until < facts.today) return wrong('备案有效期已过。');
    const { multiFilingMaxYears: most } = facts.rules;
    if (most !== null && days.until > addDays(addYears(days.from, most), -1)) {
      return wrong(`备案有效期不能超过${most}年，期满前可以重新备案。`);
    }
    return null;
  },
};

/** One filing at an institution at a time (5.3). */
export const filingDoesNotOverlap: Rule = {
  at: OF_THE_FORM,
  source: 'S2-Q10; 5.3',
  says: '在同一机构没有期间重叠的备案',
  check(facts) {
    const days = filingDays(facts);
    if (!days || !facts.institution) return null;
    const { id } = facts.institution;
    const overlaps = facts.filings.some(
      ({ institutionId, validFrom, validUntil, endedOn }) =>
        institutionId === id &&
        validFrom <= days.until &&
        days.from <= (endedOn ?? validUntil) &&
        (endedOn ?? validUntil) >= validFrom,
    );
    return overlaps
      ? { code: 'FILING_OVERLAPS', message: '在该机构已有期间重叠的备案。', basis: BASIS['S2-Q10'] }
      : null;
  },
};
