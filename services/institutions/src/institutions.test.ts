import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser, aPerson, aService, aStranger } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import {
  anAuthority,
  anInstitution,
  ESTABLISH,
  established,
  type Harness,
  ISSUE_AUTHORITY,
  ISSUE_INSTITUTION,
  OPERATOR,
  officerOf,
  openHarness,
  REGISTER,
} from '../test/harness.ts';
import { missingDocuments } from './features/issue-institution-account/issue-institution-account.ts';

const SEEN = ['LICENCE_OR_FILING_CERTIFICATE', 'LETTER_OF_AUTHORISATION', 'IDENTITY_OF_PERSON_IN_CHARGE'];

let harness: Harness;
let nation: Viewer;
let province: Viewer;
let county: Viewer;
let otherCounty: Viewer;
let countyAuthority: { id: string; regionCode: string };

beforeAll(async () => {
  harness = await openHarness();
  nation = officerOf(await established(harness, OPERATOR, '000000'));
  province = officerOf(await established(harness, nation, '440000'));
  countyAuthority = await established(harness, province, '440103');
  county = officerOf(countyAuthority);
  otherCounty = officerOf(await established(harness, province, '440104'));
});
afterAll(() => harness.close());

const outbox = (topic: string) => harness.deps.db.outboxMessage.findMany({ where: { topic } });

describe('regions (GB/T 2260)', () => {
  it('holds provinces, cities and counties with their parents', async () => {
    const query = '{ regions(parentCode: "440100") { code name fullName level parent { code } } }';
    const regions = (await harness.act(aStranger(), query)) as unknown as { code: string }[];
    expect(regions).toContainEqual({
      code: '440103',
      name: '荔湾区',
      fullName: '广东省广州市荔湾区',
      level: 'COUNTY',
      parent: { code: '440100' },
    });
  });
  it('districts of a municipality hang below it, and a city without districts is there', async () => {
    const { db } = harness.deps;
    expect(await db.region.findUnique({ where: { code: '110101' } })).toMatchObject({ parentCode: '110000' });
    expect(await db.region.findUnique({ where: { code: '441900' } })).toMatchObject({ level: 'CITY', name: '东莞市' });
  });
});

describe('establishAuthority', () => {
  const city = { input: anAuthority('440100') };
  const rows: [string, () => Viewer, string][] = [
    ['a stranger', () => aStranger(), 'UNAUTHENTICATED'],
    ['a person', () => aPerson(), 'FORBIDDEN'],
    ['an institution', () => anInstitutionUser(), 'FORBIDDEN'],
    ['an officer without the right', () => ({ ...province, rights: ['SUPERVISE'] }), 'FORBIDDEN'],
    ['the operator, below the nation', () => OPERATOR, 'NotInJurisdiction'],
    ['a county, for its city', () => county, 'NotInJurisdiction'],
    ['the province', () => province, 'EstablishedAuthority'],
    ['the province again', () => province, 'AlreadyExists'],
  ];
  it.each(rows)('%s', async (_who, viewer, expected) => {
    expect((await harness.act(viewer(), ESTABLISH, city)).__typename).toBe(expected);
  });
  it('names every wrong field at once', async () => {
    const input = { ...anAuthority('449999'), name: ' ', signatory: '字'.repeat(51), creditCode: '11100000000013338X' };
    const outcome = await harness.act(province, ESTABLISH, { input });
    expect(outcome).toMatchObject({
      problems: [
        { field: 'name', problem: 'REQUIRED' },
        { field: 'signatory', problem: 'TOO_LONG' },
        { field: 'creditCode', problem: 'CHECKSUM' },
        { field: 'regionCode', problem: 'UNKNOWN' },
      ],
    });
  });
  it('twice at once: one authority', async () => {
    const both = await Promise.all(
      [1, 2].map(() => harness.act(province, ESTABLISH, { input: anAuthority('440105') })),
    );
    expect(both.map((one) => one.__typename).sort()).toEqual(['AlreadyExists', 'EstablishedAuthority']);
  });
});

