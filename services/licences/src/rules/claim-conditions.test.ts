import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { MESSAGES } from '../messages.ts';
import { type ClaimFacts, unmetConditions, unmetForPresenting } from './claim-conditions.ts';

const facts = (changes: Partial<ClaimFacts> = {}): ClaimFacts => ({
  profession: 'NURSE',
  accountState: 'ACTIVATED',
  standing: { status: 'VALID', validUntil: calendarDate('2026-11-30'), institutionClosed: false },
  missing: [],
  state: 'READY',
  today: calendarDate('2026-11-30'),
  ...changes,
});
const standing = (changes: Partial<ClaimFacts['standing']>) => ({
  standing: { ...facts().standing, ...changes },
});

describe('unmetConditions (domain 8.1)', () => {
  it.each<[string, Partial<ClaimFacts>, string[]]>([
    ['all met, on the last day', {}, []],
    ['qualification missing', { accountState: 'IDENTITY_FAILED' }, ['QUALIFICATION_MISSING', 'ACCOUNT_NOT_ACTIVATED']],
    ['not activated', { accountState: 'CONTACT_VERIFIED' }, ['ACCOUNT_NOT_ACTIVATED']],
    ['ended', { ...standing({ status: 'INVALID' }), state: 'INVALID' }, ['REGISTRATION_NOT_VALID']],
    ['the day after', { today: calendarDate('2026-12-01') }, ['EXPIRED']],
    [
      'the day after, heard of',
      { ...standing({ status: 'INVALID' }), state: 'INVALID', today: calendarDate('2026-12-01') },
      ['EXPIRED'],
    ],
    ['suspended', standing({ status: 'SUSPENDED' }), ['SUSPENDED']],
    ['suspended, claimed', { ...standing({ status: 'SUSPENDED' }), state: 'CLAIMED' }, []],
    ['institution closed', standing({ institutionClosed: true }), ['INSTITUTION_CLOSED']],
    ['institution closed, claimed', { ...standing({ institutionClosed: true }), state: 'CLAIMED' }, []],
    ['no photo', { state: null, missing: ['PHOTO'] }, ['PHOTO_MISSING']],
    ['no end', { state: null, missing: ['VALIDITY'], ...standing({ validUntil: null }) }, ['VALIDITY_MISSING']],
    ['being prepared', { state: 'PREPARING' }, ['DOCUMENT_PREPARING']],
  ])('of a nurse (W28, W29): %s', (_, changes, expected) => {
    expect(unmetConditions(facts(changes))).toEqual(expected);
  });

  it.each(['PHYSICIAN', 'TCM_SPECIALTY'] as const)('of a %s: every one by name', (profession) => {
    const of = (changes: Partial<ClaimFacts>) =>
      unmetConditions(facts({ profession, ...standing({ validUntil: null }), ...changes }));
    expect(of({})).toEqual([]);
    expect(of({ accountState: 'REGISTERED' })).toEqual(['IDENTITY_NOT_VERIFIED', 'ACCOUNT_NOT_ACTIVATED']);
    expect(of({ state: null, missing: ['E_REG_ID', 'PHOTO', 'SCOPE'] })).toEqual([
      'E_REG_ID_MISSING',
      'PHOTO_MISSING',
      'SCOPE_MISSING',
    ]);
  });

  it('short-term practice has no e-licence (W28)', () => {
    expect(unmetConditions(facts({ profession: 'SHORT_TERM' }))).toEqual(['SHORT_TERM']);
  });

  it('each has words, and a way to fix it', () => {
    for (const { message, howToFix } of Object.values(MESSAGES.unmet)) {
      expect(message).toMatch(/。$/u);
      expect(howToFix).toMatch(/。$/u);
    }
  });
});

describe('unmetForPresenting', () => {
  it.each<[Partial<ClaimFacts>, string[]]>([
    [{}, ['NOT_CLAIMED']],
    [{ state: 'CLAIMED' }, []],
    [{ state: 'CLAIMED', today: calendarDate('2026-12-01') }, ['EXPIRED']],
  ])('%j', (changes, expected) => {
    expect(unmetForPresenting(facts(changes))).toEqual(expected);
  });
});
