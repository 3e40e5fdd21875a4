import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@medreg/audit';
import { anOfficer } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { type Answer, ask } from '../../../test/ask.ts';
import { day } from '../../../test/nurses.ts';
import { about, aHospital, registering } from '../../../test/physicians.ts';
import { obstacle, play, registrationsOf } from '../../../test/play.ts';
import {
  aStage,
  type Kind,
  QUALIFICATIONS,
  type Someone,
  type Stage,
  someone,
  somewhere,
} from '../../../test/stage.ts';
import type { RecordedRegistrationInput } from '../../generated/resolvers.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const RECORD = `mutation($source: String!, $rows: [RecordedRegistrationInput!]!) { recordRegistrations(source: $source, rows: $rows) {
  __typename
  ... on InvalidInput { problems { field problem } }
  ... on RecordedRegistrations { rows { key outcome problem { code } registration { id status certificateCode eRegId } } }
} }`;
const province = anOfficer({
  authorityId: uuidv7(),
  authorityLevel: 'PROVINCE',
  regionCode: '440000',
  rights: ['RECORD_REGISTRATIONS'],
  accountId: 'province',
});
const nation: Viewer = { ...province, authorityLevel: 'NATIONAL', regionCode: '000000' };

let serial = 0;
/** Somebody with a number of his own: the register is matched by name and number. */
function anybody(kind: Kind = 'PHYSICIAN'): Someone & { idNumber: string; code: string } {
  serial += 1;
  const idNumber = `${100_000_000_000_000_000n + BigInt(serial)}`;
  const code = `${QUALIFICATIONS[kind].code}${serial}`;
  return { ...someone(stage, { name: '赵旧', idNumber }, kind, { code }), idNumber, code };
}

type Row = Partial<RecordedRegistrationInput>;
const row = ({ idNumber, code }: { idNumber: string; code: string }, institutionId: string, over: Row = {}) => {
  serial += 1;
  return {
    key: `row-${serial}`,
    name: '赵旧',
    idNumber,
    professionType: 'PHYSICIAN',
    qualificationCodes: [code],
    scopes: ['1001'],
    institutionId,
    certificateCode: `11044010${900_000 + serial}`,
    status: 'VALID',
    statusSince: '2020-05-01',
    issuedOn: '2020-05-01',
    firstRegisteredOn: '2010-05-01',
    ...over,
  };
};
const nurseRow = (who: { idNumber: string; code: string }, institutionId: string, over: Row = {}) =>
  row(who, institutionId, {
    professionType: 'NURSE',
    scopes: [],
    periodFrom: '2023-03-01',
    periodUntil: '2028-02-29',
    statusSince: '2023-03-01',
    issuedOn: '2023-03-01',
    ...over,
  });

interface Result {
  outcome: string;
  problem: { code: string } | null;
  registration: { id: string; status: string; certificateCode: string; eRegId: string | null } | null;
}
async function record(rows: object[], by: Viewer = province): Promise<Result[]> {
  const answer: Answer = await ask(stage, by, RECORD, { source: '2010版注册系统', rows });
  if (answer.__typename !== 'RecordedRegistrations') throw new Error(JSON.stringify(answer));
  return answer.rows as Result[];
}
const one = async (input: object, by?: Viewer) => (await record([input], by))[0] as Result;

describe('registrations of an older register (domain 3.3, 6.3, 11-A13)', () => {
  it('a physician: as the register had him, the code as it is, without an identification code, with its source on record', async () => {
    const [who, where] = [anybody(), aHospital(stage)];
    const { outcome, registration } = await one(
      row(who, where.institutionId, { certificateCode: '老字第0815号', department: '内科' }),
    );
    expect(outcome).toBe('RECORDED');
    expect(registration).toMatchObject({ status: 'VALID', certificateCode: '老字第0815号', eRegId: null });
    const [stored] = await registrationsOf(stage, who.practitionerId);
    expect(stored).toMatchObject({
      level: 'LICENSED',
      category: 'CLINICAL',
      scopeNames: ['内科专业'],
      practicePlaceCode: '440000',
      primaryInstitutionId: where.institutionId,
      issuingAuthorityId: where.authorityId,
      applicationId: null,
      lastValidOn: null,
      name: '赵旧',
    });
    expect([day(stored?.firstRegisteredOn), day(stored?.issuedOn), day(stored?.statusSince)]).toEqual([
      '2010-05-01',
      '2020-05-01',
      '2020-05-01',
    ]);
    const trail = await stage.deps.db.auditEntry.findMany({
      where: { recordId: registration?.id ?? '' },
      orderBy: { sequence: 'asc' },
    });
    expect(trail.map(({ action }) => action)).toEqual(['register', 'record']);
    expect(trail[1]).toMatchObject({ detail: { source: '2010版注册系统', providedBy: province.authorityId } });
    expect(await verifyAudit(stage.deps.db, 'Registration', registration?.id ?? '')).toMatchObject({ intact: true });
    const announced = { topic: 'registration.changed', key: registration?.id ?? '' };
    expect(await stage.deps.db.outboxMessage.count({ where: announced })).toBe(1);
    // From now on it is a registration like any other.
    const viewer = who.viewer;
    expect(
      await obstacle(stage, about({ viewer, registration: stored as never }, 'PHY_FILE', { reason: 'F-P2' })),
    ).toBeNull();
  });

  it('the same rows again, also at once, change nothing', async () => {
    const [who, where] = [anybody(), aHospital(stage)];
    const input = row(who, where.institutionId);
    const results = await Promise.all([1, 2, 3].map(() => one(input)));
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['ALREADY_RECORDED', 'ALREADY_RECORDED', 'RECORDED']);
    expect(new Set(results.map(({ registration }) => registration?.id)).size).toBe(1);
    expect(await registrationsOf(stage, who.practitionerId)).toHaveLength(1);
  });

  it('each row by itself: what fits is entered, what does not says why', async () => {
    const [good, alsoGood, where] = [anybody(), anybody(), aHospital(stage)];
    const stranger = { idNumber: '110105198001010016', code: 'X' };
    const results = await record([
      row(good, where.institutionId),
      row(stranger, where.institutionId),
      row(alsoGood, where.institutionId),
    ]);
    expect(results.map(({ outcome, problem }) => problem?.code ?? outcome)).toEqual([
      'RECORDED',
      'PERSON_UNKNOWN',
      'RECORDED',
    ]);
  });

  it.each<[string, RecordedRegistrationInput['status'], Row, object]>([
    [
      'filed',
      'FILED',
      { statusSince: '2025-01-02', statusReason: 'F-P2' },
      { statusReason: 'F-P2', lastValidOn: new Date('2025-01-01') },
    ],
    [
      'moved out of the region',
      'TRANSFERRED_OUT',
      { statusSince: '2025-01-02' },
      { lastValidOn: new Date('2025-01-01') },
    ],
    ['deregistered', 'DEREGISTERED', { statusSince: '2025-01-02', statusReason: 'D-P10' }, { statusReason: 'D-P10' }],
  ])('somebody %s', async (_, status, over, expected) => {
    const [who, where] = [anybody(), aHospital(stage)];
    expect(await one(row(who, where.institutionId, { status, ...over }))).toMatchObject({ outcome: 'RECORDED' });
    expect(await registrationsOf(stage, who.practitionerId)).toMatchObject([{ status, ...expected }]);
  });

  it('a filed one is cancelled by the institution that it was filed at (S0-2.6)', async () => {
    const [who, where] = [anybody(), aHospital(stage)];
    await one(row(who, where.institutionId, { status: 'FILED', statusSince: '2026-01-02', statusReason: 'F-P2' }));
    const [registration] = await registrationsOf(stage, who.practitionerId);
    expect(registration?.filedById).toBe(where.institutionId);
    await play(
      stage,
      about({ viewer: who.viewer, registration: registration as never }, 'PHY_FILE_CANCEL', { reason: '返聘' }),
    );
    expect(await registrationsOf(stage, who.practitionerId)).toMatchObject([{ status: 'VALID' }]);
  });

  it('a TCM specialist: the scope as assessed', async () => {
    const [who, where] = [anybody('SPECIALIST'), somewhere(stage)];
    const input = row(who, where.institutionId, { professionType: 'TCM_SPECIALTY', scopes: [] });
    expect(await one(input)).toMatchObject({ outcome: 'RECORDED' });
    expect(await registrationsOf(stage, who.practitionerId)).toMatchObject([
      { level: 'SPECIALTY', category: 'TCM', major: '中医', techniques: ['外治技术-推拿'] },
    ]);
  });

  it('nurses, valid and expired; of a military institution by the nation (S2-Q33)', async () => {
    const where = somewhere(stage, { kind: 'MILITARY' });
    const [valid, expired] = [anybody('NURSE'), anybody('NURSE')];
    const gone = {
      status: 'EXPIRED' as const,
      periodFrom: '2021-03-01',
      periodUntil: '2026-02-28',
      statusSince: '2026-03-01',
    };
    const rows = [nurseRow(valid, where.institutionId), nurseRow(expired, where.institutionId, gone)];
    expect((await record(rows, nation)).map(({ outcome }) => outcome)).toEqual(['RECORDED', 'RECORDED']);
    const [registration] = await registrationsOf(stage, valid.practitionerId);
    expect(registration).toMatchObject({
      practicePlaceInstitutionId: where.institutionId,
      solePlace: true,
      category: 'NONE',
    });
    const [over] = await registrationsOf(stage, expired.practitionerId);
    expect([over?.status, day(over?.lastValidOn)]).toEqual(['EXPIRED', '2026-02-28']);
  });
});

describe('what does not fit (I1–I7)', () => {
  it.each<[string, Row, string]>([
    ['another name', { name: '赵新' }, 'PERSON_UNKNOWN'],
    ['an institution that nobody knows', { institutionId: uuidv7() }, 'INSTITUTION_UNKNOWN'],
    ['an institution that is no id', { institutionId: 'x' }, 'INSTITUTION_UNKNOWN'],
    ['a qualification that he does not hold', { qualificationCodes: ['X1'] }, 'QUALIFICATION_UNKNOWN'],
    ['no qualification', { qualificationCodes: [] }, 'QUALIFICATION_UNKNOWN'],
    ['a scope of another category', { scopes: ['4001'] }, 'SCOPES_UNKNOWN'],
    ['no scope', { scopes: [] }, 'SCOPES_UNKNOWN'],
    ['a code that is none', { certificateCode: ' - ' }, 'CERTIFICATE_CODE'],
    ['a state of nurses', { status: 'EXPIRED' }, 'STATUS'],
    ['a state that the register makes itself', { status: 'SUPERSEDED' }, 'STATUS'],
    ['the short term', { professionType: 'SHORT_TERM' }, 'PROFESSION'],
    ['a filing without a reason', { status: 'FILED' }, 'STATUS_REASON'],
    ['a reason without a filing', { statusReason: 'F-P2' }, 'STATUS_REASON'],
    ['a registration of tomorrow', { issuedOn: '2026-11-10' }, 'DATES'],
    ['first registered after it was issued', { firstRegisteredOn: '2021-01-01' }, 'DATES'],
    ['a trainee without the end of the training', { staffKind: 'TRAINEE' }, 'TRAINING_END'],
    ['a kind of staff that there is not', { staffKind: 'GUEST' }, 'STAFF_KIND'],
  ])('%s', async (_, over, code) => {
    const [who, where] = [anybody(), aHospital(stage)];
    expect(await one(row(who, where.institutionId, over))).toMatchObject({ outcome: 'REFUSED', problem: { code } });
    expect(await registrationsOf(stage, who.practitionerId)).toEqual([]);
    expect(await stage.deps.db.certificate.count({ where: { practitionerId: who.practitionerId } })).toBe(0);
  });

  it.each<[string, Row, string]>([
    ['a nurse without a period', { periodFrom: null }, 'PERIOD'],
    ['a valid nurse whose period is over', { periodUntil: '2026-11-08' }, 'PERIOD_OVER'],
    ['an expired nurse whose period runs', { status: 'EXPIRED' }, 'PERIOD_RUNNING'],
    ['a nurse who is filed', { status: 'FILED', statusReason: 'F-P2' }, 'STATUS'],
    ['a nurse with a scope', { scopes: ['1001'] }, 'SCOPES_UNKNOWN'],
  ])('%s', async (_, over, code) => {
    const [who, where] = [anybody('NURSE'), somewhere(stage)];
    expect(await one(nurseRow(who, where.institutionId, over))).toMatchObject({
      outcome: 'REFUSED',
      problem: { code },
    });
  });

  it('I1: a second valid registration in the same place', async () => {
    const [who, where] = [anybody(), aHospital(stage)];
    const first = row(who, where.institutionId);
    await one(first);
    const second = row(who, aHospital(stage).institutionId, { certificateCode: first.certificateCode });
    expect(await one(second)).toMatchObject({ problem: { code: 'ALREADY_REGISTERED' } });
    expect(await registrationsOf(stage, who.practitionerId)).toHaveLength(1);
  });

  it('I4: a second place of an assistant, wherever it is', async () => {
    const who = anybody('ASSISTANT');
    const first = row(who, aHospital(stage).institutionId);
    await one(first);
    const second = row(who, aHospital(stage, '430102').institutionId, { certificateCode: first.certificateCode });
    expect(await one(second, nation)).toMatchObject({ problem: { code: 'ALREADY_REGISTERED' } });
  });

  it('I5: another scope in another province', async () => {
    const who = anybody();
    const first = row(who, aHospital(stage).institutionId);
    await one(first);
    const elsewhere = aHospital(stage, '430102').institutionId;
    const other = row(who, elsewhere, { certificateCode: first.certificateCode, scopes: ['1002'] });
    expect(await one(other, nation)).toMatchObject({ problem: { code: 'SCOPE_DIFFERS' } });
    const same = row(who, elsewhere, { certificateCode: first.certificateCode });
    expect(await one(same, nation)).toMatchObject({ outcome: 'RECORDED' });
  });

  it('I6, I7: another code of the same person, or the code of somebody else', async () => {
    const [who, other, where] = [anybody(), anybody(), aHospital(stage)];
    const first = row(who, where.institutionId, { status: 'DEREGISTERED', statusReason: 'D-P10' });
    await one(first);
    expect(await one(row(who, where.institutionId))).toMatchObject({ problem: { code: 'CODE_DIFFERS' } });
    const taken = row(other, where.institutionId, { certificateCode: first.certificateCode });
    expect(await one(taken)).toMatchObject({ problem: { code: 'CODE_TAKEN' } });
  });

  it('one code for two people at once: one of them has it', async () => {
    const [who, other, where] = [anybody(), anybody(), aHospital(stage)];
    const certificateCode = '110440103777777';
    const results = await Promise.all(
      [who, other].map((each) => one(row(each, where.institutionId, { certificateCode }))),
    );
    expect(results.map(({ outcome, problem }) => problem?.code ?? outcome).sort()).toEqual(['CODE_TAKEN', 'RECORDED']);
  });

  it('whoever registers anew keeps the code that was recorded (S2-Q9.3)', async () => {
    const [who, where] = [anybody(), aHospital(stage)];
    const { certificateCode } = row(who, where.institutionId);
    await one(
      row(who, where.institutionId, {
        certificateCode,
        status: 'FILED',
        statusReason: 'F-P2',
        statusSince: '2026-01-02',
      }),
    );
    await play(stage, registering(who, aHospital(stage)));
    const registrations = await registrationsOf(stage, who.practitionerId);
    expect(registrations.map((each) => each.certificateCode)).toEqual([certificateCode, certificateCode]);
    expect(registrations.map(({ status }) => status)).toEqual(['SUPERSEDED', 'VALID']);
  });
});

describe('by whom', () => {
  it('the right, at the level of province or nation; a province what lies in it', async () => {
    const [who, where] = [anybody(), aHospital(stage)];
    const rows = [row(who, where.institutionId)];
    const hunan: Viewer = { ...province, regionCode: '430000' };
    const county: Viewer = { ...province, authorityLevel: 'COUNTY', regionCode: '440103' };
    for (const by of [hunan, county])
      expect((await record(rows, by))[0]).toMatchObject({ problem: { code: 'OTHER_PROVINCE' } });
    for (const by of [{ ...province, rights: ['DECIDE_APPLICATIONS' as const] }, who.viewer, where.reviewer]) {
      expect(await ask(stage, by, RECORD, { source: '旧系统', rows })).toMatchObject({ __typename: 'FORBIDDEN' });
    }
    expect((await record(rows, nation))[0]).toMatchObject({ outcome: 'RECORDED' });
  });

  it('a hundred at most, each with a key of its own, from somewhere', async () => {
    const [who, where] = [anybody(), aHospital(stage)];
    const input = row(who, where.institutionId);
    const many = Array.from({ length: 101 }, (_, at) => ({ ...input, key: `${at}` }));
    const problems = async (source: string, rows: object[]) =>
      ((await ask(stage, province, RECORD, { source, rows })).problems as { problem: string }[]).map(
        ({ problem }) => problem,
      );
    expect(await problems('旧系统', many)).toEqual(['COUNT']);
    expect(await problems('旧系统', [])).toEqual(['COUNT']);
    expect(await problems('', [input, input])).toEqual(['REQUIRED', 'REPEATED']);
  });
});
