import { type CalendarDate, formatChineseDate } from '@medreg/clock';
import { CATEGORIES, LEVELS } from '../forms/dictionaries.ts';
import type { Field } from '../forms/fields.ts';
import { provinceName } from '../forms/provinces.ts';
import type { ProfessionType } from '../generated/resolvers.ts';
import type { CopiedQualification } from '../rules/facts.ts';
import type { Entry } from './application-form-data.ts';

/** One line of a section as a table has it: what it is called, and what it says of something; undefined leaves the line out. */
export interface Line<About> {
  span: Entry['span'];
  label: string;
  of(about: About): string | readonly string[] | null | undefined;
}

/** @returns the lines that say something, or leave something to the pen, of what they are about */
export function entriesOf<About>(lines: readonly Line<About>[], about: About): Entry[] {
  return lines.flatMap(({ span, label, of }): Entry[] => {
    const value = of(about);
    if (value === undefined) return [];
    if (span === 'LIST') return Array.isArray(value) && value.length > 0 ? [{ span, label, items: [...value] }] : [];
    const text = typeof value === 'string' || value === null ? value : value.join('、');
    return [{ span, label, value: text === '' ? null : text }];
  });
}

const SEX = { MALE: '男', FEMALE: '女' } as const;
const KINDS = { TCM_SPECIALTY: '中医（专长）医师资格', PHYSICIAN: '医师资格', NURSE: '护士执业资格' } as const;
const ORIGINS = { EXAMINATION: '考试、考核', RECOGNITION: '认定' } as const;
const day = (date: CalendarDate | null) => date && formatChineseDate(date);
/** Leaves a line out where there is nothing to say. */
const ifAny = <T>(value: T | null | undefined) => value ?? undefined;
const nameIn = (names: Readonly<Record<string, string>>, code: string | null) =>
  code === null ? undefined : (names[code] ?? code) || undefined;

export interface ShownApplicant {
  name: string;
  sex: 'MALE' | 'FEMALE';
  birthDate: CalendarDate;
  ethnicGroup: string | null;
  idNumber: string;
}

/** The telephone and e-mail are identity's: on this paper they are written by hand. */
export const APPLICANT: readonly Line<ShownApplicant>[] = [
  { span: 'HALF', label: '姓名', of: ({ name }) => name },
  { span: 'HALF', label: '性别', of: ({ sex }) => SEX[sex] },
  { span: 'HALF', label: '出生日期', of: ({ birthDate }) => day(birthDate) },
  { span: 'HALF', label: '民族', of: ({ ethnicGroup }) => ethnicGroup },
  {
    span: 'WHOLE',
    label: '证件类型',
    of: ({ idNumber }) => (/^\d/.test(idNumber) ? '居民身份证' : '其他有效身份证件'),
  },
  { span: 'WHOLE', label: '证件号码', of: ({ idNumber }) => idNumber },
  { span: 'WHOLE', label: '联系电话', of: () => null },
  { span: 'WHOLE', label: '电子邮箱', of: () => null },
];

/** Fields of a form that say who the applicant is; they stand beside the name, the others under what is applied for. */
export const PERSONAL_FIELDS: ReadonlySet<string> = new Set([
  'nationality',
  'education',
  'school',
  'degree',
  'title',
  'health',
  'postalAddress',
  'career',
]);

export type ShownQualification = CopiedQualification & { code: string };

export const QUALIFICATION: readonly Line<ShownQualification>[] = [
  { span: 'HALF', label: '资格类别', of: ({ kind }) => KINDS[kind] },
  { span: 'HALF', label: '取得方式', of: ({ origin }) => ORIGINS[origin] },
  { span: 'HALF', label: '医师级别', of: ({ level }) => nameIn(LEVELS, level) },
  { span: 'HALF', label: '类别', of: ({ category }) => nameIn(CATEGORIES, category) },
  { span: 'WHOLE', label: '资格证书编码', of: ({ code }) => code },
  { span: 'HALF', label: '取得日期', of: ({ issuedOn }) => day(issuedOn) },
  { span: 'HALF', label: '资格省份', of: ({ provinceCode }) => provinceName(provinceCode) },
  { span: 'HALF', label: '学历', of: ({ education }) => ifAny(education) },
  { span: 'HALF', label: '毕业院校', of: ({ school }) => ifAny(school) },
  { span: 'LIST', label: '中医药技术方法', of: ({ techniques }) => techniques },
  { span: 'LIST', label: '治疗病症范围', of: ({ diseases }) => diseases },
];

/** The record concerned as it stood before this application took effect. */
export interface ShownRegistration {
  certificateCode: string;
  level: string;
  category: string;
  scopeNames: readonly string[];
  techniques: readonly string[];
  diseases: readonly string[];
  primaryInstitutionName: string;
  practicePlaceName: string;
  department: string | null;
  issuingAuthorityName: string;
  firstRegisteredOn: CalendarDate;
  periodFrom: CalendarDate | null;
  periodUntil: CalendarDate | null;
}

