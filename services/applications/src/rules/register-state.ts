import { addYears } from '@medreg/clock';
import type { Facts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { isAssistant } from './level.ts';
import { alreadyRegistered } from './place.ts';
import { placesOverlap } from './practice-place.ts';
import { ALWAYS, type Rule } from './rule.ts';

/** A filing can be cancelled, and somebody filed registered elsewhere, for two years: the same day two years later included (10.1.7). */
export const FILED_YEARS = 2;

const isValid = ({ status }: Facts['registrations'][number]) => status === 'VALID';
const filedTooLong = (facts: Facts) =>
  facts.registrations.some(
    ({ status, statusSince }) => status === 'FILED' && addYears(statusSince, FILED_YEARS) < facts.today,
  );
const deregistered = ({ registrations }: Facts) => registrations.some(({ status }) => status === 'DEREGISTERED');

/** Whether a record could still be restored; then what was deregistered before it is history (11-A3). */
const comesBack = ({ registrations }: Facts) =>
  registrations.some(({ status }) => status === 'FILED' || status === 'TRANSFERRED_OUT');

/** Whether the person has been registered, is not any more, and comes back only by 重新注册 (PL-19; domain 5.1, 11-A3). */
export const mustBeRegisteredAgain = (facts: Facts): boolean =>
  !facts.registrations.some(isValid) && (filedTooLong(facts) || (deregistered(facts) && !comesBack(facts)));

/** First and additional registrations are not for those who must be registered again. */
export const notStoppedForTwoYears: Rule = {
  at: ALWAYS,
  source: 'PL-19; 5.1; 11-A3',
  says: '未被注销注册，注册备案未满二年（否则办理重新注册）',
  check: (facts) =>
    mustBeRegisteredAgain(facts)
      ? {
          code: 'RE_REGISTRATION_NEEDED',
          message: '您的执业注册已注销或备案已超过二年，请办理重新注册。',
          basis: BASIS['PL-19'],
        }
      : null,
};

/** 重新注册: for those who were deregistered, or have been filed for more than two years, also while that is being dealt with. */
export const mayBeRegisteredAgain: Rule = {
  at: ALWAYS,
  source: 'PL-19; O13-12; 5.1',
  says: '执业注册已注销，或者备案已超过二年',
  check: (facts) =>
    mustBeRegisteredAgain(facts)
      ? null
      : {
          code: 'NO_RE_REGISTRATION',
          message: '仅注册已注销或备案超过二年的人员可以办理重新注册。',
          basis: BASIS['PL-19'],
        },
};

/** What comes back to life must fit beside what has become valid meanwhile (I1–I5, asked again at the decision; 5.1). */
export const noOtherInItsPlace: Rule = {
  at: ALWAYS,
  source: '5.1 I1, I4, I5',
  says: '恢复后与其他有效注册不冲突',
  check({ registration, registrations, rules }) {
    if (!registration) return null;
    const others = registrations.filter((one) => isValid(one) && one.id !== registration.id);
    if (others.some((one) => placesOverlap(one.practicePlaceCode, registration.practicePlaceCode)))
      return alreadyRegistered;
    if (others.length > 0 && isAssistant(registration.level) && !rules.assistantMultiPlace) {
      return { code: 'ASSISTANT_ONE_PLACE', message: '执业助理医师只能注册一个执业地点。', basis: BASIS['O13-17'] };
    }
    if (others.some(({ scopeKey }) => scopeKey !== registration.scopeKey)) {
      return {
        code: 'SCOPE_DIFFERS',
        message: '与现有有效注册所用资格或执业范围不一致，不能恢复。',
        basis: BASIS['O13-17'],
      };
    }
    return null;
  },
};
