import { CATEGORIES, type Category, EDUCATION, type Level } from '../../forms/dictionaries.ts';
import { type Field, text } from '../../forms/fields.ts';
import type { Effect } from '../../register/effects.ts';
import type { Facts } from '../../rules/facts.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { institutionCivilian, institutionOpen } from '../../rules/place.ts';
import { practicePlace } from '../../rules/practice-place.ts';
import type { Rule } from '../../rules/rule.ts';
import { chosenScopes } from '../../rules/scope.ts';
import {
  followsThePresentTerm,
  healthProofFresh,
  institutionIsALegalPerson,
  renewedOne,
  scopesOfTheCategory,
  termAtMost,
  termNotOver,
  termOf,
} from '../../rules/short-term.ts';
import { notBanned, notSuspended, waitingPeriodsOver } from '../../rules/standing.ts';
import type { Material } from '../procedure.ts';
import { DECLARATION, INSTITUTION } from './fields.ts';
import { cityAuthority } from './parties.ts';

/** 短期行医 of physicians from Hong Kong, Macao, Taiwan and abroad: what the three procedures share (domain 3.3; O62, O63, O24). */

const { CLINICAL, DENTAL, TCM } = CATEGORIES;

/** 临床、中医、口腔 (O62-4, O63-4); of foreigners as their licence says, which is one of them here. */
export const FORM_OF_A_GUEST: readonly Field[] = [
  INSTITUTION,
  { name: 'category', label: '执业类别', kind: 'CHOICE', options: { CLINICAL, TCM, DENTAL }, required: true },
  { name: 'scopes', label: '执业范围', kind: 'SCOPES', required: false },
  { name: 'department', label: '执业科室', kind: 'DEPARTMENT', required: false },
  { name: 'degree', label: '最高学历', kind: 'CHOICE', options: EDUCATION, required: true },
  { name: 'licenceNo', label: '境外行医执照编号', kind: 'TEXT', max: 60, required: true },
  { name: 'licenceIssuer', label: '执照颁发机构', kind: 'TEXT', max: 100, required: true },
  { name: 'employedFrom', label: '聘用开始日期', kind: 'DATE', required: true },
  { name: 'employedUntil', label: '聘用结束日期', kind: 'DATE', required: true },
  { name: 'healthCheckedOn', label: '体检日期', kind: 'DATE', required: true },
  { name: 'postalAddress', label: '联系地址', kind: 'TEXT', max: 100, required: true },
];
export { DECLARATION };

/** Online, or on paper at the window (materials-of.ts). */
export const paper = (code: string, name: string, source: string): Material => ({
  code,
  name,
  mandatory: true,
  form: 'ONLINE',
  source,
});

/** What the three orders ask for alike (domain 3.3). */
export const materialsOfAGuest = (source: string): Material[] => [
  paper('DEGREE', '最高学历证明', source),
  paper('LICENCE', '境外行医执照或者行医权证明', source),
  paper('HEALTH_PROOF', '近3个月内的体检健康证明', source),
  paper('NO_CRIME_PROOF', '无刑事犯罪记录的证明', source),
  paper('AGREEMENT', '与邀请、聘用机构签订的协议书', source),
  paper('LEGAL_PERSON', '邀请、聘用机构的法人资格证明和执业许可证', source),
];

/** Rules of a guest: who comes, where to, for how long. */
export const rulesOfAGuest = (years: number, order: 'O62' | 'O63' | 'O24'): Rule[] => [
  notBanned,
  notSuspended,
  waitingPeriodsOver,
  institutionOpen,
  institutionCivilian,
  institutionIsALegalPerson(order),
  termAtMost(years, order),
  termNotOver(order),
  followsThePresentTerm(order),
  healthProofFresh(order),
  scopesOfTheCategory,
  personConfirmed,
];

/** One application for each inviting institution: those in different regions are registered apart (O24-9). */
export const invitedBy = ({ institution }: Facts): string => institution?.id ?? 'NEW';
export const invitation = ({ institution }: Facts): string | null => institution && `SHORT_TERM:${institution.id}`;

/** A registration for the term of the employment; renewed, the one before is history (O62-7; domain 3.3). */
export const registerGuest =
  (levelOf: (facts: Facts) => Level) =>
  (facts: Facts): Effect[] => {
    const { institution, today, form } = facts;
    const authority = cityAuthority(facts);
    const term = termOf(facts);
    if (!institution || !authority || !term) return [];
    const level = levelOf(facts);
    const before = renewedOne(facts);
    const entry = {
      level,
      category: (text(form, 'category') ?? 'CLINICAL') as Category,
      major: '',
      qualificationIds: [],
      scopes: chosenScopes(facts),
      techniques: [],
      diseases: [],
      department: text(form, 'department'),
      staffKind: null,
      trainingEnd: null,
      originInstitution: null,
      place: practicePlace(level, institution),
      solePlace: false,
      institution,
      authority,
      // What was decided after its first day holds from today on.
      period: { from: before || term.from > today ? term.from : today, until: term.until },
    };
    return [{ kind: 'REGISTER', profession: 'SHORT_TERM', entry, supersedes: before ? [before.id] : [] }];
  };
