import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@medreg/audit';
import { isERegId } from '@medreg/codes';
import { RegistrationSnapshot } from '@medreg/events';
import { ask, take } from '../../../test/ask.ts';
import { anAccepted, anApproved, aPassed, type Case } from '../../../test/builders.ts';
import { present } from '../../../test/cases.ts';
import { anAuthority } from '../../../test/fake-siblings.ts';
import { aRecord } from '../../../test/person-records.ts';
import { play, registrationsOf } from '../../../test/play.ts';
import { aStage, ID_NUMBER, type Stage, someone, somewhere } from '../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const approve = (theCase: Case) => take(stage, theCase.officer, 'approve', theCase.application);
const register = ({ practitionerId }: Case) => stage.deps.db.registration.findMany({ where: { practitionerId } });
const changes = ({ practitionerId }: Case) =>
  stage.deps.db.outboxMessage.findMany({
    where: { topic: 'registration.changed', payload: { path: ['practitionerId'], equals: practitionerId } },
  });

describe('approveApplication', () => {
  it('makes the registration VALID today in China, with certificate code and eRegId', async () => {
    const accepted = await anAccepted(stage);
    const { id, version } = accepted.application;
    stage.clock.moveTo('2026-11-10T00:30:00+08:00'); // still the 9th in UTC
    const answer = await ask(
      stage,
      accepted.officer,
      `mutation($id: ID!, $version: Int!) { approveApplication(applicationId: $id, version: $version, opinion: "同意") {
        __typename
        ... on ApprovedApplication {
          application { status availableSteps eRegId registrations { certificateCode } timeline { step statusAfter by byName opinion } }
          registration {
            professionType status statusName statusSince suspended name level { code name } category { code name }
            certificateCode eRegId techniques diseases scopes { code } issuedOn firstRegisteredOn validFrom
            practicePlace { code } primaryInstitution { id } issuingAuthority { id }
          }
        }
      } }`,
      { id, version },
    );
    stage.clock.moveTo('2026-11-09T10:00:00+08:00');
    const { registration, application } = answer as unknown as {
      registration: Record<string, string>;
      application: { timeline: object[] };
    };
    expect(answer.__typename).toBe('ApprovedApplication');
    expect(registration).toEqual({
      professionType: 'TCM_SPECIALTY',
      status: 'VALID',
      statusName: '有效',
      statusSince: '2026-11-10',
      suspended: false,
      name: '李时针',
      level: { code: 'SPECIALTY', name: '中医（专长）医师' },
      category: { code: 'TCM', name: '中医' },
      scopes: [],
      firstRegisteredOn: '2026-11-10',
      certificateCode: expect.stringMatching(/^141440103\d{6}$/),
      eRegId: expect.stringMatching(/^ER4401032026111001\d{8}.$/),
      techniques: ['外治技术-推拿'],
      diseases: ['腰痛（腰椎间盘突出症）'],
      issuedOn: '2026-11-10',
      validFrom: '2026-11-10',
      practicePlace: { code: '440000' },
      primaryInstitution: { id: accepted.institutionId },
      issuingAuthority: { id: accepted.authorityId },
    });
    expect(isERegId(registration.eRegId ?? '')).toBe(true);
    expect(application).toMatchObject({
      status: 'EFFECTIVE',
      availableSteps: [],
      eRegId: registration.eRegId,
      registrations: [{ certificateCode: registration.certificateCode }],
    });
    expect(application.timeline.slice(-2)).toEqual([
      { step: 'approve', statusAfter: 'APPROVED', by: 'OFFICER', byName: '荔湾区卫生健康局', opinion: '同意' },
      { step: 'takeEffect', statusAfter: 'EFFECTIVE', by: 'SYSTEM', byName: '系统', opinion: null },
    ]);
  });

  it('tells licences and the public register, sealed', async () => {
    const approved = await anApproved(stage);
    const [message] = await changes(approved);
    if (!message) throw new Error('Nothing was published');
    const { snapshot } = message.payload as { snapshot: string };
    expect(JSON.stringify(message.payload)).not.toContain('李时针');
    expect(JSON.stringify(message.payload)).not.toContain(ID_NUMBER);
    expect(RegistrationSnapshot.parse(JSON.parse(stage.deps.pii.open(snapshot)))).toMatchObject({
      registrationId: approved.registration.id,
      status: 'VALID',
      level: '中医（专长）医师',
      category: '中医',
      major: '中医',
      birthMonth: '1986-11',
      practicePlaceCode: '440000',
      practicePlaceName: '广东省',
      primaryInstitutionName: '荔湾区某中医院',
      issuingAuthorityName: '荔湾区卫生健康局',
      issuingAuthorityCode: '440103',
      photoKey: approved.application.photoKey,
      issuedOn: '2026-11-09',
      firstRegisteredOn: '2026-11-09',
      primaryInstitutionClosed: false,
      validUntil: null,
      filings: [],
    });
    expect(await verifyAudit(stage.deps.db, 'Registration', approved.registration.id)).toMatchObject({ entries: 1 });
  });

  it('twice at once: one registration, one code, one message', async () => {
    const accepted = await anAccepted(stage);
    const answers = await Promise.all([1, 2, 3, 4].map(() => approve(accepted)));
    expect(answers.filter(({ __typename }) => __typename === 'ApprovedApplication')).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'ApplicationChanged')).toHaveLength(3);
    expect(await register(accepted)).toHaveLength(1);
    expect(await changes(accepted)).toHaveLength(1);
  });

  it('many in one county at once: every code is its own (6.3)', async () => {
    const where = somewhere(stage, {}, '440106');
    const cases: Case[] = [];
    for (let n = 0; n < 12; n += 1) cases.push(await anAccepted(stage, someone(stage), where));
    const answers = await Promise.all(cases.map(approve));
    expect(answers.map(({ __typename }) => __typename)).toEqual(cases.map(() => 'ApprovedApplication'));
    const rows = (await Promise.all(cases.map(register))).flat();
    expect(rows.map(({ certificateCode }) => certificateCode).sort()).toEqual(
      cases.map((_, n) => `141440106${String(n + 1).padStart(6, '0')}`),
    );
    expect(new Set(rows.map(({ eRegId }) => eRegId)).size).toBe(cases.length);
  });

  it('S2-Q9.3: who registers again keeps his code for life, also in another county', async () => {
    const { registration, viewer, qualificationId, practitionerId } = await anApproved(stage);
    const form = { reason: 'D-P10' };
    await play(stage, { procedure: 'TCM_DEREG', registrationId: registration.id, by: viewer, form });
    const { institutionId } = somewhere(stage, {}, '440111');
    const again = { procedure: 'TCM_REREG', qualificationId, by: viewer, form: { institution: institutionId } };
    await play(stage, again);
    const [first, second] = await registrationsOf(stage, practitionerId);
    expect([first?.status, second?.status]).toEqual(['DEREGISTERED', 'VALID']);
    expect(second?.certificateCode).toBe(registration.certificateCode);
    expect(second?.eRegId).not.toBe(registration.eRegId);
    expect(second?.firstRegisteredOn).toEqual(first?.firstRegisteredOn);
  });

  it.each<[string, (theCase: Case) => void, string]>([
    [
      '10.1.4: the institution closed since',
      ({ institutionId }) => stage.world.changeInstitution(institutionId, { status: 'CLOSED' }),
      'INSTITUTION_CLOSED',
    ],
    [
      'the institution is suspended',
      ({ institutionId }) => stage.world.changeInstitution(institutionId, { status: 'SUSPENDED' }),
      'INSTITUTION_CLOSED',
    ],
    [
      'the institution is gone',
      ({ institutionId }) => stage.world.institutions.delete(institutionId),
      'INSTITUTION_CLOSED',
    ],
    [
      'S0 一: another authority has become responsible',
      ({ institutionId }) => stage.world.changeInstitution(institutionId, { tcmAuthority: otherAuthority }),
      'OTHER_AUTHORITY',
    ],
    [
      'O15-27: it moved to another province',
      ({ institutionId }) => stage.world.changeInstitution(institutionId, { region: stage.world.region('430102') }),
      'OTHER_PROVINCE',
    ],
    [
      'TCML-15: the scope was corrected',
      ({ practitionerId }) => stage.world.correctScope(practitionerId, { diseases: ['颈痛'] }),
      'SCOPE_CHANGED',
    ],
    ['the qualification is gone', forgetQualifications, 'QUALIFICATION_GONE'],
    ['the person is gone', ({ practitionerId }) => stage.world.practitioners.delete(practitionerId), 'PERSON_UNKNOWN'],
  ])('refuses and changes nothing: %s', async (_, change, code) => {
    const accepted = await anAccepted(stage);
    change(accepted);
    expect(await approve(accepted)).toMatchObject({ __typename: 'RequirementNotMet', code });
    expect(await present(stage, accepted)).toEqual(accepted.application);
    expect([await register(accepted), await changes(accepted)]).toEqual([[], []]);
  });

  it('I1 is the database’s: a registration that came between the question and the approval wins', async () => {
    const accepted = await anAccepted(stage);
    const other = await anApproved(stage);
    const { neighbours } = stage.deps;
    const { findInstitution } = neighbours;
    // While the rules are asked, another procedure puts the same person on the register in a county of the province.
    neighbours.findInstitution = async (id) => {
      neighbours.findInstitution = findInstitution;
      await copyRegistration(other.registration.id, accepted);
      return findInstitution(id);
    };
    const answer = await approve(accepted);
    expect(answer).toMatchObject({ __typename: 'RequirementNotMet', code: 'ALREADY_REGISTERED' });
    expect(await present(stage, accepted)).toEqual(accepted.application);
    expect(await register(accepted)).toHaveLength(1);
  });

  it.each<[string, (theCase: Case) => Promise<unknown>, string]>([
    [
      '10.1.27: a suspension that began meanwhile',
      ({ practitionerId }) => aRecord(stage, practitionerId, { kind: 'PENALTY', measure: 'SUSPENSION' }),
      'SUSPENDED',
    ],
    [
      'ALL-79: a ban that was decided meanwhile',
      ({ practitionerId }) =>
        aRecord(stage, practitionerId, { kind: 'BAN', measure: 'FRAUD', validUntil: '2029-11-01' }),
      'BANNED',
    ],
    [
      'PL-16(2): a sentence',
      ({ practitionerId }) => aRecord(stage, practitionerId, { kind: 'CRIMINAL', measure: 'SENTENCE' }),
      'CRIMINAL_PENALTY',
    ],
  ])('asks everything again: %s', async (_, meanwhile, code) => {
    const accepted = await anAccepted(stage);
    await meanwhile(accepted);
    expect(await approve(accepted)).toMatchObject({ __typename: 'RequirementNotMet', code });
    expect(await register(accepted)).toEqual([]);
  });

  it('is not there before acceptance', async () => {
    const passed = await aPassed(stage);
    expect(await approve(passed)).toMatchObject({ __typename: 'StepNotAllowed', status: 'INST_PASSED' });
  });

  it('when a sibling is away: says so, changes nothing, works when it is back', async () => {
    const accepted = await anAccepted(stage);
    stage.world.away.add('institutions');
    expect((await approve(accepted)).__typename).toBe('SERVICE_UNAVAILABLE');
    stage.world.away.clear();
    expect(await present(stage, accepted)).toEqual(accepted.application);
    expect((await approve(accepted)).__typename).toBe('ApprovedApplication');
  });
});

