import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aStranger } from '@medreg/testkit';
import { uuidv7 } from 'uuidv7';
import { established, type Harness, OPERATOR, officerOf, openHarness } from '../../../test/harness.ts';
import { findInstitutions } from './find-institutions.ts';
import { rankedIds } from './ranked-ids.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
  const nation = officerOf(await established(harness, OPERATOR, '000000'));
  const county = await established(harness, nation, '440103');
  const row = (name: string, status = 'VALID', registrationNo: string | null = null) => ({
    id: uuidv7(),
    name,
    address: '演示路',
    regionCode: '440103',
    kind: 'LICENSED',
    classCode: 'A210',
    status,
    clinicalSubjects: ['中医科'],
    legalRepresentative: '甲',
    principal: '甲',
    registrationNo,
    licensingAuthorityId: county.id,
    tcmAuthorityId: county.id,
  });
  await harness.deps.db.$executeRaw`
    INSERT INTO institution (id, name, address, region_code, kind, class_code, clinical_subjects, legal_representative,
      principal, licensing_authority_id, tcm_authority_id)
    SELECT gen_random_uuid(), '第' || n || '号社区卫生服务站', '演示路', '440103', 'LICENSED', 'B200', '{}', '甲', '甲',
      ${county.id}::uuid, ${county.id}::uuid
    FROM generate_series(0, 3999) AS n`;
  await harness.deps.db.institution.createMany({
    data: [
      row('岭南中医医院', 'VALID', '45578564144010311A1001'),
      row('广州岭南骨科医院'),
      row('岭南诊所', 'CLOSED'),
      row('百分%医院'),
      row('西关诊所（演示）'),
    ],
  });
  await harness.deps.db.$executeRaw`ANALYZE institution`;
});
afterAll(() => harness.close());

const names = async (input: Parameters<typeof findInstitutions>[1]) =>
  (await findInstitutions(harness.deps.db, input)).edges.map(({ node }) => node.name);

describe('findInstitutions', () => {
  it.each([
    ['岭南', {}, ['岭南中医医院', '广州岭南骨科医院']],
    ['岭南', { includeClosed: true }, ['岭南诊所', '岭南中医医院', '广州岭南骨科医院']],
    [' 岭南中医 ', {}, ['岭南中医医院']],
    ['45578564144010311a1001', {}, ['岭南中医医院']],
    ['分%', {}, ['百分%医院']],
    ['南%院', {}, []],
    ['西关诊所(演', {}, ['西关诊所（演示）']],
    ['诊所（演示）', {}, ['西关诊所（演示）']],
    ['岭南', { regionCode: '440100' }, ['岭南中医医院', '广州岭南骨科医院']],
    ['岭南', { regionCode: '450000' }, []],
    ['没有这样的', {}, []],
  ])('%s %j', async (text, more, expected) => {
    expect(await names({ text, ...more })).toEqual(expected);
  });
  it.each(['', '岭', ' 岭 ', '长'.repeat(101)])('refuses %p', async (text) => {
    await expect(names({ text })).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
  it.each([
    ['of texts', ['x', 'y', 'z']],
    ['beyond an int', [1e99, 1, uuidv7()]],
    ['of fractions', [0.5, 1.2, uuidv7()]],
    ['without an id', [1, 2, 'abc']],
  ])('refuses a cursor %s', async (_, key) => {
    const after = Buffer.from(JSON.stringify(key)).toString('base64url');
    await expect(names({ text: '岭南', after })).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
  it.each(['岭\u0000南', '岭\ud800南', '岭\u202e南'])('refuses unseen characters %#', async (text) => {
    await expect(names({ text })).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
  it.each(['\u0000', '44', '\ud80044010'])('finds nothing in the division %j, which cannot be', async (regionCode) => {
    expect(await names({ text: '岭南', regionCode })).toEqual([]);
  });
  it('pages by keyset without gaps or doubles', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await findInstitutions(harness.deps.db, { text: '第1', first: 100, after });
      seen.push(...page.edges.map(({ node }) => node.name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(1000);
    expect(new Set(seen).size).toBe(1000);
  });
  it('uses the index of two characters', async () => {
    const query = rankedIds('岭南', { within: null, includeClosed: false }, null, 21);
    const plan = await harness.deps.db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(
      `EXPLAIN ${query.text}`,
      ...query.values,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('institution_name_bigrams');
  });
  it('is open to everybody through the graph', async () => {
    const answer = await harness.act(
      aStranger(),
      '{ institutions(text: "岭南") { edges { cursor node { name tcmAuthority { name } } } pageInfo { hasNextPage } } }',
    );
    expect(answer).toMatchObject({ pageInfo: { hasNextPage: false } });
  });
});
