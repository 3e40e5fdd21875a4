import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { isObjectionAwaited, mayObject, planRevocation } from './revocation.ts';

/** A Friday. */
const TODAY = calendarDate('2026-11-20');
const day = calendarDate;

describe('planRevocation (S2-Q13, Q35, domain 4.1)', () => {
  it.each([
    ['another institution, person registered', ['b'], true, { kind: 'NOT_PRIMARY' }],
    [
      'primary institution, account activated',
      ['a', 'b'],
      true,
      { kind: 'PLAN', status: 'OBJECTION_PERIOD', needsAuthority: false, objectionEndsOn: '2026-11-25' },
    ],
    [
      'primary institution, account not activated',
      ['a'],
      false,
      { kind: 'PLAN', status: 'REVOKED', needsAuthority: false, objectionEndsOn: null },
    ],
    [
      'nobody’s, account activated',
      [],
      true,
      { kind: 'PLAN', status: 'AWAITING_AUTHORITY', needsAuthority: true, objectionEndsOn: '2026-11-25' },
    ],
    [
      'nobody’s, account not activated',
      [],
      false,
      { kind: 'PLAN', status: 'AWAITING_AUTHORITY', needsAuthority: true, objectionEndsOn: null },
    ],
  ])('%s', (_, primaryInstitutions, activated, plan) => {
    expect(planRevocation({ primaryInstitutions, institutionId: 'a', activated }, TODAY)).toEqual(plan);
  });
});

describe('the objection', () => {
  it.each([
    ['OBJECTION_PERIOD', '2026-11-25', false, '2026-11-25', true],
    ['OBJECTION_PERIOD', '2026-11-25', false, '2026-11-26', false],
    ['AWAITING_AUTHORITY', '2026-11-25', true, '2026-11-24', false],
    ['AWAITING_AUTHORITY', null, false, '2027-01-01', true],
    ['REVOKED', '2026-11-25', false, '2026-11-24', false],
    ['REJECTED', null, false, '2026-11-24', false],
  ] as const)('%s until %s, objected: %s, on %s: %s', (status, endsOn, objected, today, may) => {
    expect(mayObject({ status, objectionEndsOn: endsOn && day(endsOn), objected }, day(today))).toBe(may);
  });

  it.each([
    ['2026-11-25', false, '2026-11-25', true],
    ['2026-11-25', false, '2026-11-26', false],
    ['2026-11-25', true, '2026-11-24', false],
    [null, false, '2026-11-24', false],
  ] as const)('until %s, objected: %s: on %s the authority waits: %s', (endsOn, objected, today, waits) => {
    expect(isObjectionAwaited({ objectionEndsOn: endsOn && day(endsOn), objected }, day(today))).toBe(waits);
  });
});