function forgetQualifications({ practitionerId }: Case): void {
  const practitioner = stage.world.practitioners.get(practitionerId);
  if (practitioner) stage.world.practitioners.set(practitionerId, { ...practitioner, qualifications: [] });
}

const otherAuthority = anAuthority({
  id: '018f0000-0000-7000-8000-000000000001',
  name: '另一机关',
  region: { code: '440103' },
});

/** A registration of the case's person at county level, as another procedure might make one. */
async function copyRegistration(id: string, { practitionerId }: Case): Promise<void> {
  const { db } = stage.deps;
  const row = await db.registration.findUniqueOrThrow({ where: { id } });
  const application = await db.application.findUniqueOrThrow({ where: { id: row.applicationId ?? '' } });
  const copy = { practitionerId, certificateCode: '141440103999999', practicePlaceCode: '440103' };
  const applicationId = id.replace(/^.{8}/, '00000000');
  await db.certificate.create({
    data: { practitionerId, professionType: 'TCM_SPECIALTY', code: copy.certificateCode, allocatedAt: new Date() },
  });
  const fresh = { id: applicationId, eRegId: `copy-${id}` };
  const qualification = application.qualification ?? {};
  await db.application.create({ data: { ...application, ...fresh, qualification, number: `copy-${id}` } });
  await db.registration.create({ data: { ...row, ...copy, ...fresh, applicationId } });
}
