import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { take } from '../../test/ask.ts';
import { answered, seen } from '../../test/builders.ts';
import { aRecord } from '../../test/person-records.ts';
import { carryOn, fill, now, officerOf, play, registrationsOf, upload } from '../../test/play.ts';
import { aSpecialist, bySelf, type Specialist } from '../../test/specialist.ts';
import { aStage, QUALIFICATIONS, type Stage, somewhere } from '../../test/stage.ts';
import { approveApplication } from '../features/approve-application/approve-application.ts';
import { writeApplication } from '../features/open-application/write-draft.ts';
import { submitApplication } from '../features/submit-application/submit-application.ts';
import { getProcedure } from '../procedures/index.ts';
import { enterRegistration } from '../register/enter-registration.ts';
import type { ApplicationRow, RegistrationRow } from '../rows.ts';
import { type About, gatherFacts } from './gather-facts.ts';
import { SYSTEM } from './move.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const CONSENT = { consentNo: '湘中医函〔2026〕1号', consentDate: '2026-10-01', consentAuthority: '湖南省中医药管理局' };

/** A specialist of 广东 who practises in 湖南 too, as an older register has it; his qualification was widened since. */
async function inTwoProvinces() {
  const one = await aSpecialist(stage);
  const { deps, world } = stage;
  const there = somewhere(stage, { name: '长沙某医院' }, '430102');
  const institution = await deps.neighbours.findInstitution(there.institutionId);
  const { registration: first, practitionerId } = one;
  if (!institution) throw new Error('Nowhere');
  const second = await deps.db.$transaction((tx) =>
    enterRegistration(tx, deps, {
      registrant: { practitionerId, name: first.name, sex: first.sex, birthDate: first.birthDate, ethnicGroup: null },
      profession: 'TCM_SPECIALTY',
      entry: {
        level: 'SPECIALTY',
        category: 'TCM',
        major: '中医',
        qualificationIds: first.qualificationIds,
        scopes: [],
        techniques: first.techniques,
        diseases: first.diseases,
        department: null,
        staffKind: 'STAFF',
        trainingEnd: null,
        originInstitution: null,
        place: institution.province,
        solePlace: false,
        institution,
        authority: institution.tcmAuthority,
        period: null,
      },
      certificateCode: first.certificateCode,
      eRegId: null,
      applicationId: null,
      photoKey: null,
      issuedOn: '2020-01-01' as never,
      firstRegisteredOn: '2020-01-01' as never,
      suspended: false,
      actor: SYSTEM,
      at: deps.clock.now(),
    }),
  );
  // Assessed a second time in the same province (11-A28): whatever changes now rests on both.
  world.addQualification(practitionerId, { ...QUALIFICATIONS.SPECIALIST, id: uuidv7(), diseases: ['颈痛'] });
  return { ...one, second, there };
}

/** One of the changes that take effect together, submitted. */
async function changed(
  { viewer, practitionerId }: Pick<Specialist, 'viewer' | 'practitionerId'>,
  registration: RegistrationRow,
  to: string,
  dossier: { id: string; together: boolean },
): Promise<ApplicationRow> {
  const { deps } = stage;
  const about: About = {
    procedure: getProcedure('TCM_CHG'),
    channel: 'PERSON',
    practitionerId,
    qualificationId: null,
    registrationId: registration.id,
    multiFilingId: null,
    copied: null,
    form: {},
    applicationId: null,
    authorityId: null,
    openedBy: viewer.accountId ?? '',
    confirmed: false,
    objected: false,
    submittedAt: null,
  };
  const facts = await gatherFacts(deps, about, viewer);
  if (!facts) throw new Error('Nobody');
  const opened = await deps.db.$transaction((tx) => writeApplication(tx, deps, about, facts, { viewer, dossier }));
  const played = { by: viewer, form: { institution: to, ...CONSENT } };
  const draft = answered(await fill(stage, played, opened), 'SavedDraft').application;
  await upload(stage, viewer, draft);
  return answered(await submitApplication(deps, viewer, seen(draft)), 'SubmittedApplication').application;
}

/** Both changes, at their authorities. */
async function aDossier({ together = true } = {}) {
  const one = await inTwoProvinces();
  const dossier = { id: uuidv7(), together };
  const here = await changed(one, one.registration, somewhere(stage, {}, '440104').institutionId, dossier);
  const there = await changed(one, one.second, somewhere(stage, {}, '430102').institutionId, dossier);
  return { ...one, here: await carryOn(stage, here, 'ACCEPTED'), elsewhere: await carryOn(stage, there, 'ACCEPTED') };
}
const approve = (application: ApplicationRow) =>
  approveApplication(stage.deps, officerOf(application), seen(application));
const scopesOf = async (practitionerId: string) =>
  (await registrationsOf(stage, practitionerId)).map(({ diseases }) => diseases.length);

