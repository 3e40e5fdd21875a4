import { anInstitutionUser, anOfficer, aPerson, aService } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { CENTRE, type Harness, openHarness, provinceOf } from '../../../test/harness.ts';
import { aLine, aNurse, aPhysician, csvOf } from '../../../test/people.ts';

let house: Harness;
beforeAll(async () => {
  house = await openHarness();
});
afterEach(() => house.clear());
afterAll(() => house.close());

const SUPPLEMENT = `mutation ($input: SupplementQualificationInput!) { supplementQualification(input: $input) { __typename
  ... on SupplementedQualification { warnings practitioner { id name } qualification { id kind level category origin codeMasked
    province { code } issuedOn techniques diseases education school major title basis providedBy { id } providedAt } }
  ... on AlreadyExists { id }
  ... on RegisterConflict { problems { field problem } }
  ... on InvalidInput { problems { field problem } } } }`;
interface Supplemented {
  __typename: string;
  id: string;
  warnings: string[];
  practitioner: { id: string };
  qualification: { id: string };
  problems: { field: string; problem: string }[];
}
const PROVINCE = provinceOf('440000', ['SUPPLEMENT_QUALIFICATIONS']);
const ID = '440103198611051230';
const ZHANG = { name: '张三', sex: 'MALE', birthDate: '1986-11-05', idNumber: ID, ethnicGroup: '汉族' };
const RECORD = {
  kind: 'PHYSICIAN',
  code: `199844110${ID}`,
  level: 'LICENSED',
  category: 'CLINICAL',
  origin: 'RECOGNITION',
  provinceCode: '440000',
  issuedOn: '1999-05-01',
  school: '中山医科大学',
  title: '主治医师',
  basis: '粤卫〔1999〕12号',
};
const supplement = (over: object = {}, person: object = {}, viewer: Viewer = PROVINCE) =>
  house.ask<Supplemented>(viewer, SUPPLEMENT, { input: { ...RECORD, ...over, person: { ...ZHANG, ...person } } });
const words = ({ problems }: Supplemented) => problems.map(({ field, problem }) => `${field} ${problem}`);

