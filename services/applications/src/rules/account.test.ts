import { expect, it } from '@jest/globals';
import { refusedBy } from '../../test/facts.ts';
import { accountActivated } from './account.ts';
import type { Facts } from './facts.ts';

const always = accountActivated();
const movesIn = accountActivated(({ registeredOutside }) => registeredOutside);

it.each<[string, Partial<Facts>, string | null, string | null]>([
  ['S0-1.2: activated', {}, null, null],
  ['contact verified only', { accountState: 'CONTACT_VERIFIED' }, 'NOT_ACTIVATED', 'NOT_ACTIVATED'],
  [
    'S2-Q5.2: from a region not open',
    { accountState: 'CONTACT_VERIFIED', registeredOutside: true },
    'NOT_ACTIVATED',
    null,
  ],
  [
    'before the contact',
    { accountState: 'IDENTITY_VERIFIED', registeredOutside: true },
    'NOT_ACTIVATED',
    'NOT_ACTIVATED',
  ],
  ['nobody’s account', { accountState: undefined }, 'NOT_ACTIVATED', 'NOT_ACTIVATED'],
  ['an institution acts', { accountState: undefined, channel: 'INSTITUTION' }, null, null],
  ['the window acts', { accountState: undefined, channel: 'AUTHORITY' }, null, null],
])('%s', (_, facts, generally, before) => {
  expect([refusedBy(always, facts), refusedBy(movesIn, facts)]).toEqual([generally, before]);
});
