import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { anInstitutionUser, anOfficer, aPerson, aService, aStranger } from '@medreg/testkit';
import {
  aNurse,
  aSnapshot,
  CLAIM,
  DAY_AFTER,
  type Harness,
  holderOf,
  LAST_DAY,
  MY_LICENCES,
  NOW,
  openHarness,
  PRESENT,
} from '../../../test/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
}, 60_000);
afterAll(() => harness.close());

const claim = (snapshot: { practitionerId: string }, id: string, details = {}) =>
  harness.act(holderOf(snapshot, details), CLAIM, { id });
const present = (snapshot: { practitionerId: string }, id: string, details = {}) =>
  harness.act(holderOf(snapshot, details), PRESENT, { id });

/** A licence whose documents are there. */
async function aReadyLicence() {
  const snapshot = aSnapshot();
  return { snapshot, licence: await harness.render(await harness.hear(snapshot)) };
}

describe('claimLicence (S0-4.1: shown at once, no review)', () => {
  it('claims, and claiming twice at once is claiming once', async () => {
    const { snapshot, licence } = await aReadyLicence();
    const answers = await Promise.all([1, 2, 3].map(() => claim(snapshot, licence.id)));
    for (const answer of answers) {
      expect(answer).toMatchObject({ __typename: 'ClaimedLicence', licence: { state: 'CLAIMED' } });
    }
    const entries = await readAudit(harness.deps.db, 'ELicence', licence.id);
    expect(entries.filter(({ action }) => action === 'claimLicence')).toMatchObject([
      { actor: { kind: 'PERSON', accountId: `account-${snapshot.practitionerId}` } },
    ]);
  });

  it('is refused the day after a nurse’s last day, by name (domain 8.1: within validity)', async () => {
    const nurse = aNurse();
    const licence = await harness.render(await harness.hear(nurse));
    harness.clock.moveTo(DAY_AFTER);
    for (const answer of [await claim(nurse, licence.id), await present(nurse, licence.id)]) {
      expect(answer).toMatchObject({ __typename: 'LicenceConditionsUnmet', conditions: [{ code: 'EXPIRED' }] });
    }
    harness.clock.moveTo(LAST_DAY);
    expect(await claim(nurse, licence.id)).toMatchObject({
      __typename: 'ClaimedLicence',
      licence: { state: 'CLAIMED' },
    });
    harness.clock.moveTo(NOW);
  });

  it('loses to the end of the registration, never the other way round', async () => {
    const { snapshot, licence } = await aReadyLicence();
    await Promise.all([claim(snapshot, licence.id), harness.hear({ ...snapshot, status: 'REVOKED' })]);
    const after = await harness.deps.db.eLicence.findUniqueOrThrow({ where: { id: licence.id } });
    expect(after.state).toBe('INVALID');
  });
});

