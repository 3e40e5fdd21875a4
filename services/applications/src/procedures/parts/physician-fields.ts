import { CATEGORIES, EDUCATION, STAFF_KINDS } from '../../forms/dictionaries.ts';
import { type Field, type FormValues, text, yes } from '../../forms/fields.ts';
import { INSTITUTION } from './fields.ts';

/** 执业范围: by the catalogue of the province. */
export const SCOPES: Field = { name: 'scopes', label: '执业范围', kind: 'SCOPES', required: true };

const isTrainee = (values: FormValues) => text(values, 'staffKind') === 'TRAINEE';

/** 人员性质 (S2-Q52): regular staff unless somebody is there for his standardised residency training. */
export const STAFF: readonly Field[] = [
  { name: 'staffKind', label: '人员性质', kind: 'CHOICE', options: STAFF_KINDS, required: false },
  {
    name: 'trainingEnd',
    label: '规培结束日期',
    kind: 'DATE',
    required: isTrainee,
    condition: '住院医师规范化培训人员必填',
  },
  { name: 'originInstitution', label: '原执业机构（规培人员）', kind: 'TEXT', max: 100, required: false },
];

/** 军队医师转业、复员、退伍 (PLA-9; 10.1.28) */
export const FROM_MILITARY: Field = {
  name: 'fromMilitary',
  label: '是否为转业、复员、退伍的军队医师',
  kind: 'YES_NO',
  required: false,
};

/** 是否变更主要执业机构 (S2-Q7, Q8, Q9): asked of whoever can choose another one. */
export const INSTITUTION_CHANGES: Field = {
  name: 'institutionChanges',
  label: '是否变更主要执业机构',
  kind: 'YES_NO',
  required: true,
  channels: ['PERSON', 'AUTHORITY'],
};
/** 是否变更执业地点 (S2-Q7, Q8): the system knows the answer and refuses another. */
export const PLACE_CHANGES: Field = {
  name: 'placeChanges',
  label: '是否变更执业地点',
  kind: 'YES_NO',
  required: true,
  channels: ['PERSON', 'AUTHORITY'],
};
/** 变更后主要执业机构 */
export const OTHER_INSTITUTION: Field = {
  ...INSTITUTION,
  label: '变更后主要执业机构',
  required: (values) => yes(values, 'institutionChanges'),
  condition: '变更主要执业机构的，必填',
};
/** 变更后执业范围: empty where it stays. */
export const OTHER_SCOPES: Field = { ...SCOPES, label: '变更后执业范围（不变更的不填）', required: false };

const { CLINICAL, DENTAL, PUBLIC_HEALTH, TCM } = CATEGORIES;
/** 变更后执业类别: empty where it stays (PL-18; 11-A19). */
export const OTHER_CATEGORY: Field = {
  name: 'category',
  label: '变更后执业类别（不变更的不填）',
  kind: 'CHOICE',
  options: { CLINICAL, DENTAL, PUBLIC_HEALTH, TCM },
  required: false,
};

/** 毕业院校、学历: what the person may maintain himself (S2-Q6.1) */
export const SCHOOLING: readonly Field[] = [
  { name: 'school', label: '毕业院校', kind: 'TEXT', max: 100, required: false },
  { name: 'education', label: '学历', kind: 'CHOICE', options: EDUCATION, required: false },
];
