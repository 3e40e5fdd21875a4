import { REMARK } from './fields.ts';
import { NOTHING, type RecordDefinition } from './record-definition.ts';

const none = { kind: 'NONE' } as const;

/** 监督检查: the county supervises how TCM specialists practise and advertise in its area (S0 二(三); domain 3.4, 3.7). */
export const inspection = {
  kind: 'INSPECTION',
  name: '监督检查',
  source: 'S0 二(三)',
  professions: ['TCM_SPECIALTY'],
  right: 'RECORD_PENALTIES',
  institution: 'NONE',
  measures: {
    CONDUCT: { name: '执业行为', source: 'S0 二(三)', days: none, effect: NOTHING },
    ADVERTISING: { name: '广告宣传', source: 'S0 二(三)', days: none, effect: NOTHING },
  },
  fields: [
    { name: 'finding', label: '检查情况', kind: 'TEXT', max: 500, lines: true, required: true },
    { name: 'inspectors', label: '检查人员', kind: 'TEXT', max: 60, required: true },
    REMARK,
  ],
} satisfies RecordDefinition;
