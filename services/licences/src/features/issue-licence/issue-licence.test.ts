import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@medreg/audit';
import { parseELicenceIdentifier } from '@medreg/codes';
import { CertificateFace, REGISTRATION_STATUSES } from '@medreg/events';
import { aStranger } from '@medreg/testkit';
import {
  aGuest,
  aNurse,
  aPhysician,
  aSnapshot,
  BY_CODE,
  CLAIM,
  DAY_AFTER,
  FIND,
  type Harness,
  holderOf,
  MY_LICENCES,
  NOW,
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

describe('the licence of each kind (domain 8.1, 8.2)', () => {
  it.each([
    [
      'PHYSICIAN',
      aPhysician,
      '11100000MB03271699902',
      { level: '执业医师', category: '临床', major: null, scopes: ['内科专业', '急救医学专业'], techniques: [] },
      { practicePlace: '广东省', primaryInstitution: '荔湾区示范医院', validUntil: null, firstRegisteredOn: null },
    ],
    [
      'TCM_SPECIALTY',
      aSnapshot,
      '11100000MB03271699901',
      { level: null, category: '中医', major: '中医', scopes: [], techniques: ['外治技术-推拿'] },
      { practicePlace: '广东省', primaryInstitution: '荔湾区岭南中医医院', validUntil: null, firstRegisteredOn: null },
    ],
    [
      'NURSE',
      aNurse,
      '11100000MB03271699903',
      { level: null, category: null, major: null, scopes: [], techniques: [], diseases: [], issuedOn: '2021-12-01' },
      {
        practicePlace: '荔湾区示范医院',
        primaryInstitution: '荔湾区示范医院',
        validUntil: '2026-11-30',
        firstRegisteredOn: '2011-12-01',
      },
    ],
  ] as const)('%s', async (kind, make, licenceTypeCode, fields, practice) => {
    const snapshot = make();
    const licence = await harness.hear(snapshot);
    expect(parseELicenceIdentifier(licence.identifier)).toMatchObject({ ok: true, licenceTypeCode });
    const [request] = await requestsFor(licence.id);
    const face = CertificateFace.parse(JSON.parse(harness.deps.pii.open(String(request?.face))));
    expect(face).toMatchObject({ kind, name: snapshot.name, identifier: licence.identifier });
    const [mine] = (await harness.act(holderOf(snapshot), MY_LICENCES)) as unknown as { face: object }[];
    expect(mine?.face).toMatchObject({ kind, ...fields, ...practice, certificateCode: snapshot.certificateCode });
  });

  it('is none for short-term practice (W28), which is in the public register all the same', async () => {
    const guest = aGuest({ name: '短期客' });
    expect(await harness.hearOf(guest)).toBeNull();
    expect(await found('短期客')).toEqual(['VALID']);
  });

  it.each([
    ['an eRegId', aPhysician, { eRegId: null }],
    ['a photo', aPhysician, { photoKey: null }],
    ['a scope', aPhysician, { scopes: [] }],
    ['techniques', aSnapshot, { techniques: [] }],
    ['an end', aNurse, { validUntil: null }],
    ['a photo of a nurse', aNurse, { photoKey: null }],
  ])('is none without %s, and comes with it', async (_, make, lack) => {
    const snapshot = make();
    expect(await harness.hearOf({ ...snapshot, ...lack })).toBeNull();
    const licence = await harness.hear(snapshot);
    expect(licence).toMatchObject({ version: 1, state: 'PREPARING' });
    expect(await harness.hear({ ...snapshot, ...lack })).toMatchObject({ id: licence.id, state: 'INVALID' });
  });

  it('that was issued before there were kinds stays as it is', async () => {
    const snapshot = aSnapshot();
    const licence = await harness.hear(snapshot);
    const { kind, ...face } = JSON.parse(harness.deps.pii.open(licence.face));
    expect(kind).toBe('TCM_SPECIALTY');
    const old = { face: harness.deps.pii.seal(JSON.stringify(face)) };
    await harness.deps.db.eLicence.update({ where: { id: licence.id }, data: old });
    expect(await harness.hear(snapshot)).toMatchObject({ id: licence.id, version: 1, state: 'PREPARING' });
    expect(await harness.act(holderOf(snapshot), MY_LICENCES)).toMatchObject([{ face: { kind: 'TCM_SPECIALTY' } }]);
  });
});

describe('a changed face (domain 8.3: CHANGE → new version)', () => {
  it.each([
    ['another institution', { primaryInstitutionName: '越秀区示范中医门诊部' }],
    ['another photo', { photoKey: 'applications/photos/two.jpg' }],
    ['another scope of techniques', { techniques: ['针刺技术'] }],
    ['a corrected name', { name: '乙二' }],
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

  it('its holder is told that it has ended, once, and only if there was one to know of', async () => {
    const known = aSnapshot();
    await harness.render(await harness.hear(known));
    const unheardOf = aSnapshot();
    await harness.hear(unheardOf);
    for (const snapshot of [known, known, unheardOf]) await harness.hear({ ...snapshot, status: 'DEREGISTERED' });
    const ended = (await harness.said('practitioner.notice')).filter(({ template }) => template === 'LICENCE_ENDED');
    const told = (practitionerId: string) => ended.filter((one) => one.practitionerId === practitionerId);
    expect([told(known.practitionerId).length, told(unheardOf.practitionerId).length]).toEqual([1, 0]);
    const kept = (await harness.said('notice.told')).find(
      ({ messageId }) => messageId === told(known.practitionerId)[0]?.messageId,
    );
    expect(kept).toMatchObject({ reader: { practitionerId: known.practitionerId }, template: 'LICENCE_ENDED' });
  });

  it('that was replaced is no end to be told of', async () => {
    const snapshot = aSnapshot();
    await harness.render(await harness.hear(snapshot));
    await harness.render(await harness.hear({ ...snapshot, photoKey: 'applications/photos/another.jpg' }));
    const told = (await harness.said('practitioner.notice')).filter(
      ({ practitionerId }) => practitionerId === snapshot.practitionerId,
    );
    expect(told.map(({ template }) => template)).toEqual(['LICENCE_READY', 'LICENCE_READY']);
  });

  it('has a new version when it is VALID again (取消备案)', async () => {
    const snapshot = aSnapshot();
    const first = await harness.hear(snapshot);
    await harness.hear({ ...snapshot, status: 'FILED' });
    const second = await harness.hear(snapshot);
    expect(second).toMatchObject({ version: 2, serial: first.serial, state: 'PREPARING', claimedAt: null });
    expect(await verify(first.identifier)).toMatchObject({ status: 'INVALID' });
  });

  it.each([aPhysician, aNurse])('of every kind ends with its registration and comes back with it', async (make) => {
    const snapshot = make();
    const first = await harness.hear(snapshot);
    for (const status of REGISTRATION_STATUSES.filter((status) => status !== 'VALID')) {
      await harness.hear(snapshot);
      expect(await harness.hear({ ...snapshot, status })).toMatchObject({ state: 'INVALID' });
    }
    const back = await harness.hear(snapshot);
    expect(back).toMatchObject({ version: REGISTRATION_STATUSES.length, serial: first.serial, state: 'PREPARING' });
  });

  it('that is past its validity has no licence, whatever is said of it, until it is renewed (domain 5.2)', async () => {
    const nurse = aNurse();
    const first = await harness.render(await harness.hear(nurse));
    await harness.act(holderOf(nurse), CLAIM, { id: first.id });
    harness.clock.moveTo(DAY_AFTER);
    expect(await harness.act(holderOf(nurse), MY_LICENCES)).toEqual([]);
    expect(await harness.hear(nurse)).toMatchObject({ id: first.id, state: 'INVALID' });
    expect(await harness.hearOf(aNurse())).toBeNull();
    const renewed = await harness.hear({ ...nurse, issuedOn: '2026-12-01', validUntil: '2031-11-30' });
    expect(renewed).toMatchObject({ version: 2, state: 'PREPARING' });
    harness.clock.moveTo(NOW);
  });

  it('renewed in time: a new version, the claim kept (延续注册)', async () => {
    const nurse = aNurse();
    const first = await harness.render(await harness.hear(nurse));
    await harness.act(holderOf(nurse), CLAIM, { id: first.id });
    const second = await harness.render(await harness.hear({ ...nurse, validUntil: '2031-11-30' }));
    expect(second).toMatchObject({ version: 2, state: 'CLAIMED' });
    expect(await verify(first.identifier)).toMatchObject({ status: 'INVALID', newest: false });
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

describe('a closed primary institution (机构已注销, domain 3.6)', () => {
  it('suspends the licence, keeps its version and its holder’s good name in the public register', async () => {
    const snapshot = aPhysician({ name: '戊一' });
    const licence = await harness.render(await harness.hear(snapshot));
    const closed = { ...snapshot, primaryInstitutionClosed: true };
    expect(await harness.hear(closed)).toMatchObject({ id: licence.id, state: 'READY' });
    expect(await harness.act(holderOf(snapshot), MY_LICENCES)).toMatchObject([{ status: 'SUSPENDED', pdfUrl: null }]);
    expect(await found('戊一')).toEqual(['VALID']);
    expect(await harness.hear({ ...closed, status: 'FILED' })).toMatchObject({ state: 'INVALID' });
  });
});
