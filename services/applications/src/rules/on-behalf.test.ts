import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { aRegistration, refusedBy } from '../../test/facts.ts';
import { DEREGISTRATION_REASONS, FILING_REASONS } from '../forms/dictionaries.ts';
import type { Channel } from '../generated/resolvers.ts';
import { FORM_OF_DEREGISTRATION } from '../procedures/parts/fields.ts';
import { fieldsInWords } from '../resolvers/procedure.ts';
import type { Facts } from './facts.ts';
import {
  deregistrationReasonFits,
  filingReasonFits,
  objectionPeriodOver,
  personConfirmed,
  toldBeforehand,
} from './on-behalf.ts';

describe('PL-13; 3.1.14: the person confirms', () => {
  it.each<[Channel, boolean, string | null]>([
    ['INSTITUTION', false, 'NOT_CONFIRMED'],
    ['INSTITUTION', true, null],
    ['PERSON', false, null],
    ['AUTHORITY', false, null],
  ])('%s, confirmed: %s', (channel, confirmed, code) => {
    expect(refusedBy(personConfirmed, { channel, confirmed })).toBe(code);
  });
});

const accepted = (rule: typeof filingReasonFits, channel: Channel, reasons: object, over: Partial<Facts> = {}) =>
  Object.keys(reasons).filter((reason) => refusedBy(rule, { channel, form: { reason }, ...over }) === null);

describe('O13-19; S2-Q20.3, Q52: grounds of a filing', () => {
  it.each<[Channel, string[]]>([
    ['PERSON', ['F-P1', 'F-P2', 'F-P3', 'F-P4', 'F-P6']],
    ['INSTITUTION', ['F-P1', 'F-P2', 'F-P3', 'F-P4', 'F-P5', 'F-P8']],
    ['AUTHORITY', ['F-P1', 'F-P2', 'F-P3', 'F-P4', 'F-P5', 'F-P6', 'F-P8']],
    ['EX_OFFICIO', ['F-P6']],
  ])('of %s, about somebody who is no trainee', (channel, reasons) => {
    expect(accepted(filingReasonFits, channel, FILING_REASONS, { registration: aRegistration() })).toEqual(reasons);
  });

  it.each<[string, string, string | null, string | null]>([
    ['during the training', 'TRAINEE', '2026-12-31', 'TRAINING_NOT_OVER'],
    ['30 days after it', 'TRAINEE', '2026-10-10', 'TRAINING_NOT_OVER'],
    ['31 days after it', 'TRAINEE', '2026-10-09', null],
    ['of regular staff', 'STAFF', '2026-01-01', 'TRAINING_NOT_OVER'],
    ['without an end', 'TRAINEE', null, 'TRAINING_NOT_OVER'],
  ])('F-P7 %s', (_, staffKind, end, code) => {
    const registration = aRegistration({ staffKind, trainingEnd: end === null ? null : calendarDate(end) });
    expect(refusedBy(filingReasonFits, { channel: 'INSTITUTION', form: { reason: 'F-P7' }, registration })).toBe(code);
  });

  it('before one is chosen there is nothing to say', () => {
    expect(refusedBy(filingReasonFits, {})).toBeNull();
    expect(refusedBy(deregistrationReasonFits, {})).toBeNull();
  });
});

describe('PL-17; O13-18; S2-Q20.3: grounds of a deregistration', () => {
  it.each<[Channel, string[]]>([
    ['PERSON', ['D-P6', 'D-P7', 'D-P10', 'D-P11']],
    ['INSTITUTION', ['D-P1', 'D-P2', 'D-P3', 'D-P12']],
    ['AUTHORITY', Object.keys(DEREGISTRATION_REASONS)],
    ['EX_OFFICIO', Object.keys(DEREGISTRATION_REASONS).filter((reason) => !['D-P10', 'D-P12'].includes(reason))],
  ])('of %s', (channel, reasons) => {
    expect(accepted(deregistrationReasonFits, channel, DEREGISTRATION_REASONS)).toEqual(reasons);
    const offered = fieldsInWords(FORM_OF_DEREGISTRATION).find(({ name }) => name === 'reason')?.options ?? [];
    expect(offered.filter(({ channels }) => channels.includes(channel)).map(({ code }) => code)).toEqual(reasons);
  });
});

it.each([
  ['2026-11-09', null],
  ['2026-11-10', 'NOTIFICATION_DATE'],
  [null, null],
])('S2-Q20.3: told on %s', (notifiedOn, code) => {
  expect(refusedBy(toldBeforehand, { form: { notifiedOn } })).toBe(code);
});

describe('S2-Q20.3; 5.6: the person may object for ten working days', () => {
  const of = (over: Partial<Facts>): Partial<Facts> => ({
    channel: 'INSTITUTION',
    form: { reason: 'D-P12' },
    submittedOn: calendarDate('2026-10-26'),
    ...over,
  });
  it.each<[string, Partial<Facts>, string | null]>([
    ['on the tenth day', {}, 'OBJECTION_PERIOD'],
    ['on the day after', { submittedOn: calendarDate('2026-10-23') }, null],
    ['confirmed meanwhile', { confirmed: true }, null],
    ['objected', { objected: true, submittedOn: calendarDate('2026-01-05') }, 'OBJECTED'],
    ['a death', { form: { reason: 'D-P1' } }, null],
    ['of the person’s own accord', { channel: 'PERSON' }, null],
    ['nurses too', { form: { reason: 'D-N4' } }, 'OBJECTION_PERIOD'],
  ])('%s', (_, over, code) => {
    expect(refusedBy(objectionPeriodOver, of(over))).toBe(code);
  });
});
