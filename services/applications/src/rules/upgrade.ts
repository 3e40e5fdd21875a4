import { intendedChange } from './intended-change.ts';
import { BASIS } from './legal-basis.ts';
import { isAssistant, levelOfQualification } from './level.ts';
import { ALWAYS, OF_THE_FORM, type Rule } from './rule.ts';

/** 变更资格 is for assistants who have become licensed (S2-Q9). */
export const upgradesAnAssistant: Rule = {
  at: ALWAYS,
  source: 'S2-Q9; O13-15',
  says: '现以执业助理医师注册',
  check({ registration }) {
    if (!registration || isAssistant(registration.level)) return null;
    return { code: 'NOT_AN_ASSISTANT', message: '您现以执业医师注册，无需变更级别。', basis: BASIS['S2-Q9'] };
  },
};

/** All valid registrations rest on one qualification (I5): where a province lets assistants have two places, one has to end first. */
export const onlyOneIsValid: Rule = {
  at: ALWAYS,
  source: 'S2-Q11.3; 5.1 I5; 11-A1',
  says: '没有其他有效的助理医师注册',
  check({ registration, registrations }) {
    if (!registrations.some(({ id, status }) => status === 'VALID' && id !== registration?.id)) return null;
    return {
      code: 'OTHER_REGISTRATIONS',
      message: '您在其他执业地点也有有效注册，请先将其备案或注销，再变更为执业医师。',
      basis: BASIS['O13-17'],
    };
  },
};

/**
 * All valid registrations rest on one qualification (I5), which is known before a form is filled in: whoever has another one since
 * is told what to apply for instead. An assistant who has become licensed upgrades (O13-15; S2-Q9).
 */
export const oneQualificationEverywhere: Rule = {
  at: ALWAYS,
  source: 'O13-17; S2-Q9, Q11.3; 5.1 I5',
  says: '已有有效注册的，所用资格与现有注册相同（取得执业医师资格的助理医师，办理变更执业级别）',
  check({ registrations, registration, qualification }) {
    const other = registrations.find(
      ({ id, status, qualificationIds }) =>
        status === 'VALID' &&
        id !== registration?.id &&
        qualification !== null &&
        !qualificationIds.includes(qualification.id),
    );
    if (!other || !qualification) return null;
    return isAssistant(other.level) && !isAssistant(levelOfQualification(qualification))
      ? {
          code: 'UPGRADE_INSTEAD',
          message: '您现以执业助理医师注册。取得执业医师资格的，请办理变更执业级别。',
          basis: BASIS['S2-Q9'],
        }
      : {
          code: 'OTHER_QUALIFICATION',
          message: '您的有效注册使用的是另一项资格。增加执业地点的，须使用同一资格；改用此项资格的，请办理变更。',
          basis: BASIS['O13-17'],
        };
  },
};

/** The present institution reviews too when another one follows it: it is not passed over by an application of the new one (S2-Q9). */
export const presentInstitutionTakesPart: Rule = {
  at: ALWAYS,
  source: 'S2-Q9; domain 3.2',
  says: '机构代办的，由现主要执业机构提出',
  check({ channel, institution, registration, present }) {
    const other = institution !== null && institution.id !== registration?.primaryInstitutionId;
    if (channel !== 'INSTITUTION' || !other || present?.status === 'CLOSED') return null;
    return {
      code: 'PRESENT_INSTITUTION_REVIEWS',
      message: '变更级别同时变更机构的，由本人提出，现主要执业机构和拟执业机构先后审核。',
      basis: BASIS['S2-Q9'],
    };
  },
};

/** 是否变更主要执业机构 says what the chosen institution says (S2-Q9). */
export const institutionAnswerFits: Rule = {
  at: OF_THE_FORM,
  source: 'S2-Q9',
  says: '“是否变更主要执业机构”与所选机构一致',
  check(facts) {
    const said = facts.form.institutionChanges;
    const change = intendedChange(facts);
    if (!change || typeof said !== 'boolean' || said === change.institutionChanges) return null;
    return {
      code: 'ANSWER_CONTRADICTS',
      message: `“是否变更主要执业机构”应选“${change.institutionChanges ? '是' : '否'}”。`,
      basis: BASIS['S2-Q9'],
    };
  },
};
