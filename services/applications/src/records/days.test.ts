import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { daysOf } from './days.ts';
import { RECORDS } from './index.ts';
import type { Days } from './record-definition.ts';

const given = (days: Days, validFrom: string | null, validUntil: string | null) => {
  const read = daysOf(days, {
    decidedOn: calendarDate('2026-03-01'),
    validFrom: validFrom === null ? null : calendarDate(validFrom),
    validUntil: validUntil === null ? null : calendarDate(validUntil),
  });
  return 'problem' in read ? read.problem.problem : `${read.from}–${read.until}`;
};

describe('the days on which a record holds (domain 3.7)', () => {
  const penalty = RECORDS.PENALTY.measures.SUSPENSION?.days as Days;
  const assessment = RECORDS.ASSESSMENT.measures.FAILED?.days as Days;
  it.each<[string, Days, string | null, string | null, string]>([
    ['PL-55: six months to the day', penalty, '2026-03-01', '2026-08-31', '2026-03-01–2026-08-31'],
    ['PL-55: a day less than six months', penalty, '2026-03-01', '2026-08-30', 'LENGTH'],
    ['PL-55, NR-31: a year to the day', penalty, '2026-03-01', '2027-02-28', '2026-03-01–2027-02-28'],
    ['TCML-55: a day more than a year', penalty, '2026-03-01', '2027-03-01', 'LENGTH'],
    ['PL-42: three months to the day', assessment, '2026-03-01', '2026-05-31', '2026-03-01–2026-05-31'],
    ['PL-42: a day less than three months', assessment, '2026-03-01', '2026-05-30', 'LENGTH'],
    ['PL-42: six months to the day', assessment, '2026-03-01', '2026-08-31', '2026-03-01–2026-08-31'],
    ['PL-42: a day more than six months', assessment, '2026-03-01', '2026-09-01', 'LENGTH'],
    ['a suspension without its first day', penalty, null, '2026-08-31', 'REQUIRED'],
    ['a suspension without its last day', penalty, '2026-03-01', null, 'REQUIRED'],
    ['a warning has none', { kind: 'NONE' }, null, null, 'null–null'],
    ['a warning with days', { kind: 'NONE' }, '2026-03-01', null, 'NOT_WANTED'],
    ['ALL-78: one year, the anniversary is free', { kind: 'YEARS', years: 1 }, null, null, '2026-03-01–2027-02-28'],
    ['ALL-79: three years', { kind: 'YEARS', years: 3 }, null, null, '2026-03-01–2029-02-28'],
    ['computed ones are not given', { kind: 'YEARS', years: 3 }, '2026-03-01', null, 'NOT_WANTED'],
    [
      'PL-58: five years at least',
      { kind: 'PERIOD', open: true, leastYears: 5 },
      '2026-03-01',
      '2031-02-28',
      '2026-03-01–2031-02-28',
    ],
    [
      'PL-58: less than five years',
      { kind: 'PERIOD', open: true, leastYears: 5 },
      '2026-03-01',
      '2031-02-27',
      'TOO_SHORT',
    ],
    ['PL-58: for life', { kind: 'PERIOD', open: true, leastYears: 5 }, '2026-03-01', null, '2026-03-01–null'],
    ['a training has both', { kind: 'PERIOD' }, '2026-03-01', null, 'REQUIRED'],
    ['a training in order', { kind: 'PERIOD' }, '2026-03-02', '2026-03-01', 'ORDER'],
    ['a sentence that is being served', { kind: 'UNTIL' }, null, null, 'null–null'],
    ['a sentence served before it was passed', { kind: 'UNTIL' }, null, '2026-02-28', 'ORDER'],
    ['practice stopped since', { kind: 'FROM' }, '2024-03-01', null, '2024-03-01–null'],
    ['practice stopped, without the day', { kind: 'FROM' }, null, null, 'REQUIRED'],
  ])('%s', (_, days, from, until, expected) => {
    expect(given(days, from, until)).toBe(expected);
  });
});

describe('the definitions (domain 2.3, 3.7)', () => {
  it.each(Object.values(RECORDS))('$kind says where it comes from, for whom and by whom', (definition) => {
    expect(definition.source).not.toBe('');
    expect(definition.professions.length).toBeGreaterThan(0);
    expect(Object.keys(definition.measures).length).toBeGreaterThan(0);
    expect(new Set(definition.fields.map(({ name }) => name)).size).toBe(definition.fields.length);
    for (const measure of Object.values(definition.measures)) expect(measure.source).not.toBe('');
  });

  it('bans, inspections and sentences are no matter of an institution', () => {
    const hidden = Object.values(RECORDS).filter(({ institution }) => institution === 'NONE');
    expect(hidden.map(({ kind }) => kind)).toEqual(['BAN', 'INSPECTION', 'CRIMINAL']);
  });
});
