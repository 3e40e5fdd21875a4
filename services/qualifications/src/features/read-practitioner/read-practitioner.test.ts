import { jest } from '@jest/globals';
import { anInstitutionUser, anOfficer, aPerson, aService, aStranger } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { CENTRE, type Harness, openHarness, provinceOf } from '../../../test/harness.ts';
import { aLine, codeOf, csvOf, idNumberOf, nameOf } from '../../../test/people.ts';

const APPLICATIONS = aService('applications');
const BY_ID = `query ($id: ID!) { practitionerById(id: $id) { id name sex birthDate idNumber
  qualifications { id kind code issuedOn province { code } techniques diseases } } }`;
const MINE = `{ myPractitioner { id name sex birthDate idNumberMasked qualifications { codeMasked issuedOn province { code }
  techniques diseases providedBy { id } providedAt } } }`;
const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename
  ... on Practitioner { id name qualifications { id province { code } } } ... on Qualification { id codeMasked } } }`;

let house: Harness;
/** Somebody assessed in Guangdong and in Guangxi; everybody else in Guangdong. */
let both: { id: string; guangdong: string; guangxi: string };
let other: { id: string; guangdong: string };
beforeAll(async () => {
  house = await openHarness();
  const second = aLine(0, { 资格证书编码: 'GX1', 考核省份代码: '450000' });
  await house.importFile(csvOf([aLine(0), second, aLine(1), aLine(2)]));
  const find = async (n: number) => {
    const where = { idNumberIndex: house.deps.pii.blindIndex('ID_NUMBER', idNumberOf(n)) };
    const { id, qualifications } = await house.deps.db.practitioner.findUniqueOrThrow({
      where,
      include: { qualifications: true },
    });
    const of = (province: string) => qualifications.find(({ provinceCode }) => provinceCode === province)?.id ?? '';
    return { id, guangdong: of('440000'), guangxi: of('450000') };
  };
  [both, other] = [await find(0), await find(1)];
});
afterAll(() => house.close());

it('gives a sibling what a legal form needs, on record', async () => {
  const found = await house.ask(APPLICATIONS, BY_ID, { id: other.id });
  expect(found).toEqual({
    id: other.id,
    name: nameOf(1),
    sex: Number(idNumberOf(1).charAt(16)) % 2 ? 'MALE' : 'FEMALE',
    birthDate: '1950-01-02',
    idNumber: idNumberOf(1),
    qualifications: [
      {
        id: other.guangdong,
        kind: 'TCM_SPECIALTY',
        code: codeOf(1),
        issuedOn: '2022-03-15',
        province: { code: '440000' },
        techniques: ['外治技术-推拿', '内服方药'],
        diseases: ['腰痛（腰椎间盘突出症）', '颈椎病'],
      },
    ],
  });
  expect(await house.actionsOf('Practitioner', other.id)).toEqual(['read-practitioner']);
  expect(await house.ask(APPLICATIONS, BY_ID, { id: 'nobody' })).toBeNull();
  await expect(house.ask(aPerson({ practitionerId: other.id }), BY_ID, { id: other.id })).rejects.toThrow('FORBIDDEN');
});

it('shows a person the own record, masked', async () => {
  const me = aPerson({ practitionerId: other.id });
  expect(await house.ask(me, MINE)).toMatchObject({
    id: other.id,
    idNumberMasked: idNumberOf(1).replace(/^(.{6}).{10}/, '$1**********'),
    qualifications: [{ codeMasked: expect.stringContaining('***'), providedBy: { id: CENTRE.authorityId } }],
  });
  expect(await house.ask(aPerson({ practitionerId: undefined }), MINE)).toBeNull();
  await expect(house.ask(me, '{ myPractitioner { idNumber } }')).rejects.toThrow('FORBIDDEN');
  await expect(house.ask(me, '{ myPractitioner { qualifications { code } } }')).rejects.toThrow('FORBIDDEN');
});

const city = anOfficer({ authorityLevel: 'CITY', regionCode: '440100' });
describe('reference resolvers show', () => {
  it.each<[string, () => Viewer, (keyof typeof both)[] | undefined, boolean]>([
    ['a service everything', () => APPLICATIONS, ['guangdong', 'guangxi'], true],
    ['the national level everything', () => CENTRE, ['guangdong', 'guangxi'], true],
    ['a province what it assessed', () => provinceOf('440000', []), ['guangdong'], true],
    ['another province nobody else', () => provinceOf('450000', []), ['guangxi'], false],
    ['a third province nothing', () => provinceOf('460000', []), undefined, false],
    ['a city nothing', () => city, undefined, false],
    ['the person the own record', () => aPerson({ practitionerId: both.id }), ['guangdong', 'guangxi'], false],
    [
      'somebody else nothing',
      () => aPerson({ practitionerId: '0190a5c0-0000-7000-8000-00000000dead' }),
      undefined,
      false,
    ],
  ])('%s', async (_, viewer, seen, seesOther) => {
    const of = [
      { __typename: 'Practitioner', id: both.id },
      { __typename: 'Qualification', id: both.guangdong },
      { __typename: 'Qualification', id: both.guangxi },
      { __typename: 'Practitioner', id: other.id },
      { __typename: 'Practitioner', id: 'nobody' },
    ];
    const [person, guangdong, guangxi, another, nobody] = await house.ask<
      ({ id: string; qualifications: { id: string }[] } | null)[]
    >(viewer(), ENTITIES, { of });
    expect(person?.qualifications.map(({ id }) => id)).toEqual(seen?.map((key) => both[key]));
    expect(guangdong !== null).toBe(seen?.includes('guangdong') ?? false);
    expect(guangxi !== null).toBe(seen?.includes('guangxi') ?? false);
    expect(another !== null).toBe(seesOther);
    expect(nobody).toBeNull();
  });

  it.each([
    ['an institution', anInstitutionUser(), 'FORBIDDEN'],
    ['a stranger', aStranger(), 'UNAUTHENTICATED'],
  ])('%s nothing', async (_, viewer, code) => {
    const of = [{ __typename: 'Practitioner', id: both.id }];
    await expect(house.ask(viewer, ENTITIES, { of })).rejects.toThrow(code);
  });

  it('many with one query for each kind', async () => {
    const rows = await house.deps.db.practitioner.findMany({ include: { qualifications: true } });
    const of = rows.flatMap(({ id, qualifications }) => [
      { __typename: 'Practitioner', id },
      ...qualifications.map((qualification) => ({ __typename: 'Qualification', id: qualification.id })),
    ]);
    const people = jest.spyOn(house.deps.db.practitioner, 'findMany');
    const qualifications = jest.spyOn(house.deps.db.qualification, 'findMany');
    expect(await house.ask(APPLICATIONS, ENTITIES, { of })).toHaveLength(7);
    expect(people).toHaveBeenCalledTimes(1);
    expect(qualifications).toHaveBeenCalledTimes(2); // by id, and of the persons
    people.mockRestore();
    qualifications.mockRestore();
  });
});
