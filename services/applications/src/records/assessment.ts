import { addDays, parseCalendarDate } from '@medreg/clock';
import { text } from '../forms/fields.ts';
import { BASIS } from '../rules/legal-basis.ts';
import { REMARK } from './fields.ts';
import type { EarlierRecord, NewRecord, RecordDefinition } from './record-definition.ts';
import { NOTHING } from './record-definition.ts';

const none = { kind: 'NONE' } as const;

const cycleOf = ({ details }: Pick<NewRecord, 'details'>) => ({
  from: parseCalendarDate(text(details, 'cycleFrom') ?? ''),
  until: parseCalendarDate(text(details, 'cycleUntil') ?? ''),
});

/** Whether the cycle right before this one was missed too (O13-18(5)). */
function missedBefore(record: NewRecord, earlier: readonly EarlierRecord[]): boolean {
  const { from, until } = cycleOf(record);
  return earlier.some((one) => {
    if (one.measure !== 'MISSED') return false;
    const other = cycleOf(one);
    const follows = (first: typeof until, next: typeof from) => first && next && addDays(first, 1) === next;
    // The later cycle may have been reported first.
    return follows(other.until, from) || follows(until, other.from);
  });
}

const AGAIN = ['PASSED_AGAIN', 'FAILED_AGAIN'];

/** A cycle has one result; a second assessment follows a failed one, whose suspension has ended (PL-42). */
function check(record: NewRecord, earlier: readonly EarlierRecord[]) {
  const wrong = (code: string, message: string) => ({ code, message, basis: BASIS['PL-42'] });
  const { from, until } = cycleOf(record);
  if (!from || !until || until < from) return wrong('CYCLE', '考核周期的结束日期不能早于开始日期。');
  const sameCycle = earlier.filter((one) => cycleOf(one).from === from);
  const again = AGAIN.includes(record.measure);
  if (sameCycle.some(({ measure }) => AGAIN.includes(measure) === again)) {
    return wrong('CYCLE_RECORDED', '该考核周期的结果已经记录，如有错误请以更正取代。');
  }
  if (!again) return null;
  const failed = sameCycle.find(({ measure }) => measure === 'FAILED');
  if (!failed) return wrong('NOT_FAILED_BEFORE', '再次考核只适用于该周期考核不合格的人员。');
  if (failed.validUntil !== null && record.decidedOn <= failed.validUntil) {
    return wrong('STILL_SUSPENDED', `暂停执业期间至${failed.validUntil}，期满后方可再次考核。`);
  }
  return null;
}

/** 医师定期考核: by the assessment body or the primary institution; the authority confirms what an institution reports. PL-42; O13-11. */
export const assessment = {
  kind: 'ASSESSMENT',
  name: '医师定期考核',
  source: 'PL-42; O13-11, 18(4), 18(5)',
  professions: ['PHYSICIAN', 'TCM_SPECIALTY'],
  right: 'DECIDE_APPLICATIONS',
  institution: 'REPORTS',
  measures: {
    PASSED: { name: '合格', source: 'PL-42', days: none, effect: NOTHING },
    FAILED: {
      name: '不合格，暂停执业活动并培训',
      source: 'PL-42',
      days: { kind: 'MONTHS', least: 3, most: 6 },
      effect: { kind: 'SUSPEND' },
    },
    MISSED: {
      name: '未参加',
      source: 'O13-18(5)',
      days: none,
      effect: { kind: 'TASK', ground: 'MISSED_TWICE', when: missedBefore },
    },
    PASSED_AGAIN: { name: '再次考核合格', source: 'PL-42', days: none, effect: NOTHING },
    FAILED_AGAIN: {
      name: '再次考核不合格',
      source: 'PL-17(4), 42; O13-18(4)',
      days: none,
      effect: { kind: 'TASK', ground: 'FAILED_TWICE' },
    },
  },
  fields: [
    { name: 'cycleFrom', label: '考核周期开始日期', kind: 'DATE', required: true },
    { name: 'cycleUntil', label: '考核周期结束日期', kind: 'DATE', required: true },
    { name: 'body', label: '考核机构', kind: 'TEXT', max: 60, required: true },
    REMARK,
  ],
  check,
} satisfies RecordDefinition;
