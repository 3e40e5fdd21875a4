import { describe, expect, it } from '@jest/globals';
import { anOfficer } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import type { InstitutionRow } from '../../rows.ts';
import { availableSteps, mayIssueAccounts } from './available-steps.ts';

const OWN = '01900000-0000-7000-8000-000000000001';
const TCM = '01900000-0000-7000-8000-000000000002';
const institution = (over: Partial<InstitutionRow> = {}) =>
  ({
    kind: 'LICENSED',
    status: 'VALID',
    closing: null,
    licensingAuthorityId: OWN,
    tcmAuthorityId: TCM,
    ...over,
  }) as InstitutionRow;
const officer = (authorityId: string, rights: Viewer['rights'], regionCode = '440103') =>
  anOfficer({ authorityId, regionCode, rights });
const keeper = officer(OWN, ['MANAGE_INSTITUTIONS']);

describe('availableSteps (domain 5.5)', () => {
  it.each<[string, Partial<InstitutionRow>, string[]]>([
    ['in use', {}, ['SUSPENDED', 'CLOSED', 'DEREGISTERED', 'REVOKED', 'RENAMED', 'ROUTED', 'LINKED']],
    [
      'suspended',
      { status: 'SUSPENDED' },
      ['REOPENED', 'CLOSED', 'DEREGISTERED', 'REVOKED', 'RENAMED', 'ROUTED', 'LINKED'],
    ],
    ['closed', { status: 'CLOSED', closing: 'CLOSED' }, ['DEREGISTERED', 'REVOKED', 'ROUTED', 'LINKED']],
    ['revoked', { status: 'CLOSED', closing: 'REVOKED' }, ['ROUTED', 'LINKED']],
  ])('of one that is %s', (_, state, steps) => {
    expect(availableSteps(keeper, institution(state))).toEqual(steps);
  });
  it.each<[string, Viewer]>([
    ['an officer without the right', officer(OWN, ['ACCEPT_APPLICATIONS'])],
    ['its TCM authority', officer(TCM, ['MANAGE_INSTITUTIONS'])],
  ])('none for %s', (_, viewer) => {
    expect(availableSteps(viewer, institution())).toEqual([]);
  });
});

describe('mayIssueAccounts (S2-Q15, Q33)', () => {
  const RIGHT: Viewer['rights'] = ['ISSUE_INSTITUTION_ACCOUNTS'];
  it.each<[string, Viewer, Partial<InstitutionRow>, boolean]>([
    ['its authority', officer(OWN, RIGHT), {}, true],
    ['its TCM authority', officer(TCM, RIGHT), {}, true],
    ['its authority without the right', keeper, {}, false],
    ['another authority', officer('01900000-0000-7000-8000-000000000003', RIGHT), {}, false],
    ['its authority, once it is closed', officer(OWN, RIGHT), { status: 'CLOSED' }, false],
    ['a county, of a military body', officer(OWN, RIGHT), { kind: 'MILITARY' }, false],
    ['the nation, of a military body', officer(OWN, RIGHT, '000000'), { kind: 'MILITARY' }, true],
  ])('%s', (_, viewer, state, expected) => {
    expect(mayIssueAccounts(viewer, institution(state))).toBe(expected);
  });
});
