import {
  DEREGISTRATION_REASONS,
  EDUCATION,
  FILING_REASONS,
  HEALTH,
  NOTIFICATION_CHANNELS,
} from '../../forms/dictionaries.ts';
import { type Field, text } from '../../forms/fields.ts';
import { DEREGISTRATION_REASONS_OF, FILING_REASONS_OF } from '../../rules/on-behalf.ts';

/** 拟执业机构: chosen by a query, never typed (W17). Whom an institution applies for comes to it. */
export const INSTITUTION: Field = {
  name: 'institution',
  label: '拟执业机构',
  kind: 'INSTITUTION',
  required: true,
  channels: ['PERSON', 'AUTHORITY'],
};

export const DECLARATION: Field = { name: 'declared', label: '申请人声明', kind: 'DECLARATION', required: true };

/** 《医师执业、变更执业、多机构备案申请审核表》: what the registers do not know already. */
export const FORM_OF_A_PERSON: readonly Field[] = [
  { name: 'postalAddress', label: '联系地址', kind: 'TEXT', max: 100, required: true },
  { name: 'education', label: '学历', kind: 'CHOICE', options: EDUCATION, required: true },
  { name: 'health', label: '健康状况', kind: 'CHOICE', options: HEALTH, required: true },
  { name: 'department', label: '拟执业科室', kind: 'DEPARTMENT', required: false },
  { name: 'career', label: '个人工作经历', kind: 'TEXT', max: 1000, lines: true, required: true },
];

/** 培训、考核 when they are due (PL-19; O13-12): institution, days and date of the assessment. */
export const TRAINING: readonly Field[] = [
  { name: 'trainingInstitution', label: '培训机构', kind: 'TEXT', max: 100, required: false },
  { name: 'trainingFrom', label: '培训开始日期', kind: 'DATE', required: false },
  { name: 'trainingUntil', label: '培训结束日期', kind: 'DATE', required: false },
  { name: 'assessmentDate', label: '考核合格日期', kind: 'DATE', required: false },
];

/** 理由: free text on the screens of change, cancellation of a filing and of a multi-institution filing (domain 9.5). */
export const reason = (label: string): Field => ({
  name: 'reason',
  label,
  kind: 'TEXT',
  max: 200,
  lines: true,
  required: true,
});

const REMARK: Field = { name: 'remark', label: '备注', kind: 'TEXT', max: 200, lines: true, required: false };

const REASONS_OF_INSTITUTIONS = ['F-P8', 'D-P12', 'D-N1', 'D-N4'];
const toldBefore = (values: Parameters<typeof text>[0]) =>
  REASONS_OF_INSTITUTIONS.includes(text(values, 'reason') ?? '');

/** 告知记录 (S2-Q20.3, Q41.3): of an institution that acts without the person, when its ground asks for it. */
export const NOTIFICATION: readonly Field[] = [
  {
    name: 'notifiedOn',
    label: '告知日期',
    kind: 'DATE',
    required: toldBefore,
    condition: '因无法联系备案、因确认不再执业注销的，必填',
    channels: ['INSTITUTION', 'AUTHORITY'],
  },
  {
    name: 'notifiedBy',
    label: '告知方式',
    kind: 'CHOICE',
    options: NOTIFICATION_CHANNELS,
    required: toldBefore,
    condition: '因无法联系备案、因确认不再执业注销的，必填',
    channels: ['INSTITUTION', 'AUTHORITY'],
  },
  {
    name: 'notified',
    label: '告知内容',
    kind: 'TEXT',
    max: 500,
    lines: true,
    required: toldBefore,
    condition: '因无法联系备案、因确认不再执业注销的，必填',
    channels: ['INSTITUTION', 'AUTHORITY'],
  },
];

/** 备案理由, 备案备注 (S0-2.5) */
export const FORM_OF_FILING: readonly Field[] = [
  {
    name: 'reason',
    label: '备案理由',
    kind: 'CHOICE',
    options: FILING_REASONS,
    given: FILING_REASONS_OF,
    required: true,
  },
  { ...REMARK, label: '备案备注' },
  { name: 'leftOn', label: '办理离职手续日期', kind: 'DATE', required: false, channels: ['INSTITUTION', 'AUTHORITY'] },
  ...NOTIFICATION,
];

/** 注销理由, 备注 (S0-2.7) */
export const FORM_OF_DEREGISTRATION: readonly Field[] = [
  {
    name: 'reason',
    label: '注销理由',
    kind: 'CHOICE',
    options: DEREGISTRATION_REASONS,
    given: DEREGISTRATION_REASONS_OF,
    required: true,
  },
  REMARK,
  { name: 'knownOn', label: '获知之日', kind: 'DATE', required: false, channels: ['INSTITUTION', 'AUTHORITY'] },
  ...NOTIFICATION,
];

/** 多机构备案的有效期, both days included (domain 5.3) */
export const FILING_DAYS: readonly Field[] = [
  { name: 'validFrom', label: '有效期开始时间', kind: 'DATE', required: true },
  { name: 'validUntil', label: '有效期结束时间', kind: 'DATE', required: true },
];

/** 拟执业地省级中医药主管部门的同意 (11-A27) */
export const CONSENT: readonly Field[] = [
  { name: 'consentNo', label: '跨省执业同意文号', kind: 'TEXT', max: 60, required: false },
  { name: 'consentDate', label: '同意日期', kind: 'DATE', required: false },
  { name: 'consentAuthority', label: '同意机关', kind: 'TEXT', max: 60, required: false },
];