export const REGISTRATION: readonly Line<ShownRegistration>[] = [
  { span: 'HALF', label: '执业证书编码', of: ({ certificateCode }) => certificateCode },
  { span: 'HALF', label: '首次注册日期', of: ({ firstRegisteredOn }) => day(firstRegisteredOn) },
  { span: 'HALF', label: '级别', of: ({ level }) => nameIn(LEVELS, level) },
  { span: 'HALF', label: '执业类别', of: ({ category }) => nameIn(CATEGORIES, category) },
  { span: 'WHOLE', label: '执业范围', of: ({ scopeNames }) => (scopeNames.length > 0 ? scopeNames : undefined) },
  { span: 'LIST', label: '中医药技术方法', of: ({ techniques }) => techniques },
  { span: 'LIST', label: '治疗病症范围', of: ({ diseases }) => diseases },
  { span: 'WHOLE', label: '主要执业机构', of: ({ primaryInstitutionName }) => primaryInstitutionName },
  { span: 'WHOLE', label: '执业地点', of: ({ practicePlaceName }) => practicePlaceName },
  { span: 'HALF', label: '科室', of: ({ department }) => ifAny(department) },
  { span: 'HALF', label: '发证机关', of: ({ issuingAuthorityName }) => issuingAuthorityName },
  {
    span: 'WHOLE',
    label: '有效期',
    of: ({ periodFrom, periodUntil }) =>
      periodFrom && periodUntil ? `${day(periodFrom)}至${day(periodUntil)}` : undefined,
  },
];

export interface ShownFiling {
  institutionName: string;
  authorityName: string;
  scopeNames: readonly string[];
  validFrom: CalendarDate;
  validUntil: CalendarDate;
}

export const FILING: readonly Line<ShownFiling>[] = [
  { span: 'WHOLE', label: '备案机构', of: ({ institutionName }) => institutionName },
  { span: 'WHOLE', label: '备案机关', of: ({ authorityName }) => authorityName },
  { span: 'WHOLE', label: '执业范围', of: ({ scopeNames }) => (scopeNames.length > 0 ? scopeNames : undefined) },
  { span: 'WHOLE', label: '备案有效期', of: ({ validFrom, validUntil }) => `${day(validFrom)}至${day(validUntil)}` },
];

/** What follows from the form: where it leads. */
export const MATTER: readonly Line<{
  /** Undefined where the form itself names it. */
  institution: string | null | undefined;
  practicePlaceName: string | null;
  authorityName: string | null;
}>[] = [
  { span: 'WHOLE', label: '执业机构', of: ({ institution }) => institution },
  { span: 'WHOLE', label: '执业地点', of: ({ practicePlaceName }) => practicePlaceName },
  { span: 'WHOLE', label: '主管部门', of: ({ authorityName }) => authorityName },
];

export interface ShownProgress {
  submittedOn: CalendarDate | null;
  receivedOn: CalendarDate | null;
  acceptedOn: CalendarDate | null;
  decidedOn: CalendarDate | null;
  effectiveOn: CalendarDate | null;
  eRegId: string | null;
  certificateCode: string | null;
}

/** 办理情况: the days so far, and what came of it. */
export const PROGRESS: readonly Line<ShownProgress>[] = [
  { span: 'HALF', label: '申请日期', of: ({ submittedOn }) => ifAny(day(submittedOn)) },
  { span: 'HALF', label: '收到日期', of: ({ receivedOn }) => ifAny(day(receivedOn)) },
  { span: 'HALF', label: '受理日期', of: ({ acceptedOn }) => ifAny(day(acceptedOn)) },
  { span: 'HALF', label: '决定日期', of: ({ decidedOn }) => ifAny(day(decidedOn)) },
  { span: 'HALF', label: '生效日期', of: ({ effectiveOn }) => ifAny(day(effectiveOn)) },
  { span: 'HALF', label: '执业证书编码', of: ({ certificateCode }) => ifAny(certificateCode) },
  { span: 'WHOLE', label: '电子化注册识别码', of: ({ eRegId }) => ifAny(eRegId) },
];

/** How much room a field of a form takes. */
export const spanOf = (field: Field): Exclude<Entry['span'], 'LIST'> =>
  field.kind === 'TEXT' ? (field.lines ? 'LINES' : 'WHOLE') : SPANS[field.kind];
const SPANS = {
  CHOICE: 'HALF',
  DATE: 'HALF',
  YES_NO: 'HALF',
  DEPARTMENT: 'HALF',
  INSTITUTION: 'WHOLE',
  SCOPES: 'WHOLE',
  ID_NUMBER: 'WHOLE',
  DECLARATION: 'HALF',
} as const satisfies Record<Exclude<Field['kind'], 'TEXT'>, Exclude<Entry['span'], 'LIST'>>;

const LIABILITY = '如有不实，本人愿意承担相应的法律责任。';
const OATHS: Readonly<Record<ProfessionType, string>> = {
  TCM_SPECIALTY:
    '本人不存在《中华人民共和国医师法》规定的不予注册的情形；注册后在核定的中医药技术方法和治疗病症范围内执业。',
  PHYSICIAN: '本人不存在《中华人民共和国医师法》规定的不予注册的情形；按照注册的执业地点、执业类别、执业范围执业。',
  NURSE: '本人不存在《护士条例》规定的不予注册的情形；按照注册的执业地点从事护理工作。',
  SHORT_TERM: '本人在核准的期限、机构和执业类别内行医，遵守中国的法律、法规和诊疗规范。',
};

/** 申请人承诺 (S0 二(三); PL-14, 16; NR-7; domain 3.2 R-P1…R-P10, 3.1 item 13), of the photo where there is one. */
export function declarationOf(profession: ProfessionType, photo: boolean): string {
  const recent = photo ? '提供的照片为本人近期照片；' : '';
  return `本人承诺：本表所填内容及所提交的材料真实、准确、有效；${recent}${OATHS[profession]}${LIABILITY}`;
}
