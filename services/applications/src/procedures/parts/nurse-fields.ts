import { EDUCATION, HEALTH, NURSE_DEREGISTRATION_REASONS, NURSE_TITLES, NURSE_WORK } from '../../forms/dictionaries.ts';
import type { Field } from '../../forms/fields.ts';
import { FORM_OF_DEREGISTRATION, INSTITUTION } from './fields.ts';

const DEPARTMENT: Field = { name: 'department', label: '拟执业科室', kind: 'DEPARTMENT', required: false };
const WORK: Field = { name: 'work', label: '工作类别', kind: 'CHOICE', options: NURSE_WORK, required: true };
const CONDITION: Field = { name: 'health', label: '健康状况', kind: 'CHOICE', options: HEALTH, required: true };
const ADDRESS: Field = { name: 'postalAddress', label: '联系地址', kind: 'TEXT', max: 100, required: true };
const CAREER: Field = { name: 'career', label: '个人工作经历', kind: 'TEXT', max: 1000, lines: true, required: false };

/** 学历、毕业学校 (domain 3.5) */
const SCHOOLING: readonly Field[] = [
  { name: 'education', label: '学历', kind: 'CHOICE', options: EDUCATION, required: true },
  { name: 'school', label: '毕业学校', kind: 'TEXT', max: 100, required: true },
];

/** 护理临床实习 (NR-7(2)) */
export const CLINICAL_PRACTICE: readonly Field[] = [
  { name: 'practiceHospital', label: '临床实习医院', kind: 'TEXT', max: 100, required: false },
  { name: 'practiceFrom', label: '实习开始日期', kind: 'DATE', required: false },
  { name: 'practiceUntil', label: '实习结束日期', kind: 'DATE', required: false },
];

/** 健康体检, where the province asks for a certificate (11-A6) */
export const HEALTH_CHECK: readonly Field[] = [
  { name: 'healthCheckedBy', label: '健康体检机构', kind: 'TEXT', max: 100, required: false },
  { name: 'healthCheckedOn', label: '健康体检日期', kind: 'DATE', required: false },
];

/** 护士执业注册申请审核表 of a first registration and of a 重新注册 */
export const FORM_OF_A_NURSE: readonly Field[] = [
  INSTITUTION,
  DEPARTMENT,
  WORK,
  ...SCHOOLING,
  CONDITION,
  ADDRESS,
  CAREER,
];

/** 延续: the data are confirmed; another institution only where she goes to one (domain 3.5). */
export const FORM_OF_RENEWAL: readonly Field[] = [
  { ...INSTITUTION, label: '拟执业机构（与现执业机构相同的不填）', required: false },
  DEPARTMENT,
  WORK,
  CONDITION,
  ADDRESS,
];

/** 变更 */
export const FORM_OF_CHANGE: readonly Field[] = [
  INSTITUTION,
  { name: 'reason', label: '变更理由', kind: 'TEXT', max: 200, lines: true, required: true },
  DEPARTMENT,
  WORK,
];

/** 军队、武警护士: where she served, and when she left (S2-Q33). */
export const MILITARY: readonly Field[] = [
  { name: 'militaryUnit', label: '原军队、武警单位', kind: 'TEXT', max: 100, required: true },
  { name: 'leftServiceOn', label: '退役、转业日期', kind: 'DATE', required: true },
  { name: 'onPaper', label: '原执业机构未开通账户，以纸质确认', kind: 'YES_NO', required: false, channels: ['PERSON'] },
];

/** Of a nurse without a valid registration: where she has applied. */
export const INTENDED_INSTITUTION: Field = { ...INSTITUTION, withoutRegistration: true };

/** 信息维护: whatever of the four is to be replaced (S2-Q30.1); the photo is uploaded. */
export const PROFILE: readonly Field[] = [
  ...SCHOOLING.map((field) => ({ ...field, required: false })),
  { name: 'title', label: '任职资格', kind: 'CHOICE', options: NURSE_TITLES, required: false },
];

/** 注销理由 of nurses; what an institution has told the person stands in its own application alone (S2-Q41.3). */
export const FORM_OF_NURSE_DEREGISTRATION: readonly Field[] = FORM_OF_DEREGISTRATION.map((field): Field => {
  if (field.name === 'reason') return { ...field, kind: 'CHOICE', options: NURSE_DEREGISTRATION_REASONS };
  if (!field.name.startsWith('notified')) return field;
  return { ...field, channels: ['INSTITUTION'], condition: '因有效期届满、不再执业注销的，必填' };
});

/** 身份信息: what is to be corrected, and only that (S2-Q30.2; W15). */
export const IDENTITY: readonly Field[] = [
  { name: 'name', label: '更正后的姓名', kind: 'TEXT', max: 100, required: false },
  { name: 'idNumber', label: '更正后的身份证号码', kind: 'ID_NUMBER', required: false },
  { name: 'sex', label: '更正后的性别', kind: 'CHOICE', options: { MALE: '男', FEMALE: '女' }, required: false },
  { name: 'birthDate', label: '更正后的出生日期', kind: 'DATE', required: false },
  { name: 'ethnicGroup', label: '更正后的民族', kind: 'TEXT', max: 20, required: false },
  { name: 'basis', label: '更正依据', kind: 'TEXT', max: 200, lines: true, required: true },
];
