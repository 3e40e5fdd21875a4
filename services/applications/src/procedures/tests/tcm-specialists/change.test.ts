import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../../../../test/ask.ts';
import { aRecord } from '../../../../test/person-records.ts';
import { filingsOf, obstacle, type Play, play, registrationsOf } from '../../../../test/play.ts';
import { aSpecialist, bySelf, onBehalf, type Specialist, window } from '../../../../test/specialist.ts';
import { aStage, type Somewhere, type Stage, somewhere } from '../../../../test/stage.ts';
import { withdrawApplication } from '../../../features/withdraw-application/withdraw-application.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const CONSENT = { consentNo: '湘中医函〔2026〕1号', consentDate: '2026-10-01', consentAuthority: '湖南省中医药管理局' };
const to = (one: Specialist, { institutionId }: Pick<Somewhere, 'institutionId'>, form: Play['form'] = {}) =>
  bySelf(one, 'TCM_CHG', { institution: institutionId, ...form });
const only = async ({ practitionerId }: Pick<Specialist, 'practitionerId'>) =>
  (await registrationsOf(stage, practitionerId))[0];

/** Filed at an institution for the rest of the year. */
const filedAt = (one: Specialist, { institutionId }: Somewhere) =>
  play(
    stage,
    bySelf(one, 'TCM_MULTI', { institution: institutionId, validFrom: '2026-11-09', validUntil: '2026-12-31' }),
  );