describe('issueAuthorityAccount', () => {
  const input = (over = {}) => ({
    input: { authorityId: countyAuthority.id, name: '黄县平', phone: '19900000001', rights: ['SUPERVISE'], ...over },
  });
  it('gives a user name and tells identity, with the phone sealed', async () => {
    const outcome = await harness.act(province, ISSUE_AUTHORITY, input());
    expect(outcome).toMatchObject({ user: { userName: '440103000001', phoneMasked: '199****0001' } });
    const [message] = await outbox('authorityUser.issued');
    expect(message?.payload).toMatchObject({ authorityLevel: 'COUNTY', regionCode: '440103', rights: ['SUPERVISE'] });
    expect(JSON.stringify(message?.payload)).not.toContain('19900000001');
  });
  it('rights cannot exceed the issuer’s', async () => {
    const limited: Viewer = { ...province, rights: ['MANAGE_AUTHORITIES'] };
    expect(await harness.act(limited, ISSUE_AUTHORITY, input())).toMatchObject({
      problems: [{ field: 'rights', problem: 'EXCEEDS_OWN' }],
    });
  });
  it('another county sees nothing', async () => {
    expect((await harness.act(otherCounty, ISSUE_AUTHORITY, input())).__typename).toBe('NotInJurisdiction');
    const unknown = input({ authorityId: '00000000-0000-7000-8000-000000000000' });
    expect((await harness.act(otherCounty, ISSUE_AUTHORITY, unknown)).__typename).toBe('NotInJurisdiction');
  });
  it('the same phone twice at once: one account', async () => {
    const both = await Promise.all(
      [1, 2].map(() => harness.act(province, ISSUE_AUTHORITY, input({ phone: '19900000002' }))),
    );
    expect(both.map((one) => one.__typename).sort()).toEqual(['InvalidInput', 'IssuedAuthorityAccount']);
  });
});

describe('registerInstitution', () => {
  it.each(['甲\u0000医院', '甲\u202e医院', '甲\ud800医院'])('refuses unseen characters %#', async (text) => {
    const input = anInstitution({ name: text, clinicalSubjects: [text] });
    expect(await harness.act(county, REGISTER, { input })).toMatchObject({
      problems: [
        { field: 'name', problem: 'CHARACTERS' },
        { field: 'clinicalSubjects', problem: 'CHARACTERS' },
      ],
    });
  });
  it('refuses endless subjects', async () => {
    const problemsOf = (clinicalSubjects: string[]) =>
      harness.act(county, REGISTER, { input: anInstitution({ clinicalSubjects }) });
    expect(await problemsOf(['长'.repeat(51)])).toMatchObject({ problems: [{ problem: 'TOO_LONG' }] });
    const many = Array.from({ length: 201 }, (_, at) => `科${at}`);
    expect(await problemsOf(many)).toMatchObject({ problems: [{ problem: 'TOO_MANY' }] });
  });
  it.each(['440103\u0000', '440103\ud800', '44010301'])('knows no division %j', async (code) => {
    const input = anInstitution({ regionCode: code });
    expect(await harness.act(county, REGISTER, { input })).toMatchObject({ __typename: 'NotInJurisdiction' });
    const query = 'query ($code: ID!) { region(code: $code) { code } }';
    expect(await harness.act(aStranger(), query, { code })).toBeNull();
  });
  it('is licensed and guided by the caller, a TCM authority', async () => {
    const outcome = await harness.act(county, REGISTER, { input: anInstitution() });
    expect(outcome).toMatchObject({
      __typename: 'RegisteredInstitution',
      institution: {
        status: 'VALID',
        licensingAuthority: { id: countyAuthority.id },
        tcmAuthority: { id: countyAuthority.id },
      },
    });
  });
  it('twice: the second is told which one is there', async () => {
    const outcome = await harness.act(county, REGISTER, { input: anInstitution() });
    expect(outcome.__typename).toBe('AlreadyExists');
  });
  it('a health authority’s institution is guided by the nearest TCM authority, else by itself (A22)', async () => {
    const health = await established(harness, province, '440103', 'HEALTH');
    const near = await harness.act(officerOf(health), REGISTER, {
      input: anInstitution({ name: '西关社区卫生服务站' }),
    });
    expect(near).toMatchObject({
      institution: { licensingAuthority: { id: health.id }, tcmAuthority: { id: countyAuthority.id } },
    });
    const guangxi = await established(harness, nation, '450103', 'HEALTH');
    const input = anInstitution({ name: '青秀诊所', regionCode: '450103', kind: 'FILED', classCode: 'D211' });
    expect(await harness.act(officerOf(guangxi), REGISTER, { input })).toMatchObject({
      institution: { tcmAuthority: { id: guangxi.id } },
    });
  });
  it('another county, a person and an officer without the right are refused', async () => {
    const input = { input: anInstitution({ name: '别家医院' }) };
    expect((await harness.act(otherCounty, REGISTER, input)).__typename).toBe('NotInJurisdiction');
    expect((await harness.act(aPerson(), REGISTER, input)).__typename).toBe('FORBIDDEN');
    expect((await harness.act({ ...county, rights: ['SUPERVISE'] }, REGISTER, input)).__typename).toBe('FORBIDDEN');
  });
  it('names every wrong field at once', async () => {
    const input = anInstitution({
      name: '',
      classCode: '甲1',
      clinicalSubjects: [' '],
      registrationNo: '123',
      creditCode: 'X',
      licenceValidUntil: '2020-01-01',
    });
    const outcome = (await harness.act(county, REGISTER, { input })) as unknown as { problems: { field: string }[] };
    expect(outcome.problems.map(({ field }) => field)).toEqual([
      'name',
      'classCode',
      'clinicalSubjects',
      'creditCode',
      'registrationNo',
      'licenceValidUntil',
    ]);
  });
});

