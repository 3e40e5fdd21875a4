import { DOCUMENT, ORGAN } from './fields.ts';
import type { Measure, RecordDefinition } from './record-definition.ts';
import { NOTHING } from './record-definition.ts';

const none = { kind: 'NONE' } as const;
/** 六个月以上一年以下: PL-55…57, NR-31; of TCM specialists beyond their scope TCML-55. */
const SUSPENSION_MONTHS = { kind: 'MONTHS', least: 6, most: 12 } as const;

const MEASURES: Record<string, Measure> = {
  WARNING: { name: '警告', source: 'PL-55–57; NR-31', days: none, effect: NOTHING },
  FINE: { name: '罚款', source: 'PL-55–58; TCML-55', days: none, effect: NOTHING },
  CONFISCATION: { name: '没收违法所得、物品', source: 'PL-55–58', days: none, effect: NOTHING },
  SUSPENSION: {
    name: '责令暂停执业活动',
    source: 'PL-55–57; NR-31; TCML-55',
    days: SUSPENSION_MONTHS,
    effect: { kind: 'SUSPEND' },
  },
  REVOCATION: { name: '吊销执业证书', source: 'PL-17, 55–58; NR-31; S2-Q50', days: none, effect: { kind: 'REVOKE' } },
  ANNULMENT: {
    name: '撤销注册（以欺骗、贿赂等不正当手段取得）',
    source: 'ALL-69, 79; PL-54',
    days: none,
    effect: { kind: 'ANNUL', ban: 'FRAUD' },
  },
  ANNULMENT_BY_FAULT: {
    name: '撤销注册（行政机关违法准予）',
    source: 'ALL-69',
    days: none,
    effect: { kind: 'ANNUL', ban: null },
  },
};

/** 行政处罚、撤销: by the penalty body or the authority; an annulment by the registering authority or one above it. S2-Q50, Q58; ALL-69. */
export const penalty = {
  kind: 'PENALTY',
  name: '行政处罚、撤销',
  source: 'S2-Q50, Q58; PL-54–58; NR-31; TCML-55; ALL-69',
  professions: ['PHYSICIAN', 'TCM_SPECIALTY', 'NURSE', 'SHORT_TERM'],
  right: 'RECORD_PENALTIES',
  institution: 'READS',
  measures: MEASURES,
  fields: [
    { name: 'decisionNo', label: '决定书文号', kind: 'TEXT', max: 60, required: true },
    ORGAN,
    { name: 'basis', label: '法律依据', kind: 'TEXT', max: 200, lines: true, required: true },
    { name: 'facts', label: '认定的事实', kind: 'TEXT', max: 500, lines: true, required: true },
    { name: 'amount', label: '罚没金额', kind: 'TEXT', max: 30, required: false },
    DOCUMENT,
  ],
} satisfies RecordDefinition;
