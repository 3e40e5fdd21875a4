import { anInstitutionUser, anOfficer, aPerson, aService } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { CENTRE, type Harness, openHarness, provinceOf } from '../../../test/harness.ts';
import { aNurse } from '../../../test/people.ts';

let house: Harness;
beforeAll(async () => {
  house = await openHarness();
});
afterEach(() => house.clear());
afterAll(() => house.close());

const ENTER = `mutation ($input: EnterPractitionerInput!) { enterPractitioner(input: $input) { __typename
  ... on EnteredPractitioner { practitioner { id name sex birthDate idNumberMasked qualifications { id } } }
  ... on AlreadyExists { id }
  ... on RegisterConflict { problems { field problem } }
  ... on InvalidInput { problems { field problem } } } }`;
interface Entered {
  __typename: string;
  id: string;
  practitioner: { id: string };
  problems: { field: string; problem: string }[];
}
const CITY = anOfficer({
  accountId: 'city',
  authorityId: '0190a5c0-0000-7000-8000-000000440100',
  authorityLevel: 'CITY',
  regionCode: '440100',
  rights: ['SUPPLEMENT_QUALIFICATIONS'],
});
const SMITH = {
  name: 'John Smith',
  sex: 'MALE',
  birthDate: '1970-02-03',
  documentType: '03',
  idNumber: 'e1234567',
  nationality: '加拿大',
};
const enter = (person: object = {}, viewer: Viewer = CITY, basis = '短期行医邀请协议 2026-1') =>
  house.ask<Entered>(viewer, ENTER, { input: { person: { ...SMITH, ...person }, basis } });
const words = ({ problems }: Entered) => problems.map(({ field, problem }) => `${field} ${problem}`);

describe('登记短期行医人员 (3.3 ③④, O24-8)', () => {
  it('enters a person once; the same again already exists', async () => {
    const { practitioner } = await enter();
    expect(practitioner).toMatchObject({ name: 'John Smith', birthDate: '1970-02-03', qualifications: [] });
    expect(await enter({ idNumber: ' E1234567', name: 'John  Smith' })).toEqual({
      __typename: 'AlreadyExists',
      id: practitioner.id,
    });
    const row = await house.deps.db.practitioner.findUniqueOrThrow({ where: { id: practitioner.id } });
    expect(row).toMatchObject({ documentType: '03', nationality: '加拿大', providedBy: CITY.authorityId, version: 1 });
    expect(row.basis).toBe('短期行医邀请协议 2026-1');
    expect(JSON.stringify(row)).not.toContain('E1234567');
    expect(await house.actionsOf('Practitioner', practitioner.id)).toEqual(['enter-practitioner']);
  });

  it('twice at once enters one', async () => {
    const answers = await Promise.all([enter(), enter(), enter()]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'AlreadyExists',
      'AlreadyExists',
      'EnteredPractitioner',
    ]);
    expect(await house.deps.db.practitioner.count()).toBe(1);
  });

  it('knows whoever came with an import', async () => {
    await house.importLines('NURSE', [aNurse(0, { 姓名: '张三', 身份证号: '440103198611051230' })]);
    const zhang = {
      name: '张三',
      sex: 'MALE',
      birthDate: '1986-11-05',
      documentType: '01',
      idNumber: '440103198611051230',
    };
    expect((await enter(zhang)).__typename).toBe('AlreadyExists');
    const other = await enter({ ...zhang, name: '李四' });
    expect(other.__typename).toBe('RegisterConflict');
    expect(words(other)).toEqual(['person.name NAME_CONFLICT']);
  });

  it('conflicts when the person is registered otherwise', async () => {
    await enter();
    const answer = await enter({ sex: 'FEMALE', birthDate: '1971-02-03' });
    expect(answer.__typename).toBe('RegisterConflict');
    expect(words(answer)).toEqual(['person.sex PERSON_DIFFERS', 'person.birthDate PERSON_DIFFERS']);
  });

  it('a number of one document is not that of another (6.10)', async () => {
    await enter();
    expect((await enter({ documentType: '99', name: 'Jane Doe' })).__typename).toBe('EnteredPractitioner');
  });

  it.each([
    ['no name', { name: '' }, ['person.name REQUIRED']],
    ['digits in the name', { name: '1' }, ['person.name NAME_CHARACTERS']],
    ['tomorrow', { birthDate: '2026-11-24' }, ['person.birthDate DATE_IMPOSSIBLE']],
    ['no such document', { documentType: '77' }, ['person.documentType DOCUMENT_UNKNOWN']],
    ['6.10: a passport that cannot be', { idNumber: '1' }, ['person.idNumber DOCUMENT_INVALID']],
    [
      '6.1: a number that is none',
      { documentType: '01', idNumber: '110105194912310021' },
      ['person.idNumber DOCUMENT_INVALID'],
    ],
    [
      '6.1: another sex and day than the number',
      { documentType: '01', idNumber: '11010519491231002X' },
      ['person.sex DIFFERS_FROM_ID_NUMBER', 'person.birthDate DIFFERS_FROM_ID_NUMBER'],
    ],
  ])('refuses %s', async (_, person, expected) => {
    const answer = await enter(person);
    expect(answer.__typename).toBe('InvalidInput');
    expect(words(answer)).toEqual(expected);
  });

  it('wants a basis', async () => {
    expect(words(await enter({}, CITY, ' '))).toEqual(['basis REQUIRED']);
  });

  it.each<[string, Viewer, string]>([
    ['a county', { ...CITY, authorityLevel: 'COUNTY', regionCode: '440103' }, 'FORBIDDEN'],
    ['a city without the right', { ...CITY, rights: ['ACCEPT_APPLICATIONS'] }, 'FORBIDDEN'],
    ['an institution', anInstitutionUser(), 'FORBIDDEN'],
    ['a person', aPerson(), 'FORBIDDEN'],
    ['a service', aService('applications'), 'FORBIDDEN'],
  ])('is refused to %s', async (_, viewer, code) => {
    await expect(enter({}, viewer)).rejects.toThrow(code);
  });

  it.each<[string, Viewer]>([
    ['a province', provinceOf('440000', ['SUPPLEMENT_QUALIFICATIONS'])],
    ['the national level', { ...CENTRE, rights: ['SUPPLEMENT_QUALIFICATIONS'] }],
  ])('is open to %s', async (_, viewer) => {
    expect((await enter({}, viewer)).__typename).toBe('EnteredPractitioner');
  });

  it('is limited', async () => {
    const hasty = { ...CITY, accountId: 'hasty' };
    for (let n = 0; n < 300; n++) await house.deps.entries.consume('hasty');
    await expect(enter({}, hasty)).rejects.toThrow('RATE_LIMITED');
  });

  it('whom it entered an authority sees, another city does not', async () => {
    const { practitioner } = await enter();
    const document =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Practitioner { name nationality } } }';
    const of = [{ __typename: 'Practitioner', id: practitioner.id }];
    expect(await house.ask(CITY, document, { of })).toEqual([{ name: 'John Smith', nationality: '加拿大' }]);
    const other = { ...CITY, authorityId: '0190a5c0-0000-7000-8000-000000440200' };
    expect(await house.ask(other, document, { of })).toEqual([null]);
  });
});
