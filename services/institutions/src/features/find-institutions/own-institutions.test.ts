import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anInstitution,
  established,
  type Harness,
  OPERATOR,
  officerOf,
  openHarness,
  REGISTER,
} from '../../../test/harness.ts';

let harness: Harness;
let county: { id: string; regionCode: string };
let city: { id: string; regionCode: string };
beforeAll(async () => {
  harness = await openHarness();
  const nation = officerOf(await established(harness, OPERATOR, '000000'));
  county = await established(harness, nation, '440103', 'HEALTH');
  city = await established(harness, nation, '440100', 'TCM');
  for (const name of ['第一医院', '第二医院', '第三医院']) {
    await harness.act(officerOf(county), REGISTER, { input: anInstitution({ name }) });
  }
  await harness.deps.db.institution.updateMany({ where: { name: '第二医院' }, data: { status: 'SUSPENDED' } });
});
afterAll(() => harness.close());

const OWN = `query ($status: InstitutionStatus, $first: Int, $after: String) {
  ownInstitutions(status: $status, first: $first, after: $after) {
    __typename edges { node { name } } pageInfo { hasNextPage endCursor } } }`;
type Page = { edges: { node: { name: string } }[]; pageInfo: { endCursor: string } };
const own = async (viewer: Parameters<Harness['act']>[0], variables: Record<string, unknown> = {}) =>
  (await harness.act(viewer, OWN, variables)) as unknown as Page;
const names = (page: Page) => page.edges.map(({ node }) => node.name);

describe('ownInstitutions', () => {
  it('are those that the authority licensed, the newest first', async () => {
    expect(names(await own(officerOf(county)))).toEqual(['第三医院', '第二医院', '第一医院']);
  });
  it('are also those that it decides TCM matters of (domain 11-A22)', async () => {
    expect(names(await own(officerOf(city)))).toEqual(['第三医院', '第二医院', '第一医院']);
  });
  it('of one state', async () => {
    expect(names(await own(officerOf(county), { status: 'SUSPENDED' }))).toEqual(['第二医院']);
  });
  it('page after page', async () => {
    const first = await own(officerOf(county), { first: 2 });
    expect(names(await own(officerOf(county), { first: 2, after: first.pageInfo.endCursor }))).toEqual(['第一医院']);
  });
  it('are nobody else’s', async () => {
    const other = { id: '01900000-0000-7000-8000-000000000000', regionCode: '430102' };
    expect(names(await own(officerOf(other)))).toEqual([]);
    expect(await harness.act(OPERATOR, OWN)).toMatchObject({ __typename: 'FORBIDDEN' });
  });
});

describe('authorityUsers', () => {
  const ISSUE = `mutation ($input: IssueAuthorityAccountInput!) { issueAuthorityAccount(input: $input) { __typename } }`;
  const USERS = `query ($authorityId: ID!) { authorityUsers(authorityId: $authorityId) {
    __typename userName name phoneMasked rights } }`;
  beforeAll(async () => {
    const input = { authorityId: county.id, name: '李受理', phone: '13900000001', rights: ['ACCEPT_APPLICATIONS'] };
    await harness.act(officerOf(city), ISSUE, { input });
  });

  it('shows who has an account, and what for, to the authority itself and to those above', async () => {
    const expected = [{ __typename: 'AuthorityUser', name: '李受理', rights: ['ACCEPT_APPLICATIONS'] }];
    expect(await harness.act(officerOf(county), USERS, { authorityId: county.id })).toMatchObject(expected);
    expect(await harness.act(officerOf(city), USERS, { authorityId: county.id })).toMatchObject(expected);
  });
  it.each([
    ['the authority above', () => officerOf(county), () => city.id],
    ['none that is there', () => officerOf(city), () => '01900000-0000-7000-8000-000000000000'],
    ['without the right', () => officerOf(city, ['DECIDE_APPLICATIONS']), () => county.id],
  ])('not of %s', async (_, viewer, authorityId) => {
    const answer = await harness.act(viewer(), USERS, { authorityId: authorityId() });
    expect(answer).toMatchObject({ __typename: 'FORBIDDEN' });
  });
});
