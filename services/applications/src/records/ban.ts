import { DOCUMENT, ORGAN } from './fields.ts';
import { NOTHING, type RecordDefinition } from './record-definition.ts';

/** 不得申请的期间: blocks applications while it lasts (rules/standing.ts). ALL-78, 79; PL-16, 54, 58; domain 3.1.13. */
export const ban = {
  kind: 'BAN',
  name: '不得申请注册的期间',
  source: 'ALL-78, 79; PL-16(2), 54, 58',
  professions: ['PHYSICIAN', 'TCM_SPECIALTY', 'NURSE', 'SHORT_TERM'],
  aboutThePerson: true,
  right: 'RECORD_PENALTIES',
  institution: 'NONE',
  measures: {
    FALSE_MATERIALS: {
      name: '隐瞒情况或者提供虚假材料',
      source: 'ALL-78',
      days: { kind: 'YEARS', years: 1 },
      effect: NOTHING,
    },
    FRAUD: {
      name: '以欺骗、贿赂等不正当手段取得注册',
      source: 'ALL-79; PL-54',
      days: { kind: 'YEARS', years: 3 },
      effect: NOTHING,
    },
    PROFESSION: {
      name: '五年直至终身禁止从事医疗卫生服务',
      source: 'PL-58',
      days: { kind: 'PERIOD', open: true, leastYears: 5 },
      effect: NOTHING,
    },
    COURT: { name: '依法禁止从事职业', source: 'PL-16(2)', days: { kind: 'PERIOD', open: true }, effect: NOTHING },
  },
  fields: [
    { name: 'decisionNo', label: '决定书、判决书文号', kind: 'TEXT', max: 60, required: true },
    ORGAN,
    { name: 'facts', label: '认定的事实', kind: 'TEXT', max: 500, lines: true, required: true },
    DOCUMENT,
  ],
} satisfies RecordDefinition;
