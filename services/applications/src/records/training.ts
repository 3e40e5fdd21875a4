import { REMARK } from './fields.ts';
import { NOTHING, type RecordDefinition } from './record-definition.ts';

/** 培训: before registration, after an interruption, after a failed assessment (S0 二(一); PL-19, 42; O13-12; NR-8; domain 3.4). */
export const training = {
  kind: 'TRAINING',
  name: '培训',
  source: 'S0 二(一); PL-19, 42; O13-12; NR-8',
  professions: ['PHYSICIAN', 'TCM_SPECIALTY', 'NURSE'],
  right: 'ACCEPT_APPLICATIONS',
  institution: 'READS',
  measures: {
    PASSED: { name: '培训并考核合格', source: 'PL-19; S0 二(一)', days: { kind: 'PERIOD' }, effect: NOTHING },
    NOT_PASSED: { name: '考核不合格', source: 'O13-6(5)', days: { kind: 'PERIOD' }, effect: NOTHING },
  },
  fields: [
    { name: 'institution', label: '培训机构', kind: 'TEXT', max: 100, required: true },
    {
      name: 'purpose',
      label: '培训类别',
      kind: 'CHOICE',
      options: {
        BEFORE_REGISTRATION: '注册前培训',
        AFTER_INTERRUPTION: '中止执业后的培训',
        AFTER_ASSESSMENT: '考核不合格后的培训',
        ADDED_SCOPE: '增加执业范围的培训',
        OTHER: '其他',
      },
      required: true,
    },
    { name: 'assessedOn', label: '考核日期', kind: 'DATE', required: false },
    REMARK,
  ],
} satisfies RecordDefinition;
