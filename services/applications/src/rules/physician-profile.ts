import { text } from '../forms/fields.ts';
import type { Facts, RegistrationFacts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { ALWAYS, OF_THE_FORM, type Rule } from './rule.ts';

/** Procedures that lead to an institution which may be asked meanwhile (domain 3.2). */
const ON_THE_WAY: ReadonlySet<string> = new Set(['PHY_REG', 'PHY_REREG', 'PHY_CHG']);

/** @returns the record whose department and photo are maintained: the one concerned, or the one that came of the way there */
export function registrationMaintained({ registration, registrations, institution }: Facts): RegistrationFacts | null {
  const arrived = registrations.find(
    ({ status, primaryInstitutionId }) => status === 'VALID' && primaryInstitutionId === institution?.id,
  );
  return registration ?? arrived ?? null;
}

/**
 * 经所在或拟作为主要执业机构的机构审核: of somebody without a valid registration the target of an open registration or change
 * (S2-Q6.1; domain 3.2).
 */
export const intendedInstitution: Rule = {
  at: ALWAYS,
  source: 'S2-Q6.1; domain 3.2',
  says: '没有有效注册的，已向拟执业机构提出注册或变更申请',
  check(facts) {
    const { registration, institution, open } = facts;
    if (registrationMaintained(facts) !== null) return null;
    const targets = open.flatMap(({ procedure, institutionId, submitted }) =>
      submitted && ON_THE_WAY.has(procedure) && institutionId ? [institutionId] : [],
    );
    if (registration || (institution ? targets.includes(institution.id) : targets.length > 0)) return null;
    return {
      code: institution ? 'NOT_INTENDED' : 'NO_INSTITUTION',
      message: institution
        ? '您没有以该机构为拟执业机构的办理中的注册、变更申请。'
        : '您没有有效的执业注册，请先向拟执业机构提出注册申请，再办理信息维护。',
      basis: BASIS['S2-Q6'],
    };
  },
};

const ITEMS = ['education', 'school', 'title'] as const;

/** “审核失败，无任何修改”: what is given is another value, or a photo (S2-Q22). */
export const profileChanges: Rule = {
  at: OF_THE_FORM,
  source: 'S2-Q22',
  says: '至少更新一项：毕业院校、学历、任职资格、照片、科室',
  check(facts) {
    const { form, profile, photo } = facts;
    const item = ITEMS.some((name) => text(form, name) !== null && text(form, name) !== (profile?.[name] ?? null));
    const department = text(form, 'department');
    const elsewhere = department !== null && department !== (registrationMaintained(facts)?.department ?? null);
    if (photo || item || elsewhere) return null;
    return { code: 'NOTHING_CHANGES', message: '所填内容与现有信息相同，没有需要更新的内容。', basis: BASIS['S2-Q22'] };
  },
};