describe('补录资格信息 (3.3 ①②, S2-Q4, Q14)', () => {
  it('enters person and record with its basis; the same again already exists', async () => {
    const done = await supplement();
    expect(done).toMatchObject({
      __typename: 'SupplementedQualification',
      warnings: [],
      practitioner: { name: '张三' },
      qualification: {
        kind: 'PHYSICIAN',
        level: 'LICENSED',
        origin: 'RECOGNITION',
        province: { code: '440000' },
        school: '中山医科大学',
        title: '主治医师',
        education: null,
        basis: '粤卫〔1999〕12号',
        providedBy: { id: PROVINCE.authorityId },
        providedAt: '2026-11-23T02:00:00.000Z',
      },
    });
    expect(await supplement()).toEqual({ __typename: 'AlreadyExists', id: done.qualification.id });
    expect(await house.actionsOf('Practitioner', done.practitioner.id)).toEqual(['enter-practitioner']);
    expect(await house.actionsOf('Qualification', done.qualification.id)).toEqual(['supplement-qualification']);
    const record = { 姓名: '张三', 身份证号: ID, 资格证书编码: RECORD.code, 取得方式: '认定', 发证日期: '1999-05-01' };
    expect(await house.importLines('PHYSICIAN', [aPhysician(0, record)])).toMatchObject({ unchanged: 1, added: 0 });
  });

  it('twice at once enters one', async () => {
    const answers = await Promise.all([supplement(), supplement()]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['AlreadyExists', 'SupplementedQualification']);
    expect(await house.deps.db.qualification.count()).toBe(1);
  });

  it('adds to whom the register knows, also by the old number', async () => {
    await house.importLines('NURSE', [aNurse(0, { 姓名: '张三', 身份证号: ID })]);
    const { practitioner } = await supplement({}, { idNumber: '440103861105123' });
    expect(await house.deps.db.practitioner.count()).toBe(1);
    expect(await house.actionsOf('Practitioner', practitioner.id)).toEqual([]);
  });

  it('of Hong Kong, with a code that no rule is known for (6.2)', async () => {
    const person = { name: '陈大文', birthDate: '1970-02-03', documentType: '06', idNumber: 'H12345678' };
    const done = await supplement({ code: '201044110H12345678', origin: 'RECOGNITION' }, person);
    expect(done).toMatchObject({ __typename: 'SupplementedQualification', warnings: [] });
  });

  it('of a TCM specialty and of a nurse', async () => {
    const plain = { level: null, category: null, origin: 'EXAMINATION', title: null };
    const specialty = {
      ...plain,
      kind: 'TCM_SPECIALTY',
      code: 'zyzc1',
      techniques: ['推拿'],
      diseases: ['腰痛、腿痛'],
    };
    expect(await supplement(specialty)).toMatchObject({ qualification: { level: 'SPECIALTY', category: 'TCM' } });
    expect(await supplement({ ...plain, kind: 'NURSE', code: 'HS1' })).toMatchObject({
      qualification: { level: null },
    });
    expect(await house.deps.db.practitioner.count()).toBe(1);
  });

  it('warns of what is unusual and no more (6.2, 9.1)', async () => {
    const { warnings } = await supplement({ code: '201545150110105198001010016', issuedOn: '2015-12-01' });
    expect(warnings).toHaveLength(3); // category, province, number inside
  });

  it.each<[string, object, object, string[]]>([
    ['another name for the number', {}, { name: '李四' }, ['person.name NAME_CONFLICT']],
    ['other content for the code', { issuedOn: '2000-01-01' }, {}, ['code CONFLICTS_WITH_REGISTER']],
    ['what the record does not say', { education: '大学本科' }, {}, ['education NOT_TAKEN_OVER']],
    [
      'a code of somebody else',
      {},
      { name: '王五', idNumber: '11010519491231002X', sex: 'FEMALE', birthDate: '1949-12-31' },
      ['code CONFLICTS_WITH_REGISTER'],
    ],
  ])('conflicts with the register: %s', async (_, over, person, expected) => {
    await supplement();
    const answer = await supplement(over, person);
    expect(answer.__typename).toBe('RegisterConflict');
    expect(words(answer)).toEqual(expected);
    expect(await house.deps.db.qualification.count()).toBe(1);
  });

  it.each<[string, object, string[]]>([
    ['谁提供、谁负责: another province', { provinceCode: '450000' }, ['provinceCode PROVINCE_NOT_YOURS']],
    ['a city', { provinceCode: '440100' }, ['provinceCode PROVINCE_UNKNOWN']],
    ['tomorrow', { issuedOn: '2026-11-24' }, ['issuedOn DATE_IMPOSSIBLE']],
    ['9.1: another level than the code', { level: 'ASSISTANT' }, ['level LEVEL_DIFFERS_FROM_CODE']],
    ['9.1: another category than the code', { category: 'TCM' }, ['category CATEGORY_DIFFERS_FROM_CODE']],
    ['no level', { level: null }, ['level LEVEL_UNKNOWN']],
    ['a nurse with a level', { kind: 'NURSE' }, ['level LEVEL_UNKNOWN', 'category CATEGORY_UNKNOWN']],
    ['a physician with a scope', { techniques: ['推拿'] }, ['techniques NOT_ALLOWED']],
    [
      'a specialty without one',
      { kind: 'TCM_SPECIALTY', level: null, category: null },
      ['techniques REQUIRED', 'diseases REQUIRED'],
    ],
    ['6.2: no code', { code: '1' }, ['code CODE_LENGTH']],
    ['no basis', { basis: '' }, ['basis REQUIRED']],
    ['long studies', { school: '校'.repeat(101) }, ['school TOO_LONG']],
    ['characters that nobody sees', { school: '大\u202E学' }, ['school CHARACTERS']],
  ])('refuses %s', async (_, over, expected) => {
    const answer = await supplement(over);
    expect(answer.__typename).toBe('InvalidInput');
    expect(words(answer)).toEqual(expected);
  });

  it.each<[string, Viewer]>([
    [
      'a city',
      anOfficer({
        authorityId: PROVINCE.authorityId,
        authorityLevel: 'CITY',
        regionCode: '440100',
        rights: ['SUPPLEMENT_QUALIFICATIONS'],
      }),
    ],
    ['a province without the right', provinceOf('440000')],
    ['an institution', anInstitutionUser()],
    ['a person', aPerson()],
    ['a service', aService('applications')],
  ])('is refused to %s', async (_, viewer) => {
    await expect(supplement({}, {}, viewer)).rejects.toThrow('FORBIDDEN');
  });

  it('the national level may for every province', async () => {
    const national = { ...CENTRE, rights: ['SUPPLEMENT_QUALIFICATIONS' as const] };
    const done = await supplement({ provinceCode: '450000' }, {}, national);
    expect(done.__typename).toBe('SupplementedQualification');
  });

  it('the register’s own checks stand behind it', async () => {
    await house.importFile(csvOf([aLine(0)]));
    const { db } = house.deps;
    await expect(db.qualification.updateMany({ data: { kind: 'NURSE' } })).rejects.toThrow();
    await expect(db.qualification.updateMany({ data: { level: null } })).rejects.toThrow();
    await expect(db.qualification.updateMany({ data: { batchId: null } })).rejects.toThrow();
  });
});
