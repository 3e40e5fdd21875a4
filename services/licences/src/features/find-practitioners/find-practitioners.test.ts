import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pgAdapter } from '@medreg/database';
import { aService, aStranger } from '@medreg/testkit';
import { isObjectType } from 'graphql';
import { type Answer, aSnapshot, BY_CODE, FIND, type Harness, openHarness } from '../../../test/harness.ts';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { findPractitioners, LOOKUPS_A_MINUTE } from './find-practitioners.ts';

const ROWS = 10_000;

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness({ lookups: 10_000 });
  await harness.deps.db.$executeRaw`
    INSERT INTO register_entry (registration_id, practitioner_id, profession_type, name, search_name, sex, level, category,
      certificate_code, province_code, practice_place, primary_institution, techniques, diseases, issuing_authority, status,
      changed_at)
    SELECT gen_random_uuid(), gen_random_uuid(), 'TCM_SPECIALTY', '张伟' || n % 2000, '张伟' || n % 2000, 'MALE', '中医（专长）医师',
      '中医', (300000000000000 + n)::text, CASE n % 2 WHEN 0 THEN '440000' ELSE '450000' END, '广东省', '医院', '{推拿}',
      '{腰痛}', '局', CASE n % 10 WHEN 0 THEN 'INVALID' ELSE 'VALID' END, now()
    FROM generate_series(1, ${ROWS}) AS n`;
  for (let count = 0; count < 45; count += 1) await harness.hear(aSnapshot({ name: '同名' }));
  await harness.hear(aSnapshot({ name: '买买提‧艾力' }));
  await harness.hear(aSnapshot({ name: 'John Smith' }));
  await harness.hear(aSnapshot({ name: '黄桂林', practicePlaceCode: '450000', practicePlaceName: '广西壮族自治区' }));
  await harness.deps.db.$executeRaw`ANALYZE register_entry`;
}, 60_000);
afterAll(() => harness.close());

const find = (name: string, more: Record<string, unknown> = {}) =>
  harness.act(aStranger(), FIND, { provinceCode: '440000', name, ...more });
const namesOf = ({ edges }: Answer) => edges.map(({ node }: { node: { name: string } }) => node.name);

describe('findPractitioners (domain 7: province and full name)', () => {
  it.each([
    ['the full name', '张伟2', {}, ['张伟2', '张伟2', '张伟2', '张伟2', '张伟2']],
    ['blanks and full-width letters', ' 张 伟２ ', { first: 1 }, ['张伟2']],
    ['another middle dot (domain 10.13)', '买买提·艾力', {}, ['买买提‧艾力']],
    ['a foreign name', 'john smith', {}, ['John Smith']],
    ['another province', '黄桂林', {}, []],
    ['that province', '黄桂林', { provinceCode: '450000' }, ['黄桂林']],
    ['part of a name', '张伟', {}, []],
    ['a wildcard', '张%', {}, []],
    ['a wildcard of one character', '张伟_', {}, []],
  ])('%s', async (_, name, more, expected) => {
    expect(namesOf(await find(name, more))).toEqual(expected);
  });

  it.each([
    ['one character', '张', {}],
    ['nothing', '  ', {}],
    ['too long a name', '长'.repeat(101), {}],
    ['a county', '张伟2', { provinceCode: '440103' }],
    ['the whole nation', '张伟2', { provinceCode: '000000x' }],
    ['no page', '张伟2', { first: 0 }],
    ['too large a page', '张伟2', { first: 101 }],
    ['a made-up cursor', '张伟2', { after: 'x' }],
    ['a cursor that is no id', '张伟2', { after: Buffer.from('["x"]').toString('base64url') }],
  ])('refuses %s', async (_, name, more) => {
    expect(await find(name, more)).toEqual({ __typename: 'BAD_USER_INPUT' });
  });

  it('pages by keyset without gaps or doubles', async () => {
    const cursors = new Set<string>();
    let after: string | null = null;
    let pages = 0;
    do {
      const page = await find('同名', { first: 20, after });
      for (const { cursor } of page.edges) cursors.add(cursor);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      pages += 1;
    } while (after);
    expect([pages, cursors.size]).toEqual([3, 45]);
  });

  it('uses its index among some 10,000 rows', async () => {
    const sent: { query: string; params: string }[] = [];
    const db = new PrismaClient({ adapter: pgAdapter(harness.url), log: [{ emit: 'event', level: 'query' }] });
    db.$on('query', (event) => sent.push(event));
    const first = await findPractitioners({ ...harness.deps, db }, aStranger(), {
      provinceCode: '440000',
      name: '同名',
    });
    const after = first.pageInfo.endCursor;
    await findPractitioners({ ...harness.deps, db }, aStranger(), { provinceCode: '440000', name: '同名', after });
    await db.$disconnect();
    expect(sent).toHaveLength(2);
    for (const { query, params } of sent) {
      const plan = await harness.deps.db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(
        `EXPLAIN ${query}`,
        ...JSON.parse(params),
      );
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('register_entry_practising');
    }
  });
});

describe('practitionerByCertificateCode', () => {
  const byCode = (code: string) => harness.act(aStranger(), BY_CODE, { code });
  it.each([
    ['a valid one', '300000000000001', { status: 'VALID', name: '张伟1' }],
    ['one that ended: 无效', '300000000000010', { status: 'INVALID' }],
    ['with blanks around', ' 300000000000001 ', { status: 'VALID' }],
  ])('finds %s', async (_, code, expected) => {
    expect(await byCode(code)).toMatchObject(expected);
  });
  it.each(['999999999999999', '30000000000000%', '', 'x'])('finds nothing by %p', async (code) => {
    expect(await byCode(code)).toBeNull();
  });
});

describe('what the public sees', () => {
  it('is exactly the disclosed fields (domain 7, S3) and the status word', () => {
    const type = harness.subgraph.schema.getType('RegisterEntry');
    expect(isObjectType(type) && Object.keys(type.getFields()).sort()).toEqual(
      [
        'name',
        'sex',
        'level',
        'category',
        'certificateCode',
        'practicePlace',
        'practiceInstitutions',
        'techniques',
        'diseases',
        'issuingAuthority',
        'status',
      ].sort(),
    );
  });

  it('is limited per client address, whatever is asked', async () => {
    const strict = await openHarness();
    const ask = (address: string, index: number) =>
      index % 2
        ? strict.act(aStranger({ address }), BY_CODE, { code: '300000000000001' })
        : strict.act(aStranger({ address }), FIND, { provinceCode: '440000', name: '张伟2' });
    for (let index = 0; index < LOOKUPS_A_MINUTE; index += 1) {
      expect((await ask('192.0.2.7', index))?.__typename).not.toBe('RATE_LIMITED');
    }
    expect(await ask('192.0.2.7', 0)).toEqual({ __typename: 'RATE_LIMITED' });
    expect(await ask('192.0.2.7', 1)).toEqual({ __typename: 'RATE_LIMITED' });
    expect(await ask('192.0.2.8', 1)).toBeNull();
    expect(await strict.act(aService('portal', { address: '192.0.2.7' }), BY_CODE, { code: '1' })).toBeNull();
    await strict.close();
  }, 60_000);
});
