import { text } from '../forms/fields.ts';
import type { ScopeEntry } from '../provinces/scope-catalogue.ts';
import type { Facts } from './facts.ts';
import { intendedScopes } from './intended-change.ts';
import { BASIS } from './legal-basis.ts';
import type { Refusal } from './refusal.ts';
import { OF_THE_FORM, type Rule } from './rule.ts';
import { goesWith } from './scope-subjects.ts';

/** Provinces decide whether such a difference is refused or only pointed out to those who review (9.2). */
function refusedWhere(
  province: (facts: Facts) => boolean,
  rule: Omit<Rule, 'at' | 'check'>,
  differs: (facts: Facts) => Refusal | null,
): Rule {
  return {
    ...rule,
    at: OF_THE_FORM,
    check: (facts) => (province(facts) ? differs(facts) : null),
    pointsOut: (facts) => (province(facts) ? null : differs(facts)),
  };
}

const at = ({ institution, present }: Facts) => institution ?? present;

/** 科室: one of the institution's own, where it keeps a list of them (S2-Q53; 9.2). */
export const departmentBelongs: Rule = refusedWhere(
  ({ rules }) => rules.departmentMustBelong,
  { source: 'S2-Q53; 9.2', says: '执业科室为该机构内设科室' },
  (facts) => {
    const department = text(facts.form, 'department');
    const departments = at(facts)?.departments ?? [];
    if (department === null || departments.length === 0 || departments.includes(department)) return null;
    return {
      code: 'DEPARTMENT_UNKNOWN',
      message: `该机构的内设科室中没有“${department}”。`,
      basis: BASIS['S2-Q53'],
    };
  },
);

/** … and one in which somebody of that scope works: a public-health physician in prevention, not in surgery (S2-Q53). */
export const departmentFitsTheScope: Rule = refusedWhere(
  ({ rules }) => rules.departmentMustBelong,
  { source: 'S2-Q53; 9.2', says: '执业科室与执业类别、执业范围相适应' },
  (facts) => {
    const department = text(facts.form, 'department');
    const scopes = intendedScopes(facts) ?? [];
    if (department === null || scopes.length === 0) return null;
    if (scopes.some(({ nationalCode }) => goesWith(nationalCode, department))) return null;
    return {
      code: 'DEPARTMENT_UNFIT',
      message: `科室“${department}”与执业范围“${named(scopes)}”不相适应。`,
      basis: BASIS['S2-Q53'],
    };
  },
);

/** 诊疗科目: the institution has a clinical subject for each scope (domain 3.2). */
export const scopeFitsTheSubjects: Rule = refusedWhere(
  ({ rules }) => rules.scopeMustFitSubjects,
  { source: 'domain 3.2; 9.2', says: '执业范围与该机构诊疗科目相适应' },
  (facts) => {
    const subjects = at(facts)?.clinicalSubjects ?? [];
    const strange = (intendedScopes(facts) ?? []).filter(
      ({ nationalCode }) => !subjects.some((subject) => goesWith(nationalCode, subject)),
    );
    if (subjects.length === 0 || strange.length === 0) return null;
    return {
      code: 'SCOPE_WITHOUT_SUBJECT',
      message: `该机构的诊疗科目中没有与“${named(strange)}”相应的科目。`,
      basis: BASIS['O13-7'],
    };
  },
);

const named = (scopes: readonly ScopeEntry[]) => scopes.map(({ name }) => name).join('、');
