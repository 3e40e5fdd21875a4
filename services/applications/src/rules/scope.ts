import { CATEGORIES } from '../forms/dictionaries.ts';
import { codes } from '../forms/fields.ts';
import { type ScopeEntry, scopeKeyOf } from '../provinces/scope-catalogue.ts';
import type { Facts } from './facts.ts';
import { intendedScopes } from './intended-change.ts';
import { BASIS } from './legal-basis.ts';
import { categoryOf, levelOf } from './level.ts';
import { provinceOfPlace } from './practice-place.ts';
import { ALWAYS, OF_THE_FORM, type Rule } from './rule.ts';

/** What was assessed, neither more nor less, at every moment up to the decision. TCML-15; S0 三(二)2. */
export const scopeAsAssessed: Rule = {
  at: ALWAYS,
  source: 'TCML-15; S0 三(二)2',
  says: '执业范围与资格证书载明的中医药技术方法和治疗病证范围一致',
  check({ copied, qualification }) {
    if (!copied || !qualification) return null;
    const same =
      qualification.provinceCode === copied.provinceCode &&
      equal(qualification.techniques, copied.techniques) &&
      equal(qualification.diseases, copied.diseases);
    if (same) return null;
    return {
      code: 'SCOPE_CHANGED',
      message: '资格信息中的技术方法或治疗范围与本申请不一致，请撤回后重新申请，以最新资格信息办理。',
      basis: BASIS['TCML-15'],
    };
  },
};

const equal = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item, i) => item === b[i]);

/** @returns the scopes that were chosen on the form, by the catalogue of the province concerned */
export const chosenScopes = ({ form, scopes }: Pick<Facts, 'form' | 'scopes'>): readonly ScopeEntry[] =>
  codes(form, 'scopes').flatMap((code) => scopes.filter((scope) => scope.code === code));

/** The category follows the qualification, and the scopes the category (O13-7; PL-18; 9.2; 11-A19). */
export const scopesFitTheCategory: Rule = {
  at: OF_THE_FORM,
  source: 'O13-7; 9.2; 11-A19',
  says: '执业范围属于资格的执业类别',
  check(facts) {
    const category = categoryOf(facts);
    if (category === null) return null;
    const strange = chosenScopes(facts).find((scope) => scope.category !== category);
    if (!strange) return null;
    return {
      code: 'SCOPE_NOT_ALLOWED',
      message: `执业范围“${strange.name}”不属于执业类别“${CATEGORIES[category]}”。`,
      basis: BASIS['O13-7'],
    };
  },
};

/** One scope as a rule, more where the province lets the class of institution and the level have more (9.2). */
export const scopesNotTooMany: Rule = {
  at: OF_THE_FORM,
  source: '9.2',
  says: '执业范围数量不超过所在省份的规定',
  check(facts) {
    const { rules, form } = facts;
    const institution = facts.institution ?? facts.present;
    if (!institution) return null;
    const level = levelOf(facts);
    const fitting = rules.maxScopes.filter(
      ({ classPrefix, level: of }) => institution.classCode.startsWith(classPrefix) && (of === null || of === level),
    );
    const most = fitting.sort((a, b) => b.classPrefix.length - a.classPrefix.length)[0]?.most ?? 1;
    if (codes(form, 'scopes').length <= most) return null;
    return { code: 'TOO_MANY_SCOPES', message: `执业范围最多可选${most}项。`, basis: BASIS['O13-7'] };
  },
};

/** The same qualification, and exactly what the two provinces agreed to call the scopes of the other registration (S2-Q49). */
export function sameAsAgreed({ registrations, qualification, mappedScopes, form }: Facts): boolean {
  const other = registrations.find(({ status }) => status === 'VALID');
  const chosen = codes(form, 'scopes');
  if (!other || !qualification || mappedScopes === null || !other.qualificationIds.includes(qualification.id))
    return false;
  return chosen.length === mappedScopes.length && mappedScopes.every(({ code }) => chosen.includes(code));
}

/**
 * What a physician brings along from another province has a name there (S2-Q49; 9.2). Submission stays possible, so that the
 * provinces can agree; nobody decides before. Scopes of a new category come with their qualification.
 */
export const scopesMapped: Rule = {
  at: ['DECIDE'],
  source: 'S2-Q49; 9.2',
  says: '跨省执业的，执业范围在两省之间已有对应',
  check(facts) {
    const { institution, registration, unmappedScopes } = facts;
    if (institution?.regionOpen === false || unmappedScopes.length === 0) return null;
    if (registration && intendedScopes(facts) !== null) return null;
    const names = unmappedScopes.map(({ name }) => name).join('、');
    return {
      code: 'SCOPE_NOT_MAPPED',
      message: `执业范围“${names}”在拟执业省份尚无对应，由两省主管部门协商后方可决定。`,
      basis: BASIS['S2-Q49'],
    };
  },
};

/**
 * All VALID registrations of a person rest on the same qualification and the same scope, compared by national code (I5; O13-17;
 * S2-Q11.3; 11-A2). Asked of a registration beside others.
 */
export const sameScopeEverywhere: Rule = {
  at: OF_THE_FORM,
  source: 'O13-17; S2-Q11.3; 11-A2; 5.1 I5',
  says: '各执业地点所用资格和执业范围一致',
  check(facts) {
    const { registrations, registration, institution, qualification } = facts;
    const others = registrations.filter(({ id, status }) => status === 'VALID' && id !== registration?.id);
    if (others.length === 0 || !institution || !qualification) return null;
    const key = scopeKeyOf([qualification.id], chosenScopes(facts), provinceOfPlace(institution.province.code));
    if (others.every(({ scopeKey }) => scopeKey === key) || sameAsAgreed(facts)) return null;
    // What has no name there yet is settled between the provinces before the decision (S2-Q49).
    if (facts.unmappedScopes.length > 0 && others.every((one) => one.qualificationIds.includes(qualification.id)))
      return null;
    return {
      code: 'SCOPE_DIFFERS',
      message: '在多个执业地点执业的，所用资格和执业范围必须与现有注册完全一致。如需调整执业范围，请办理变更。',
      basis: BASIS['O13-17'],
    };
  },
};
