import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { aQualification, aRegistration, facts, refusedBy, theRecord } from '../../test/facts.ts';
import type { Facts } from './facts.ts';
import { lastDayOfPractice, trainedAfterInterruption, trainedBeforeRegistration, trainingIsDue } from './training.ts';

const qualifiedOn = (date: string) => ({ qualification: aQualification({ issuedOn: calendarDate(date) }) });
const stopped = (lastValidOn: string, status: 'DEREGISTERED' | 'FILED' = 'DEREGISTERED') => ({
  registrations: [
    aRegistration({
      status,
      lastValidOn: calendarDate(lastValidOn),
      statusSince: calendarDate(lastValidOn),
    }),
  ],
});

describe('PL-19; O13-12: training is due', () => {
  it.each<[string, Partial<Facts>, boolean]>([
    ['qualified less than two years ago', qualifiedOn('2024-11-10'), false],
    ['qualified two years ago, never registered', qualifiedOn('2024-11-09'), true],
    ['stopped less than two years ago', { ...stopped('2024-11-10'), ...qualifiedOn('2010-01-01') }, false],
    ['stopped two years ago', stopped('2024-11-09'), true],
    ['filed and still to be restored, on the last day', stopped('2024-11-09', 'FILED'), false],
    ['filed too long', stopped('2024-11-08', 'FILED'), true],
    ['registered elsewhere', { registrations: [aRegistration()], ...qualifiedOn('2010-01-01') }, false],
    ['PLA-9: practised in the forces', { ...qualifiedOn('2010-01-01'), form: { fromMilitary: true } }, false],
    ['a revocation has ended', { records: [theRecord({ kind: 'PENALTY', measure: 'REVOCATION' })] }, true],
    ['a sentence has been served', { records: [theRecord({ kind: 'CRIMINAL', measure: 'SENTENCE' })] }, true],
    ['a suspension was over', { records: [theRecord({ kind: 'PENALTY', measure: 'SUSPENSION' })] }, false],
  ])('%s: %p', (_, over, due) => {
    expect(trainingIsDue(facts(over))).toBe(due);
    expect(refusedBy(trainedAfterInterruption, over)).toBe(due ? 'TRAINING_REQUIRED' : null);
  });

  it('the last day of practice is that of the last registration', () => {
    const two = [...stopped('2020-01-01').registrations, ...stopped('2023-05-05').registrations];
    expect(lastDayOfPractice({ registrations: two })).toBe('2023-05-05');
    expect(lastDayOfPractice({ registrations: [...two, aRegistration()] })).toBeNull();
    expect(lastDayOfPractice({ registrations: [] })).toBeNull();
  });
});

describe('PL-19: six months of training and a passed assessment', () => {
  const due = stopped('2020-01-01');
  const written = (from: string, until: string, over: object = {}) => ({
    form: {
      trainingInstitution: '某医院',
      trainingFrom: from,
      trainingUntil: until,
      assessmentDate: '2026-10-01',
      ...over,
    },
  });
  const recorded = (from: string, until: string, measure = 'PASSED') => ({
    records: [theRecord({ kind: 'TRAINING', measure, validFrom: calendarDate(from), validUntil: calendarDate(until) })],
  });
  it.each<[string, Partial<Facts>, string | null]>([
    ['none', {}, 'TRAINING_REQUIRED'],
    ['written, six months with both days', written('2026-03-01', '2026-08-31'), null],
    ['written, a day less', written('2026-03-01', '2026-08-30'), 'TRAINING_REQUIRED'],
    ['written, to end later', written('2026-06-01', '2026-12-31'), 'TRAINING_REQUIRED'],
    ['written, not assessed', written('2026-03-01', '2026-08-31', { assessmentDate: null }), 'TRAINING_REQUIRED'],
    ['written, nowhere', written('2026-03-01', '2026-08-31', { trainingInstitution: null }), 'TRAINING_REQUIRED'],
    ['on record', recorded('2026-03-01', '2026-08-31'), null],
    ['on record, failed', recorded('2026-03-01', '2026-08-31', 'FAILED'), 'TRAINING_REQUIRED'],
    ['on record, before he stopped', recorded('2018-03-01', '2018-08-31'), 'TRAINING_REQUIRED'],
    ['from 31 August to the end of February', written('2025-08-31', '2026-02-27'), null],
  ])('%s', (_, over, code) => {
    expect(refusedBy(trainedAfterInterruption, { ...due, ...over })).toBe(code);
  });
});

describe('S0 二(一); 3.4: training before registration, where the province asks for it', () => {
  const required = { rules: { ...facts().rules, tcmTrainingRequired: true } };
  it.each<[string, Partial<Facts>, string | null]>([
    ['not asked for', {}, null],
    ['asked for', required, 'TRAINING_REQUIRED'],
    ['passed', { ...required, records: [theRecord({ kind: 'TRAINING', measure: 'PASSED' })] }, null],
    ['failed', { ...required, records: [theRecord({ kind: 'TRAINING', measure: 'FAILED' })] }, 'TRAINING_REQUIRED'],
  ])('%s', (_, over, code) => {
    expect(refusedBy(trainedBeforeRegistration, over)).toBe(code);
  });
});
