import { REMARK } from './fields.ts';
import { NOTHING, type RecordDefinition } from './record-definition.ts';

/**
 * 中止执业活动: since when somebody has not practised though his registration is valid. After two full years a timer opens
 * the task of the registering authority (PL-17(5); O13-18(6); domain 5.6).
 */
export const discontinuation = {
  kind: 'DISCONTINUATION',
  name: '中止执业活动',
  source: 'PL-17(5); O13-18(6)',
  professions: ['PHYSICIAN', 'TCM_SPECIALTY'],
  right: 'DECIDE_APPLICATIONS',
  institution: 'REPORTS',
  measures: {
    DISCONTINUED: { name: '中止执业活动', source: 'PL-17(5)', days: { kind: 'FROM' }, effect: NOTHING },
  },
  fields: [{ name: 'reason', label: '情况说明', kind: 'TEXT', max: 500, lines: true, required: true }, REMARK],
} satisfies RecordDefinition;
