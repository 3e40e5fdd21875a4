import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RegistrationSnapshot } from '@medreg/events';
import { anInstitutionUser, anOfficer, aPerson, aService, aStranger } from '@medreg/testkit';
import {
  aGuest,
  aNurse,
  aPhysician,
  CONDITIONS,
  DAY_AFTER,
  type Harness,
  holderOf,
  NOW,
  openHarness,
} from '../../../test/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
}, 60_000);
afterAll(() => harness.close());

type Found = { profession: string; certificateCode: string; licence: object | null; unmet: { code: string }[] };
const conditionsOf = async (snapshot: Pick<RegistrationSnapshot, 'practitionerId'>, details = {}) => {
  const found = (await harness.act(holderOf(snapshot, details), CONDITIONS)) as unknown as Found[];
  return found.map(({ unmet, ...rest }) => ({ ...rest, unmet: unmet.map(({ code }) => code) }));
};

describe('myLicenceConditions (domain 8.1: unmet conditions by name, with the way to fix each)', () => {
  it('shows what is missing of a registration that has no licence', async () => {
    const snapshot = aPhysician({ eRegId: null, photoKey: null });
    await harness.hearOf(snapshot);
    expect(await conditionsOf(snapshot)).toMatchObject([
      {
        profession: 'PHYSICIAN',
        certificateCode: snapshot.certificateCode,
        practicePlace: '广东省',
        licence: null,
        unmet: ['E_REG_ID_MISSING', 'PHOTO_MISSING'],
      },
    ]);
  });

  it('shows the licence, and nothing unmet once its document is there', async () => {
    const snapshot = aNurse();
    const licence = await harness.hear(snapshot);
    expect(await conditionsOf(snapshot)).toMatchObject([{ unmet: ['DOCUMENT_PREPARING'] }]);
    await harness.render(licence);
    expect(await conditionsOf(snapshot)).toMatchObject([{ licence: { id: licence.id, state: 'READY' }, unmet: [] }]);
    expect(await conditionsOf(snapshot, { accountState: 'IDENTITY_FAILED' })).toMatchObject([
      { unmet: ['QUALIFICATION_MISSING', 'ACCOUNT_NOT_ACTIVATED'] },
    ]);
  });

  it('tells a nurse after the end to renew, whether or not a message came', async () => {
    const snapshot = aNurse();
    await harness.render(await harness.hear(snapshot));
    harness.clock.moveTo(DAY_AFTER);
    expect(await conditionsOf(snapshot)).toMatchObject([{ licence: { state: 'INVALID' }, unmet: ['EXPIRED'] }]);
    await harness.hear({ ...snapshot, status: 'EXPIRED' });
    expect(await conditionsOf(snapshot)).toMatchObject([{ licence: null, unmet: ['EXPIRED'] }]);
    harness.clock.moveTo(NOW);
  });

  it('shows of each profession what is VALID, else what ended last', async () => {
    const old = aPhysician({ status: 'SUPERSEDED' });
    const { practitionerId } = old;
    await harness.hearOf(old);
    harness.clock.moveTo('2026-11-23T03:00:00Z');
    await harness.hearOf(aPhysician({ practitionerId, certificateCode: old.certificateCode, status: 'FILED' }));
    expect(await conditionsOf(old)).toMatchObject([{ unmet: ['REGISTRATION_NOT_VALID'] }]);
    await harness.hear(aPhysician({ practitionerId, certificateCode: old.certificateCode }));
    await harness.hearOf(aGuest({ practitionerId }));
    const found = await conditionsOf(old);
    expect(found.map(({ profession, unmet }) => [profession, unmet]).sort()).toEqual([
      ['PHYSICIAN', ['DOCUMENT_PREPARING']],
      ['SHORT_TERM', ['SHORT_TERM']],
    ]);
    harness.clock.moveTo(NOW);
  });

  it('shows nothing of anybody else', async () => {
    await harness.hear(aPhysician());
    expect(await harness.act(holderOf(aPhysician()), CONDITIONS)).toEqual([]);
    expect(await harness.act(aPerson({ practitionerId: undefined }), CONDITIONS)).toEqual([]);
  });

  it.each([
    ['a stranger', aStranger(), 'UNAUTHENTICATED'],
    ['an institution', anInstitutionUser(), 'FORBIDDEN'],
    ['an officer', anOfficer({ rights: ['SUPERVISE'] }), 'FORBIDDEN'],
    ['a sibling', aService('applications'), 'FORBIDDEN'],
  ])('%s is refused', async (_, viewer, code) => {
    expect(await harness.act(viewer, CONDITIONS)).toEqual({ __typename: code });
  });
});
