import { text } from '../forms/fields.ts';
import type { Facts, RegistrationFacts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { ALWAYS, OF_THE_FORM, type Rule } from './rule.ts';

/** @returns the registration that a nurse practises under, if she has one */
export const validRegistration = ({ registrations }: Pick<Facts, 'registrations'>): RegistrationFacts | null =>
  registrations.find(({ status }) => status === 'VALID') ?? null;

/** Procedures that lead to an institution which may be asked meanwhile. */
const LEADS_TO_AN_INSTITUTION: ReadonlySet<string> = new Set(['NUR_REG', 'NUR_REREG', 'NUR_RENEW']);

/**
 * 经所在或拟作为执业机构的机构审核 (S2-Q30): through the institution of the valid registration; without one, through the intended
 * institution of an application that is open.
 */
export const throughAnInstitution: Rule = {
  at: ALWAYS,
  source: 'S2-Q30; domain 3.2 PHY_INFO',
  says: '经所在机构；没有有效注册的，经办理中的注册申请的拟执业机构',
  check(facts) {
    const { registration, institution, open } = facts;
    const valid = validRegistration(facts);
    // Without the record: the intended institution has become hers meanwhile.
    const hers = institution ? institution.id === valid?.primaryInstitutionId : registration?.id === valid?.id;
    if (valid) return hers ? null : notHers;
    const intended = open.filter(
      ({ procedure, institutionId }) => LEADS_TO_AN_INSTITUTION.has(procedure) && institutionId,
    );
    if (institution ? intended.some(({ institutionId }) => institutionId === institution.id) : intended.length > 0)
      return null;
    return {
      code: 'NO_INSTITUTION',
      message: '没有有效注册的，须先向拟执业机构提出注册申请，再经该机构办理。',
      basis: BASIS['S2-Q6'],
    };
  },
};

const notHers = {
  code: 'NOT_HER_INSTITUTION',
  message: '有有效注册的，经现执业机构办理。',
  basis: BASIS['S2-Q6'],
};

/** A maintenance that maintains nothing is refused at once (S2-Q43). */
export const somethingIsMaintained: Rule = {
  at: OF_THE_FORM,
  source: 'S2-Q43',
  says: '至少更新一项：毕业学校、学历、任职资格、照片',
  check({ form, photo }) {
    if (photo || ['education', 'school', 'title'].some((name) => text(form, name) !== null)) return null;
    return {
      code: 'NOTHING_CHANGES',
      message: '请至少更新一项：毕业学校、学历、任职资格或照片。',
      basis: BASIS['S2-Q22'],
    };
  },
};