describe('conditions (domain 8.1): each unmet one by name, with the way to fix it', () => {
  type Changes = { status?: 'FILED'; suspended?: boolean; claimed?: boolean; rendered?: boolean };
  async function prepare({ status, suspended = false, claimed = false, rendered = true }: Changes) {
    const snapshot = aSnapshot();
    const issued = await harness.hear(snapshot);
    if (rendered) await harness.render(issued);
    if (claimed) await claim(snapshot, issued.id);
    if (status || suspended) await harness.hear({ ...snapshot, status: status ?? 'VALID', suspended });
    return { snapshot, id: issued.id };
  }
  const NEW = { accountState: 'IDENTITY_VERIFIED' };

  it.each<[string, Changes, object, string[], string[]]>([
    ['all met, not claimed', {}, {}, [], ['NOT_CLAIMED']],
    ['claimed', { claimed: true }, {}, [], []],
    ['account not activated', {}, NEW, ['ACCOUNT_NOT_ACTIVATED'], ['ACCOUNT_NOT_ACTIVATED']],
    ['document not there', { rendered: false }, {}, ['DOCUMENT_PREPARING'], ['DOCUMENT_PREPARING']],
    ['registration ended', { status: 'FILED' }, {}, ['REGISTRATION_NOT_VALID'], ['REGISTRATION_NOT_VALID']],
    ['suspended, not claimed', { suspended: true }, {}, ['SUSPENDED'], ['SUSPENDED']],
    ['suspended, claimed: may still be presented', { suspended: true, claimed: true }, {}, [], []],
    [
      'ended after the claim',
      { status: 'FILED', claimed: true },
      {},
      ['REGISTRATION_NOT_VALID'],
      ['REGISTRATION_NOT_VALID'],
    ],
    [
      'several at once',
      { suspended: true, rendered: false },
      NEW,
      ['ACCOUNT_NOT_ACTIVATED', 'SUSPENDED', 'DOCUMENT_PREPARING'],
      ['ACCOUNT_NOT_ACTIVATED', 'SUSPENDED', 'DOCUMENT_PREPARING'],
    ],
  ])('%s', async (_, changes, details, unmetToClaim, unmetToPresent) => {
    const { snapshot, id } = await prepare(changes);
    const answers = [await present(snapshot, id, details), await claim(snapshot, id, details)];
    const unmet = answers.map(({ conditions = [] }) => conditions.map(({ code }: { code: string }) => code));
    expect(unmet).toEqual([unmetToPresent, unmetToClaim]);
    for (const { conditions = [] } of answers) {
      for (const condition of conditions) expect([condition.message, condition.howToFix]).not.toContain('');
    }
  });
});

describe('whose licence it is', () => {
  it.each([
    ['claim', CLAIM],
    ['present', PRESENT],
  ])('another person’s looks like a missing one: %s', async (_, mutation) => {
    const { licence } = await aReadyLicence();
    const other = holderOf(aSnapshot());
    const answers = [licence.id, 'd7f3f0a2-0000-4000-8000-000000000000', 'nonsense'].map((id) =>
      harness.act(other, mutation, { id }),
    );
    for (const answer of await Promise.all(answers)) {
      expect(answer).toEqual({ __typename: 'LicenceNotFound', message: '没有这个电子证照。' });
    }
    expect(await harness.act(other, MY_LICENCES)).toEqual([]);
    expect(await harness.act(aPerson({ practitionerId: undefined }), MY_LICENCES)).toEqual([]);
  });

  it.each([
    ['a stranger', aStranger(), 'UNAUTHENTICATED'],
    ['an institution', anInstitutionUser(), 'FORBIDDEN'],
    ['an officer', anOfficer({ rights: ['SUPERVISE'] }), 'FORBIDDEN'],
    ['a sibling', aService('applications'), 'FORBIDDEN'],
  ])('%s can neither see, claim nor present', async (_, viewer, code) => {
    const { licence } = await aReadyLicence();
    expect(await harness.act(viewer, MY_LICENCES)).toEqual({ __typename: code });
    for (const mutation of [CLAIM, PRESENT]) {
      expect(await harness.act(viewer, mutation, { id: licence.id })).toEqual({ __typename: code });
    }
  });

  it('is seen by reference by its holder and by services only', async () => {
    const { snapshot, licence } = await aReadyLicence();
    const byReference = async (viewer: Parameters<Harness['act']>[0]) =>
      harness.act(
        viewer,
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on ELicence { identifier } } }',
        {
          r: [{ __typename: 'ELicence', id: licence.id }],
        },
      );
    expect(await byReference(holderOf(snapshot))).toEqual([{ identifier: licence.identifier }]);
    expect(await byReference(aService('portal'))).toEqual([{ identifier: licence.identifier }]);
    expect(await byReference(holderOf(aSnapshot()))).toEqual([null]);
    expect(await byReference(anOfficer())).toEqual({ __typename: 'FORBIDDEN' });
  });
});