describe('issueInstitutionAccount (S2-Q15, Q36)', () => {
  let institutionId: string;
  beforeAll(async () => {
    const row = await harness.deps.db.institution.findFirstOrThrow({ where: { name: '荔湾区岭南中医医院' } });
    institutionId = row.id;
  });
  const input = (over = {}) => ({
    input: { institutionId, name: '罗岭南', phone: '19900000011', documentsSeen: SEEN, ...over },
  });

  it.each([
    [SEEN, false, []],
    [SEEN, true, ['IDENTITY_OF_AGENT']],
    [['OTHER'], false, SEEN],
    [[], true, [...SEEN, 'IDENTITY_OF_AGENT']],
  ])('documents seen %j, agent %p: missing %j', (seen, withAgent, missing) => {
    expect(missingDocuments(seen as never, withAgent)).toEqual(missing);
  });
  it('records the documents, gives a user name and tells identity', async () => {
    expect(await harness.act(county, ISSUE_INSTITUTION, input())).toMatchObject({
      user: { phoneMasked: '199****0011', documentsSeen: SEEN, userName: expect.stringMatching(/^440103\d{6}$/) },
    });
    const [message] = await outbox('institutionUser.issued');
    expect(message?.payload).toMatchObject({ institutionId });
    const trail = await harness.deps.db.auditEntry.findMany({ where: { action: 'issueInstitutionAccount' } });
    expect(trail).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toContain('19900000011');
  });
  it('documents missing: nothing is issued', async () => {
    const outcome = await harness.act(
      county,
      ISSUE_INSTITUTION,
      input({ documentsSeen: SEEN.slice(1), phone: '19900000012' }),
    );
    expect(outcome).toMatchObject({ __typename: 'DocumentsMissing', missing: ['LICENCE_OR_FILING_CERTIFICATE'] });
    expect(await harness.deps.db.institutionUser.count()).toBe(1);
  });
  it('only the authority that licensed it or its TCM authority', async () => {
    for (const viewer of [otherCounty, province, nation]) {
      expect((await harness.act(viewer, ISSUE_INSTITUTION, input())).__typename).toBe('NotInJurisdiction');
    }
    expect((await harness.act(aPerson(), ISSUE_INSTITUTION, input())).__typename).toBe('FORBIDDEN');
  });
  it('the same phone twice at once: one account', async () => {
    const both = await Promise.all(
      [1, 2].map(() => harness.act(county, ISSUE_INSTITUTION, input({ phone: '19900000013' }))),
    );
    expect(both.map((one) => one.__typename).sort()).toEqual(['InvalidInput', 'IssuedInstitutionAccount']);
  });
  it('its accounts are seen by itself and its authorities only', async () => {
    const query = 'query ($id: ID!) { institutionUsers(institutionId: $id) { userName } }';
    const own = anInstitutionUser({ institutionId });
    expect(await harness.act(own, query, { id: institutionId })).toHaveLength(2);
    expect(await harness.act(county, query, { id: institutionId })).toHaveLength(2);
    expect((await harness.act(anInstitutionUser(), query, { id: institutionId })).__typename).toBe('FORBIDDEN');
    expect((await harness.act(otherCounty, query, { id: institutionId })).__typename).toBe('FORBIDDEN');
  });
});

describe('entities', () => {
  it('answer many references with one query each, unknown ones with null', async () => {
    const rows = await harness.deps.db.institution.findMany();
    const representations = [
      ...rows.map(({ id }) => ({ __typename: 'Institution', id })),
      { __typename: 'Institution', id: 'x' },
    ];
    const entities = await harness.act(
      aService('applications'),
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Institution { name region { name } tcmAuthority { name signatory } } } }`,
      { r: representations },
    );
    expect(entities).toHaveLength(rows.length + 1);
    expect(entities).toContain(null);
  });
  it('the signatory is not for the public', async () => {
    const query = '{ authorities(regionCode: "440103") { signatory } }';
    expect((await harness.act(aStranger(), query)).__typename).toBe('UNAUTHENTICATED');
  });
});
