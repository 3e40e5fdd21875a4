import { anInstitutionUser, anOfficer, anOperator, aPerson, aService, aStranger } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { CENTRE, type Harness, openHarness } from '../../../test/harness.ts';
import { aLine, aNurse, aPhysician, idNumberOf, nameOf } from '../../../test/people.ts';

let house: Harness;
beforeAll(async () => {
  house = await openHarness();
  await house.importLines('PHYSICIAN', [aPhysician(0)]);
  await house.importLines('TCM_SPECIALTY', [aLine(0)]);
  await house.importLines('NURSE', [aNurse(1, { 姓名: '买买提·艾力', 身份证号: '11010519491231002X' })]);
});
afterAll(() => house.close());

const IDENTIFY = `mutation ($name: String!, $idNumber: String!, $documentType: String, $purpose: String!) {
  identifyPractitioner(name: $name, idNumber: $idNumber, documentType: $documentType, purpose: $purpose) { __typename
    ... on IdentifiedPractitioner { practitioner { id name sex birthDate idNumberMasked
      qualifications { id kind level category province { code } issuedOn techniques diseases codeMasked } } }
    ... on PractitionerUnknown { message }
    ... on InvalidInput { problems { field problem } } } }`;
interface Identified {
  __typename: string;
  practitioner: { id: string; qualifications: object[] };
  message: string;
  problems: { field: string; problem: string }[];
}
const DESK = anInstitutionUser({ institutionId: '0190a5c0-0000-7000-8000-0000000000aa' });
const identify = (over: object = {}, viewer: Viewer = DESK) =>
  house.ask<Identified>(viewer, IDENTIFY, {
    name: nameOf(0),
    idNumber: idNumberOf(0),
    purpose: '核对来院应聘人员',
    ...over,
  });

describe('信息验证 (S3 1.(1), S2-Q4, Q20.4, Q41.4)', () => {
  it('shows whom name and number name, masked, of every province, and keeps the purpose', async () => {
    const { practitioner } = await identify();
    expect(practitioner).toMatchObject({
      name: nameOf(0),
      idNumberMasked: idNumberOf(0).replace(/^(.{6}).{10}/, '$1**********'),
    });
    expect(practitioner.qualifications).toMatchObject([
      {
        kind: 'PHYSICIAN',
        level: 'LICENSED',
        category: 'CLINICAL',
        province: { code: '440000' },
        issuedOn: '2009-12-01',
      },
      { kind: 'TCM_SPECIALTY', level: 'SPECIALTY', techniques: ['外治技术-推拿', '内服方药'] },
    ]);
    expect(JSON.stringify(practitioner)).not.toContain(idNumberOf(0));
    expect(await house.actionsOf('Practitioner', practitioner.id)).toEqual(['identify-practitioner']);
    const look = await house.deps.db.identityLookUp.findFirstOrThrow({ where: { practitionerId: practitioner.id } });
    expect(look).toMatchObject({
      purpose: '核对来院应聘人员',
      institutionId: DESK.institutionId,
      accountId: DESK.accountId,
    });
  });

  it('gives the same answer whichever of the two is wrong, and keeps the question', async () => {
    const before = await house.deps.db.identityLookUp.count();
    const answers = [
      await identify({ name: '张冠李戴' }),
      await identify({ idNumber: idNumberOf(99) }),
      await identify({ idNumber: '110105194912310021' }), // its check character is wrong
      await identify({ idNumber: 'H12345678', documentType: '06' }),
      await identify({ documentType: '03' }),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ __typename: 'PractitionerUnknown', message: answers[0]?.message })]),
    );
    expect(await house.deps.db.identityLookUp.count()).toBe(before + 5);
    const missed = await house.deps.db.identityLookUp.findFirstOrThrow({ where: { practitionerId: null } });
    expect(await house.actionsOf('IdentityLookUp', missed.id)).toEqual(['identify-practitioner']);
  });

  it.each([
    ['10.1.11: a small x', '买买提·艾力', '11010519491231002x'],
    ['10.1.12: the old number', '买买提·艾力', '110105491231002'],
    ['10.1.13: another dot', '买买提‧艾力', '11010519491231002X'],
  ])('finds by %s', async (_, name, idNumber) => {
    expect((await identify({ name, idNumber })).__typename).toBe('IdentifiedPractitioner');
  });

  it.each([
    ['no name', { name: ' ' }, ['name REQUIRED']],
    ['no number', { idNumber: '' }, ['idNumber REQUIRED']],
    ['no such document', { documentType: 'x' }, ['documentType DOCUMENT_UNKNOWN']],
    ['no purpose', { purpose: '' }, ['purpose REQUIRED', 'purpose PURPOSE']],
    ['a purpose that says nothing', { purpose: '查询' }, ['purpose PURPOSE']],
    ['a number in the purpose', { purpose: `核对 ${idNumberOf(0)}` }, ['purpose PURPOSE']],
  ])('refuses %s', async (_, over, expected) => {
    const { __typename, problems } = await identify(over);
    expect(__typename).toBe('InvalidInput');
    expect(problems.map(({ field, problem }) => `${field} ${problem}`)).toEqual(expected);
  });

  it('twice at once answers both', async () => {
    const answers = await Promise.all([identify(), identify()]);
    expect(answers.map(({ __typename }) => __typename)).toEqual(['IdentifiedPractitioner', 'IdentifiedPractitioner']);
  });

  it.each([
    ['a stranger', aStranger(), 'UNAUTHENTICATED'],
    ['a person', aPerson(), 'FORBIDDEN'],
    ['a service', aService('applications'), 'FORBIDDEN'],
    ['the operator', anOperator(), 'FORBIDDEN'],
    ['an officer without a right', anOfficer(), 'FORBIDDEN'],
    ['the importer', CENTRE, 'FORBIDDEN'],
  ])('is refused to %s', async (_, viewer, code) => {
    await expect(identify({}, viewer)).rejects.toThrow(code);
  });

  it.each([
    'ACCEPT_APPLICATIONS',
    'DECIDE_APPLICATIONS',
    'SUPERVISE',
    'SUPPLEMENT_QUALIFICATIONS',
    'RECORD_REGISTRATIONS',
    'RECORD_PENALTIES',
  ] as const)('is open to an officer with %s', async (right) => {
    const { __typename } = await identify({}, anOfficer({ accountId: right, rights: [right] }));
    expect(__typename).toBe('IdentifiedPractitioner');
  });

  it('is limited, guesses more than questions', async () => {
    const guesser = { ...DESK, accountId: 'guesser' };
    for (let n = 0; n < 30; n++) await identify({ name: '张冠李戴' }, guesser);
    await expect(identify({ name: '张冠李戴' }, guesser)).rejects.toThrow('RATE_LIMITED');
    await expect(identify({}, guesser)).rejects.toThrow('RATE_LIMITED');
    expect((await identify()).__typename).toBe('IdentifiedPractitioner');
  });
});
