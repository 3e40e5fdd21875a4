import { DOCUMENT, ORGAN } from './fields.ts';
import { NOTHING, type RecordDefinition } from './record-definition.ts';

const none = { kind: 'NONE' } as const;

/** 护士执业记录: good ones and bad ones, reported by the institution and confirmed by the authority (NR-11; domain 3.5). */
export const conduct = {
  kind: 'CONDUCT',
  name: '护士执业记录',
  source: 'NR-11',
  professions: ['NURSE'],
  right: 'DECIDE_APPLICATIONS',
  institution: 'REPORTS',
  measures: {
    AWARD: { name: '良好：表彰、奖励', source: 'NR-11', days: none, effect: NOTHING },
    GOVERNMENT_TASK: { name: '良好：完成政府指令性任务', source: 'NR-11', days: none, effect: NOTHING },
    PENALTY: { name: '不良：行政处罚', source: 'NR-11', days: none, effect: NOTHING },
    SANCTION: { name: '不良：处分', source: 'NR-11', days: none, effect: NOTHING },
  },
  fields: [ORGAN, { name: 'matter', label: '内容', kind: 'TEXT', max: 500, lines: true, required: true }, DOCUMENT],
} satisfies RecordDefinition;
