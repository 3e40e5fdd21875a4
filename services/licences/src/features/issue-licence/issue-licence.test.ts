import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@medreg/audit';
import { parseELicenceIdentifier } from '@medreg/codes';
import { CertificateFace, REGISTRATION_STATUSES } from '@medreg/events';
import { aStranger } from '@medreg/testkit';
import {
  aSnapshot,
  BY_CODE,
  CLAIM,
  FIND,
  type Harness,
  holderOf,
  MY_LICENCES,
  openHarness,
  VERIFY,
} from '../../../test/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness({ lookups: 1000 });
}, 60_000);
afterAll(() => harness.close());

const verify = (code: string) => harness.act(aStranger(), VERIFY, { code });
const byCode = (code: string) => harness.act(aStranger(), BY_CODE, { code });
const found = async (name: string) =>
  (await harness.act(aStranger(), FIND, { provinceCode: '440000', name })).edges.map(
    ({ node }: { node: { status: string } }) => node.status,
  );
const requestsFor = async (licenceId: string) =>
  (await harness.said('certificate.requested')).filter((payload) => payload.licenceId === licenceId);

describe('a registration that became VALID (domain 8.1)', () => {
  it('is in the public register, and its licence is being prepared', async () => {
    const snapshot = aSnapshot({ name: '甲一' });
    const licence = await harness.hear(snapshot);
    expect(await found('甲一')).toEqual(['VALID']);
    expect(licence).toMatchObject({ state: 'PREPARING', version: 1, claimedAt: null, photoKey: snapshot.photoKey });
    const parsed = parseELicenceIdentifier(licence.identifier);
    expect(parsed).toMatchObject({ ok: true, issuerCode: '440103', version: 1, serial: licence.serial });

    const [request] = await requestsFor(licence.id);
    expect(request).toMatchObject({
      licenceVersion: 1,
      identifier: licence.identifier,
      verifyUrl: `https://reg.example.cn/verify/${licence.identifier}`,
      photoKey: snapshot.photoKey,
    });
    const face = CertificateFace.parse(JSON.parse(harness.deps.pii.open(String(request?.face))));
    expect(face).toMatchObject({
      name: '甲一',
      birthMonth: '1986-11',
      issuedOn: '2022-07-08',
      identifier: licence.identifier,
    });
  });

  it('keeps no readable personal data beside the public fields (domain 7)', async () => {
    const licence = await harness.hear(aSnapshot({ name: '甲二', birthMonth: '1971-03' }));
    const [request] = await requestsFor(licence.id);
    expect(JSON.stringify([licence, request])).not.toMatch(/1971-03|甲二/);
  });

  it('changes nothing when it is heard again', async () => {
    const snapshot = aSnapshot({ name: '甲三' });
    const first = await harness.hear(snapshot);
    const entry = await harness.deps.db.registerEntry.findUnique({
      where: { registrationId: snapshot.registrationId },
    });
    harness.clock.moveTo('2026-11-24T02:00:00Z');
    expect(await harness.hear(snapshot)).toEqual(first);
    expect(
      await harness.deps.db.registerEntry.findUnique({ where: { registrationId: snapshot.registrationId } }),
    ).toEqual(entry);
    expect(await requestsFor(first.id)).toHaveLength(1);
  });
});

