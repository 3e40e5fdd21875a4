import { CATEGORIES, type Level } from '../forms/dictionaries.ts';
import { text } from '../forms/fields.ts';
import type { Facts } from './facts.ts';
import { intendedChange, intendedScopeKey, qualificationsAfter } from './intended-change.ts';
import { BASIS } from './legal-basis.ts';
import { categoryOf, isAssistant } from './level.ts';
import { OF_THE_FORM, type Rule } from './rule.ts';

const ANSWERS = [
  ['institutionChanges', '是否变更主要执业机构'],
  ['placeChanges', '是否变更执业地点'],
] as const;

/**
 * 是否变更执业地点, 是否变更主要执业机构: what the applicant says is what the regions say, province for licensed physicians, county
 * for assistants; a contradiction is refused with the right answer (S2-Q7, Q8; domain 3.2).
 */
export const answersFitTheRegions: Rule = {
  at: OF_THE_FORM,
  source: 'S2-Q7, Q8',
  says: '“是否变更执业地点”“是否变更主要执业机构”与拟执业机构所在区划一致',
  check(facts) {
    const change = intendedChange(facts);
    if (!change) return null;
    for (const [name, label] of ANSWERS) {
      const said = facts.form[name];
      if (typeof said !== 'boolean' || said === change[name]) continue;
      return {
        code: 'ANSWER_CONTRADICTS',
        message: `所选机构为${change.institution.name}（${change.institution.county.name}），执业地点以${unitOf(change.registration.level)}为准：“${label}”应选“${change[name] ? '是' : '否'}”。`,
        basis: BASIS['S2-Q7'],
      };
    }
    return null;
  },
};

/** 执业地点 of a level, in words (S2-Q7, Q8; W22). */
function unitOf(level: Level): string {
  if (level === 'RURAL_ASSISTANT') return '所在机构';
  return isAssistant(level) ? '县（区）级行政区划' : '省级行政区划';
}

/** A change that changes nothing is refused at once (S2-Q22); coming back into the region is one (5.1). */
export const physicianChangesSomething: Rule = {
  at: OF_THE_FORM,
  source: 'S2-Q22',
  says: '变更内容与现有注册信息不同',
  check(facts) {
    const change = intendedChange(facts);
    if (change?.registration.status !== 'VALID') return null;
    if (change.institutionChanges || change.scopesChange || change.scopes === null) return null;
    return {
      code: 'NOTHING_CHANGES',
      message: '没有需要变更的内容，请核对所填机构、类别和范围。',
      basis: BASIS['S2-Q22'],
    };
  },
};

/** The category follows the qualification: another one only with a qualification of it (O13-7; PL-18; 11-A19). */
export const categoryHasQualification: Rule = {
  at: OF_THE_FORM,
  source: 'O13-7; PL-18; 11-A19',
  says: '变更执业类别的，已取得该类别的医师资格',
  check(facts) {
    const change = intendedChange(facts);
    if (!change?.categoryChanges || qualificationsAfter(facts).length > 0) return null;
    const category = CATEGORIES[categoryOf(facts) ?? 'NONE'];
    return {
      code: 'NO_QUALIFICATION_OF_CATEGORY',
      message: `您没有“${category}”类别的医师资格，不能变更为该类别。`,
      basis: BASIS['O13-7'],
    };
  },
};

/** A new category has scopes of its own (O13-7). */
export const newCategoryHasScopes: Rule = {
  at: OF_THE_FORM,
  source: 'O13-7',
  says: '变更执业类别的，选择该类别的执业范围',
  check(facts) {
    const change = intendedChange(facts);
    if (!change?.categoryChanges || change.scopes === null || change.scopes.length > 0) return null;
    return { code: 'SCOPES_NEEDED', message: '变更执业类别的，请选择该类别的执业范围。', basis: BASIS['O13-7'] };
  },
};

/** 增加执业范围 after training and assessment in it (PL-14 para 3): on record, or in the form with its proof. */
export const trainedForTheScope: Rule = {
  at: OF_THE_FORM,
  source: 'PL-14',
  says: '增加执业范围的，经相关专业培训并考核合格',
  check(facts) {
    if (!addsScopes(facts)) return null;
    const written = text(facts.form, 'trainingInstitution') !== null && text(facts.form, 'assessmentDate') !== null;
    if (written || facts.records.some(({ kind, measure }) => kind === 'TRAINING' && measure === 'PASSED')) return null;
    return {
      code: 'TRAINING_REQUIRED',
      message: '增加执业范围的，应当经相关专业培训并考核合格，请填写培训机构和考核日期，并上传证明。',
      basis: BASIS['PL-14'],
    };
  },
};

export const addsScopes = (facts: Facts): boolean => (intendedChange(facts)?.added.length ?? 0) > 0;

/**
 * Scope or category of one registration beside others change for all of them at once (I5; domain 3.2): an application for each,
 * effective together.
 */
export const linkedWhereOthersAreValid: Rule = {
  at: OF_THE_FORM,
  source: 'O13-17; S2-Q11.3; domain 3.2',
  says: '有其他有效注册的，变更执业范围、类别须一并办理',
  check(facts) {
    const change = intendedChange(facts);
    if (!change?.scopesChange || facts.linked !== null) return null;
    const others = facts.registrations.some(({ id, status }) => status === 'VALID' && id !== change.registration.id);
    if (!others) return null;
    return {
      code: 'LINKED_CHANGE_NEEDED',
      message: '您在其他执业地点也有有效注册，执业范围和类别必须一致，请办理联动变更（各执业地点一并变更）。',
      basis: BASIS['O13-17'],
    };
  },
};

/** … and they say the same. */
export const linkedChangesAgree: Rule = {
  at: OF_THE_FORM,
  source: 'O13-17; S2-Q11.3; domain 3.2',
  says: '联动变更的各项申请，变更后的资格和执业范围一致',
  check(facts) {
    if (!facts.linked) return null;
    const change = intendedChange(facts);
    if (!change || change.scopes === null) return null;
    const mine = intendedScopeKey(facts);
    if (facts.linked.every(({ scopeKey, submitted }) => !submitted || scopeKey === null || scopeKey === mine))
      return null;
    return {
      code: 'LINKED_CHANGES_DIFFER',
      message: '联动变更的各项申请，变更后的类别和执业范围必须一致。',
      basis: BASIS['O13-17'],
    };
  },
};

/** The present institution has closed: only a change to another one leads on (3.6). */
export const presentInstitutionOpen: Rule = {
  at: OF_THE_FORM,
  source: 'O13-9; 3.6',
  says: '主要执业机构停止执业的，变更到其他机构',
  check({ institution, present }) {
    if (institution || present?.status !== 'CLOSED') return null;
    return { code: 'INSTITUTION_CLOSED', message: '主要执业机构已停止执业，请选择其他机构。', basis: BASIS['O13-9'] };
  },
};
