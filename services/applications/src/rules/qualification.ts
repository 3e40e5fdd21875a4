import { MESSAGES } from '../messages.ts';
import { BASIS } from './legal-basis.ts';
import { categoryOfQualification, levelOfQualification } from './level.ts';
import { ALWAYS, type Rule } from './rule.ts';

/** Level and category are those with which the application was opened: a correction of the qualification comes first (S2-Q14). */
export const qualificationUnchanged: Rule = {
  at: ALWAYS,
  source: 'O13-7; S2-Q14',
  says: '资格信息的级别、类别与申请时一致',
  check({ copied, qualification }) {
    if (!copied || !qualification) return null;
    const same =
      levelOfQualification(copied) === levelOfQualification(qualification) &&
      categoryOfQualification(copied) === categoryOfQualification(qualification);
    if (same) return null;
    return {
      code: 'QUALIFICATION_CHANGED',
      message: '资格信息的级别或类别与本申请不一致，请撤回后重新申请，以最新资格信息办理。',
      basis: BASIS['O13-7'],
    };
  },
};

/** A change rests on what the record was registered with; what is not known any more is settled first (S2-Q14; TCML-15). */
export const qualificationKnown: Rule = {
  at: ALWAYS,
  source: 'TCML-15; S2-Q14',
  says: '注册所依据的资格信息仍在资格信息库中',
  check({ registration, practitioner }) {
    if (!registration || practitioner.qualifications.some(({ id }) => registration.qualificationIds.includes(id)))
      return null;
    return { code: 'QUALIFICATION_GONE', message: MESSAGES.qualificationGone, basis: BASIS['S0-165-2'] };
  },
};
