import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { licenceStatus, registrationStatus, type Status } from './current-status.ts';

const standing = (status: string, validUntil: string | null, institutionClosed = false) => ({
  status,
  validUntil: validUntil === null ? null : calendarDate(validUntil),
  institutionClosed,
});

describe('registrationStatus (domain 7)', () => {
  it.each<[string, string | null, string, Status]>([
    ['VALID', null, '2026-11-30', 'VALID'],
    ['SUSPENDED', null, '2026-11-30', 'SUSPENDED'],
    ['INVALID', null, '2026-11-30', 'INVALID'],
    ['VALID', '2026-11-30', '2026-11-29', 'VALID'],
    ['VALID', '2026-11-30', '2026-11-30', 'VALID'],
    ['VALID', '2026-11-30', '2026-12-01', 'INVALID'],
    ['SUSPENDED', '2026-11-30', '2026-12-01', 'INVALID'],
    ['INVALID', '2026-11-30', '2026-11-01', 'INVALID'],
    // Domain 10.8: a period that ends with 28 February of a leap year is over on the 29th.
    ['VALID', '2028-02-28', '2028-02-29', 'INVALID'],
    ['VALID', '2028-02-29', '2028-02-29', 'VALID'],
    ['VALID', '2028-02-29', '2028-03-01', 'INVALID'],
  ])('%s until %s, on %s: %s', (status, validUntil, day, expected) => {
    expect(registrationStatus(standing(status, validUntil), calendarDate(day))).toBe(expected);
  });
});

describe('licenceStatus (domain 8.3)', () => {
  const day = calendarDate('2026-11-30');
  it.each<[string, string, boolean, Status]>([
    ['CLAIMED', 'VALID', false, 'VALID'],
    ['CLAIMED', 'SUSPENDED', false, 'SUSPENDED'],
    ['CLAIMED', 'VALID', true, 'SUSPENDED'],
    ['CLAIMED', 'INVALID', true, 'INVALID'],
    ['INVALID', 'VALID', false, 'INVALID'],
    ['INVALID', 'VALID', true, 'INVALID'],
  ])('%s, registration %s, institution closed: %s → %s', (state, status, closed, expected) => {
    expect(licenceStatus(state, standing(status, null, closed), day)).toBe(expected);
  });

  it('is 无效 without an entry in the register', () => {
    expect(licenceStatus('CLAIMED', null, day)).toBe('INVALID');
  });
});