describe('a changed face (domain 8.3: CHANGE → new version)', () => {
  it.each([
    ['another institution', { primaryInstitutionName: '越秀区示范中医门诊部' }],
    ['another photo', { photoKey: 'applications/photos/two.jpg' }],
  ])('%s: the next version of the same serial, the old identifier 无效 at once, the claim kept', async (_, changes) => {
    const snapshot = aSnapshot({ name: '乙一' });
    const holder = holderOf(snapshot);
    const first = await harness.render(await harness.hear(snapshot));
    await harness.act(holder, CLAIM, { id: first.id });
    const second = await harness.hear({ ...snapshot, ...changes });

    expect(second).toMatchObject({ version: 2, serial: first.serial, state: 'PREPARING' });
    expect([first, second].map(({ identifier }) => identifier.split('.').at(-2))).toEqual(['001', '002']);
    expect(await verify(first.identifier)).toMatchObject({ status: 'INVALID', newest: false, entry: null });
    expect(await verify(second.identifier)).toMatchObject({ status: 'VALID', newest: true });
    expect(await harness.act(holder, MY_LICENCES)).toMatchObject([{ id: second.id, state: 'PREPARING', pdfUrl: null }]);

    expect(await harness.render(second)).toMatchObject({ state: 'CLAIMED' });
    expect(await harness.act(holder, MY_LICENCES)).toMatchObject([{ id: second.id, state: 'CLAIMED' }]);
    expect(await verifyAudit(harness.deps.db, 'ELicence', first.id)).toMatchObject({ intact: true, entries: 4 });
  });

  it('is no new version for what does not stand on it', async () => {
    const snapshot = aSnapshot();
    const first = await harness.hear(snapshot);
    expect(await harness.hear({ ...snapshot, level: '别的' })).toMatchObject({ id: first.id });
  });
});

describe('a registration that is VALID no more', () => {
  it.each(REGISTRATION_STATUSES.filter((status) => status !== 'VALID'))(
    '%s: its licence is invalid at once and says nothing about the person (domain 7, 8.3)',
    async (status) => {
      const snapshot = aSnapshot({ name: `丙${status}` });
      const licence = await harness.render(await harness.hear(snapshot));
      expect(await found(snapshot.name)).toEqual(['VALID']);
      expect(await harness.hear({ ...snapshot, status })).toMatchObject({ id: licence.id, state: 'INVALID' });

      const answer = await verify(licence.identifier);
      expect(answer).toMatchObject({ status: 'INVALID', entry: null, newest: false });
      expect(JSON.stringify(answer)).not.toContain(snapshot.name);
      expect(await found(snapshot.name)).toEqual([]);
      expect(await byCode(snapshot.certificateCode)).toMatchObject({ status: 'INVALID' });
      expect(await harness.act(holderOf(snapshot), MY_LICENCES)).toEqual([]);
    },
  );

  it('has a new version when it is VALID again (取消备案)', async () => {
    const snapshot = aSnapshot();
    const first = await harness.hear(snapshot);
    await harness.hear({ ...snapshot, status: 'FILED' });
    const second = await harness.hear(snapshot);
    expect(second).toMatchObject({ version: 2, serial: first.serial, state: 'PREPARING', claimedAt: null });
    expect(await verify(first.identifier)).toMatchObject({ status: 'INVALID' });
  });

  it('answers by certificate code with the registration that is valid, whichever came last', async () => {
    const old = aSnapshot();
    const next = aSnapshot({ practitionerId: old.practitionerId, certificateCode: old.certificateCode });
    await harness.hear(old);
    await harness.hear(next);
    await harness.hear({ ...old, status: 'TRANSFERRED_OUT' });
    expect(await byCode(old.certificateCode)).toMatchObject({ status: 'VALID' });
  });
});

describe('a suspended registration (domain 8.1)', () => {
  it('reads 暂停执业 everywhere, keeps its licence, and its document is not to be had', async () => {
    const snapshot = aSnapshot({ name: '丁一' });
    const licence = await harness.render(await harness.hear(snapshot));
    expect(await harness.hear({ ...snapshot, suspended: true })).toMatchObject({ id: licence.id, state: 'READY' });
    expect(await found('丁一')).toEqual(['SUSPENDED']);
    expect(await byCode(snapshot.certificateCode)).toMatchObject({ status: 'SUSPENDED' });
    expect(await verify(licence.identifier)).toMatchObject({ status: 'SUSPENDED', entry: { name: '丁一' } });
    expect(await harness.act(holderOf(snapshot), MY_LICENCES)).toMatchObject([{ status: 'SUSPENDED', pdfUrl: null }]);
    await harness.hear(snapshot);
    expect(await harness.act(holderOf(snapshot), MY_LICENCES)).toMatchObject([
      { status: 'VALID', pdfUrl: expect.stringContaining('/files/licences/downloads/') },
    ]);
  });
});