describe('TCM_CHG (S0-2.2; domain 3.4)', () => {
  it('to another institution of the province: the new one reviews, its authority decides, the code stays (S2-Q9.3)', async () => {
    const one = await aSpecialist(stage);
    const there = somewhere(stage, { name: '福田区某医院' }, '440304');
    stage.clock.moveTo('2026-11-20T10:00:00+08:00');
    const done = await play(stage, to(one, there));
    expect(done).toMatchObject({ reviewerIds: [there.institutionId], authorityId: there.authorityId });
    expect(await only(one)).toMatchObject({
      id: one.registration.id,
      version: 2,
      status: 'VALID',
      primaryInstitutionId: there.institutionId,
      primaryInstitutionName: '福田区某医院',
      primaryInstitutionRegionCode: '440304',
      issuingAuthorityId: there.authorityId,
      practicePlaceCode: '440000',
      certificateCode: one.registration.certificateCode,
      eRegId: done.eRegId,
      applicationId: done.id,
      statusSince: one.registration.statusSince,
      issuedOn: new Date('2026-11-20T00:00:00Z'),
      firstRegisteredOn: one.registration.firstRegisteredOn,
    });
  });

  it('5.3: a filing at the new primary institution ends the day before, others stay; the old one gets none', async () => {
    const one = await aSpecialist(stage);
    const there = somewhere(stage, {}, '440104');
    const stays = somewhere(stage, {}, '440304');
    await filedAt(one, there);
    await filedAt(one, stays);
    stage.clock.moveTo('2026-11-20T10:00:00+08:00');
    await play(stage, to(one, there));
    expect(await filingsOf(stage, one.practitionerId)).toMatchObject([
      { institutionId: there.institutionId, endReason: 'BECAME_PRIMARY', endedOn: new Date('2026-11-19T00:00:00Z') },
      { institutionId: stays.institutionId, endReason: null, endedOn: null },
    ]);
  });

  it('11-A27; 3.2: to another province with its consent: the place changes, every filing of the old place ends', async () => {
    const one = await aSpecialist(stage);
    await filedAt(one, somewhere(stage, {}, '440104'));
    const there = somewhere(stage, {}, '430102');
    expect(await obstacle(stage, to(one, there))).toMatchObject({ at: 'save', code: 'OTHER_PROVINCE' });
    const draft = await stage.deps.db.application.findFirstOrThrow({
      where: { practitionerId: one.practitionerId, status: 'DRAFT' },
    });
    await withdrawApplication(stage.deps, one.viewer, { applicationId: draft.id, version: draft.version });
    await play(stage, to(one, there, CONSENT));
    expect(await only(one)).toMatchObject({
      practicePlaceCode: '430000',
      issuingAuthorityId: there.authorityId,
      certificateCode: one.registration.certificateCode,
    });
    expect(await filingsOf(stage, one.practitionerId)).toMatchObject([{ endReason: 'PLACE_CHANGED' }]);
  });

  it('10.1.26: a corrected scope follows with the next change, and at the window at once', async () => {
    const one = await aSpecialist(stage);
    stage.world.correctScope(one.practitionerId, { diseases: ['颈痛'] });
    expect(await only(one)).toMatchObject({ diseases: ['腰痛（腰椎间盘突出症）'] });
    const form = { institution: one.institutionId, reason: '资格信息更正' };
    await play(stage, onBehalf(window(one), one, 'TCM_CHG', form));
    expect(await only(one)).toMatchObject({ diseases: ['颈痛'], primaryInstitutionId: one.institutionId, version: 2 });
  });

  it('on behalf of whoever comes: the new institution applies, the person confirms', async () => {
    const one = await aSpecialist(stage);
    const there = somewhere(stage, {}, '440104');
    const done = await play(stage, onBehalf(there.reviewer, one, 'TCM_CHG'));
    expect(done).toMatchObject({ channel: 'INSTITUTION', path: 'BY_INSTITUTION', status: 'EFFECTIVE' });
    expect(done.confirmedAt).not.toBeNull();
    expect(await only(one)).toMatchObject({ primaryInstitutionId: there.institutionId });
  });

  it('S2-Q22: nothing changes: refused at once, not after the reviews', async () => {
    const one = await aSpecialist(stage);
    expect(await obstacle(stage, to(one, one))).toMatchObject({ at: 'save', code: 'NOTHING_CHANGES' });
  });

  it.each<[string, (one: Specialist) => Promise<unknown>, string]>([
    ['S0-2.2: filed', (one) => play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' })), 'WRONG_STATE'],
    ['deregistered', (one) => play(stage, bySelf(one, 'TCM_DEREG', { reason: 'D-P10' })), 'WRONG_STATE'],
    [
      '10.1.27: suspended',
      ({ practitionerId }) => aRecord(stage, practitionerId, { kind: 'PENALTY', measure: 'SUSPENSION' }),
      'SUSPENDED',
    ],
    ['banned', ({ practitionerId }) => aRecord(stage, practitionerId, { kind: 'BAN', measure: 'FRAUD' }), 'BANNED'],
    [
      'TCML-15: the qualification is not known any more',
      async ({ practitionerId }) => {
        const practitioner = stage.world.practitioners.get(practitionerId);
        if (practitioner) stage.world.practitioners.set(practitionerId, { ...practitioner, qualifications: [] });
      },
      'QUALIFICATION_GONE',
    ],
  ])('refuses: %s', async (_, before, code) => {
    const one = await aSpecialist(stage);
    await before(one);
    expect(await obstacle(stage, to(one, somewhere(stage)))).toMatchObject({ at: 'open', code });
  });

  it('3.1.4: no second change, no filing and no deregistration while it is open; it says which one', async () => {
    const one = await aSpecialist(stage);
    const open = await play(stage, to(one, somewhere(stage)), 'SUBMITTED');
    for (const procedure of ['TCM_CHG', 'TCM_FILE', 'TCM_DEREG']) {
      expect(await obstacle(stage, bySelf(one, procedure))).toMatchObject({ at: 'open', kind: 'AlreadyOpen' });
    }
    const LIST = '{ availableProcedures { procedure { code } available open { id } } }';
    const { data } = await stage.subgraph.execute<{
      availableProcedures: { procedure: { code: string }; open: object }[];
    }>(one.viewer, LIST);
    const line = data?.availableProcedures.find(({ procedure }) => procedure.code === 'TCM_CHG');
    expect(line).toMatchObject({ available: false, open: { id: open.id } });
  });

  it('its printable form is a document of the procedure (S0-2.2)', async () => {
    const one = await aSpecialist(stage);
    const open = await play(stage, to(one, somewhere(stage)), 'SUBMITTED');
    const answer = await ask(
      stage,
      one.viewer,
      'query($id: ID!) { application(id: $id) { __typename printableFormUrl concerns { id } } }',
      {
        id: open.id,
      },
    );
    expect(answer).toMatchObject({ printableFormUrl: expect.any(String), concerns: { id: one.registration.id } });
  });
});