describe('3.2: a dossier that takes effect together', () => {
  it('I5: one change alone would leave two scopes: the register refuses it', async () => {
    const one = await inTwoProvinces();
    const form = { institution: somewhere(stage, {}, '440104').institutionId };
    const alone = await play(stage, bySelf(one, 'TCM_CHG', form), 'ACCEPTED');
    expect(await approve(alone)).toMatchObject({ kind: 'RequirementNotMet', code: 'SCOPE_DIFFERS' });
    expect(await scopesOf(one.practitionerId)).toEqual([1, 1]);
  });

  it('is effective only when all are approved, and then all at once', async () => {
    const { here, elsewhere, practitionerId, viewer } = await aDossier();
    const first = await approve(here);
    expect(first).toMatchObject({
      kind: 'ApprovedApplication',
      registration: null,
      application: { status: 'APPROVED' },
    });
    expect((await now(stage, here)).eRegId).toBeNull();
    expect(await scopesOf(practitionerId)).toEqual([1, 1]);
    // Approved, it is the person's no longer to withdraw (3.1.5).
    expect((await take(stage, viewer, 'withdraw', await now(stage, here))).__typename).toBe('StepNotAllowed');

    expect(await approve(elsewhere)).toMatchObject({ application: { status: 'EFFECTIVE' } });
    const both = [await now(stage, here), await now(stage, elsewhere)];
    expect(both.map(({ status }) => status)).toEqual(['EFFECTIVE', 'EFFECTIVE']);
    expect(new Set(both.map(({ eRegId }) => eRegId)).size).toBe(2);
    expect(await scopesOf(practitionerId)).toEqual([2, 2]);
    const [a, b] = await registrationsOf(stage, practitionerId);
    expect([a?.scopeKey, a?.version, b?.version]).toEqual([b?.scopeKey, 2, 2]);
  });

  it('two approvals at once: both are approved, all takes effect once', async () => {
    for (let n = 0; n < 3; n += 1) {
      const { here, elsewhere, practitionerId } = await aDossier();
      const outcomes = await Promise.all([approve(here), approve(elsewhere)]);
      expect(outcomes.map(({ kind }) => kind)).toEqual(['ApprovedApplication', 'ApprovedApplication']);
      const both = [await now(stage, here), await now(stage, elsewhere)];
      expect(both.map(({ status }) => status)).toEqual(['EFFECTIVE', 'EFFECTIVE']);
      expect(await scopesOf(practitionerId)).toEqual([2, 2]);
    }
  });

  it.each(['refuse', 'withdraw'] as const)(
    'one that ends otherwise (%s) closes the rest, approved ones too',
    async (step) => {
      const { here, elsewhere, practitionerId, viewer } = await aDossier();
      await approve(here);
      const by = step === 'refuse' ? officerOf(elsewhere) : viewer;
      expect((await take(stage, by, step, elsewhere)).__typename).toBe('StepTaken');
      expect(await now(stage, here)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW', waitingFor: null });
      expect(await scopesOf(practitionerId)).toEqual([1, 1]);
    },
  );

  it('what was approved first is asked again when all takes effect', async () => {
    const { here, elsewhere, practitionerId } = await aDossier();
    await approve(here);
    stage.world.changeInstitution(here.institutionId ?? '', { status: 'CLOSED' });
    expect(await approve(elsewhere)).toMatchObject({ kind: 'RequirementNotMet', code: 'INSTITUTION_CLOSED' });
    expect(await scopesOf(practitionerId)).toEqual([1, 1]);
    // It leads somewhere still: refused, everything ends.
    expect((await take(stage, officerOf(elsewhere), 'refuse', await now(stage, elsewhere))).__typename).toBe(
      'StepTaken',
    );
    expect(await now(stage, here)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
  });

  it('10.1.27: a suspension that came between keeps all of it', async () => {
    const { here, elsewhere, practitionerId } = await aDossier();
    await approve(here);
    await aRecord(stage, practitionerId, { kind: 'PENALTY', measure: 'SUSPENSION' });
    expect(await approve(elsewhere)).toMatchObject({ code: 'SUSPENDED' });
    expect(await now(stage, here)).toMatchObject({ status: 'APPROVED' });
  });

  it('a change that waits behind one of them goes on when the dossier ends', async () => {
    const { here, elsewhere, registration, practitionerId, reviewer } = await aDossier();
    const filing = { procedure: 'TCM_FILE', practitionerId, registrationId: registration.id, by: reviewer };
    const waiting = await play(stage, { ...filing, form: { reason: 'F-P1' } }, 'PENDING');
    await take(stage, officerOf(elsewhere), 'refuse', elsewhere);
    expect(await now(stage, here)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
    expect(await now(stage, waiting)).toMatchObject({ status: 'INST_PASSED', claim: registration.id });
  });

  it('a dossier of two decisions is no more than two applications that know each other (10.1.9)', async () => {
    const { here, elsewhere } = await aDossier({ together: false });
    await take(stage, officerOf(here), 'refuse', here);
    expect(await now(stage, elsewhere)).toMatchObject({ status: 'ACCEPTED' });
  });
});
