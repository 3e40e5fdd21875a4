import { addDays, addMonths, addYears, type CalendarDate, parseCalendarDate } from '@medreg/clock';
import { type FormValues, text } from '../forms/fields.ts';
import type { Facts, RegistrationFacts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { OF_THE_FORM, OF_THE_PLACE, type Rule } from './rule.ts';
import { chosenScopes } from './scope.ts';

type Order = 'O62' | 'O63' | 'O24';

const date = (form: FormValues, name: string): CalendarDate | null => parseCalendarDate(text(form, name) ?? '');

/** 聘用期限, both days included; null while one of them is missing. */
export function termOf({ form }: Pick<Facts, 'form'>): { from: CalendarDate; until: CalendarDate } | null {
  const [from, until] = [date(form, 'employedFrom'), date(form, 'employedUntil')];
  return from && until ? { from, until } : null;
}

/** A registration for short-term practice lasts as long as the employment, at most so many years (O62, O63: 3; O24: 1). */
export const termAtMost = (years: number, order: Order): Rule => ({
  at: OF_THE_FORM,
  source: `${order}; domain 3.3`,
  says: `行医期限与聘用期限一致，不超过${years}年`,
  check(facts) {
    const term = termOf(facts);
    if (!term) return null;
    if (term.until < term.from) {
      return { code: 'TERM_REVERSED', message: '聘用结束日期不能早于开始日期。', basis: BASIS[order] };
    }
    const lastDay = addDays(addYears(term.from, years), -1);
    if (term.until <= lastDay) return null;
    return { code: 'TERM_TOO_LONG', message: `行医期限不超过${years}年，最迟至${lastDay}。`, basis: BASIS[order] };
  },
});

/** Nobody is registered for a time that is over. */
export const termNotOver = (order: Order): Rule => ({
  at: OF_THE_FORM,
  source: `${order}; domain 3.3`,
  says: '聘用期限尚未届满',
  check(facts) {
    const term = termOf(facts);
    if (!term || term.until >= facts.today) return null;
    return { code: 'TERM_OVER', message: '聘用期限已经届满。', basis: BASIS[order] };
  },
});

const HEALTH_MONTHS = 3;

/** 健康证明 of the last three months, on the day on which it is handed in (O62-6; O63-6). */
export const healthProofFresh = (order: Order): Rule => ({
  at: ['SUBMIT'],
  source: `${order}; domain 3.3`,
  says: `体检健康证明为近${HEALTH_MONTHS}个月内出具`,
  check({ form, today }) {
    const checkedOn = date(form, 'healthCheckedOn');
    if (!checkedOn || (checkedOn <= today && today <= addMonths(checkedOn, HEALTH_MONTHS))) return null;
    return {
      code: 'HEALTH_PROOF_OLD',
      message: `体检健康证明应为近${HEALTH_MONTHS}个月内出具。`,
      basis: BASIS[order],
    };
  },
});

/** 具有法人资格 (O62-2, O63-2): a filed clinic or somebody's own practice is none. The proof is among the materials. */
export const institutionIsALegalPerson = (order: Order): Rule => ({
  at: OF_THE_PLACE,
  source: `${order}; domain 3.3`,
  says: '邀请、聘用机构具有法人资格',
  check({ institution }) {
    if (!institution || (institution.kind === 'LICENSED' && institution.ownerPractitionerId === null)) return null;
    return { code: 'NO_LEGAL_PERSON', message: '邀请、聘用机构应当具有法人资格。', basis: BASIS[order] };
  },
});

/** 执业范围 of the category that is applied for (O13-7). */
export const scopesOfTheCategory: Rule = {
  at: OF_THE_FORM,
  source: 'O13-7; domain 3.3',
  says: '执业范围属于所申请的执业类别',
  check(facts) {
    const strange = chosenScopes(facts).find(({ category }) => category !== text(facts.form, 'category'));
    if (!strange) return null;
    return {
      code: 'SCOPE_NOT_ALLOWED',
      message: `执业范围“${strange.name}”不属于所申请的执业类别。`,
      basis: BASIS['O13-7'],
    };
  },
};

/** @returns the VALID registration that a new one at the same institution would come after */
export const renewedOne = ({ registrations, institution }: Facts): RegistrationFacts | null =>
  registrations.find(
    ({ status, primaryInstitutionId }) => status === 'VALID' && primaryInstitutionId === institution?.id,
  ) ?? null;

/** 续期 is a new registration (O62-7): it goes on where the present one ends, so that no day is without one, and ends later. */
export const followsThePresentTerm = (order: Order): Rule => ({
  at: OF_THE_FORM,
  source: `${order}; domain 3.3`,
  says: '已在该机构注册的，新的期限与现有期限衔接',
  check(facts) {
    const present = renewedOne(facts)?.periodUntil ?? null;
    const term = termOf(facts);
    if (!present || !term) return null;
    if (term.until <= present) {
      return {
        code: 'REGISTERED_ALREADY',
        message: `在该机构的注册有效至${present}，无需再次注册。`,
        basis: BASIS[order],
      };
    }
    if (term.from <= addDays(present, 1)) return null;
    return {
      code: 'TERM_NOT_CONTINUOUS',
      message: `在该机构的注册有效至${present}，新的期限应当与其衔接；间断的，请在期满后申请。`,
      basis: BASIS[order],
    };
  },
});
