import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pgAdapter } from '@medreg/database';
import { aService, aStranger } from '@medreg/testkit';
import { isObjectType } from 'graphql';
import {
  type Answer,
  aGuest,
  aNurse,
  aPhysician,
  aSnapshot,
  BY_CODE,
  DAY_AFTER,
  FIND,
  type Harness,
  LAST_DAY,
  NOW,
  openHarness,
} from '../../../test/harness.ts';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { LOOKUPS_A_MINUTE } from '../../limit-lookups.ts';
import { findPractitioners } from './find-practitioners.ts';

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
  for (const snapshot of [
    aPhysician({ name: '各业' }),
    aSnapshot({ name: '各业' }),
    aNurse({ name: '各业' }),
    aGuest({ name: '各业' }),
  ]) {
    await harness.hearOf(snapshot);
  }
  await harness.hear(aSnapshot({ name: '黄桂林', practicePlaceCode: '450000', practicePlaceName: '广西壮族自治区' }));
  await harness.deps.db.$executeRaw`ANALYZE register_entry`;
}, 60_000);
afterAll(() => harness.close());

const aFiling = (from: string, until: string, institutionName = '别院') => ({
  institutionId: randomUUID(),
  institutionName,
  from,
  until,
});
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

  it.each([
    [{}, ['PHYSICIAN', 'TCM_SPECIALTY', 'NURSE', 'SHORT_TERM']],
    [{ profession: 'PHYSICIAN' }, ['PHYSICIAN']],
    [{ profession: 'TCM_SPECIALTY' }, ['TCM_SPECIALTY']],
    [{ profession: 'NURSE' }, ['NURSE']],
    [{ profession: 'SHORT_TERM' }, ['SHORT_TERM']],
    [{ profession: null }, ['PHYSICIAN', 'TCM_SPECIALTY', 'NURSE', 'SHORT_TERM']],
  ])('of professions: %j', async (more, expected) => {
    const { edges } = await find('各业', more);
    expect(edges.map(({ node }: { node: { profession: string } }) => node.profession).sort()).toEqual(expected.sort());
  });

  it('refuses a profession that is none', async () => {
    expect(await find('各业', { profession: 'MIDWIFE' })).toEqual({ __typename: 'BAD_USER_INPUT' });
  });

  it.each([
    ['the practice place', { practicePlaceCode: '440000', issuingAuthorityCode: '450000' }, '440000'],
    ['the division of the issuing authority', { practicePlaceCode: '', issuingAuthorityCode: '450102' }, '450000'],
    ['its credit code', { practicePlaceCode: '', issuingAuthorityCode: '11430000006122244L' }, '430000'],
  ])('finds a nurse in the province of %s', async (where, changes, provinceCode) => {
    const name = `护理${where}`;
    await harness.hear(aNurse({ name, ...changes }));
    expect(namesOf(await find(name, { provinceCode }))).toEqual([name]);
  });

  it('no longer finds those whose validity is over, though nobody has told (domain 5.2, 5.6)', async () => {
    for (const make of [aNurse, aGuest]) await harness.hearOf(make({ name: '到期人' }));
    const ask = () => findPractitioners(harness.deps, aStranger(), { provinceCode: '440000', name: '到期人' });
    harness.clock.moveTo(LAST_DAY);
    expect((await ask()).edges).toHaveLength(2);
    harness.clock.moveTo(DAY_AFTER);
    expect((await ask()).edges).toEqual([]);
    harness.clock.moveTo(NOW);
  });

  it('uses its index among some 10,000 rows', async () => {
    const sent: { query: string; params: string }[] = [];
    const db = new PrismaClient({ adapter: pgAdapter(harness.url), log: [{ emit: 'event', level: 'query' }] });
    db.$on('query', (event) => sent.push(event));
    const first = await findPractitioners({ ...harness.deps, db }, aStranger(), {
      provinceCode: '440000',
      name: '同名',
      profession: 'TCM_SPECIALTY',
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
  it('answers 无效 the day after a nurse’s last day (domain 5.2)', async () => {
    const nurse = aNurse();
    await harness.hear(nurse);
    harness.clock.moveTo(LAST_DAY);
    expect(await byCode(nurse.certificateCode)).toMatchObject({ status: 'VALID' });
    harness.clock.moveTo(DAY_AFTER);
    expect(await byCode(nurse.certificateCode)).toMatchObject({ status: 'INVALID' });
    harness.clock.moveTo(NOW);
  });
  it('takes an old code as it is (domain 6.4, 11-A13)', async () => {
    await harness.hear(aNurse({ name: '老编号', certificateCode: 'GD98765' }));
    expect(await byCode('gd98765')).toMatchObject({ name: '老编号' });
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
        'profession',
        'scopes',
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

  it('of a nurse is name, sex, number, institution as practice place, authority and status, no more (domain 7, 11-A14)', async () => {
    const nurse = aNurse({ filings: [aFiling('2026-01-01', '2030-12-31')], scopes: ['护理'] });
    await harness.hear(nurse);
    expect(await harness.act(aStranger(), BY_CODE, { code: nurse.certificateCode })).toEqual({
      profession: 'NURSE',
      name: '林护士',
      sex: 'FEMALE',
      level: null,
      category: null,
      certificateCode: nurse.certificateCode,
      practicePlace: '荔湾区示范医院',
      practiceInstitutions: [],
      scopes: [],
      techniques: [],
      diseases: [],
      issuingAuthority: '广州市荔湾区卫生健康局',
      status: 'VALID',
    });
    const entry = { registrationId: nurse.registrationId };
    await expect(harness.deps.db.registerEntry.update({ where: entry, data: { level: '护士' } })).rejects.toThrow();
  });

  it('of a physician is level, category, scopes and the institutions of today (domain 7, 11-A23)', async () => {
    const physician = aPhysician({
      filings: [
        aFiling('2026-11-23', '2026-11-24', '今日起'),
        aFiling('2025-11-23', '2026-11-23', '今日止'),
        aFiling('2025-11-22', '2026-11-22', '昨日止'),
        aFiling('2026-11-24', '2027-11-23', '明日起'),
      ],
    });
    await harness.hear(physician);
    const entry = await harness.act(aStranger(), BY_CODE, { code: physician.certificateCode });
    expect(entry).toMatchObject({
      profession: 'PHYSICIAN',
      level: '执业医师',
      category: '临床',
      scopes: ['内科专业', '急救医学专业'],
      practicePlace: '广东省',
      practiceInstitutions: [
        { name: '荔湾区示范医院', primary: true },
        { name: '今日起', primary: false },
        { name: '今日止', primary: false },
      ],
    });
    harness.clock.moveTo('2026-11-23T16:00:00Z');
    const tomorrow = await harness.act(aStranger(), BY_CODE, { code: physician.certificateCode });
    expect(tomorrow.practiceInstitutions.map(({ name }: { name: string }) => name)).toEqual([
      '荔湾区示范医院',
      '今日起',
      '明日起',
    ]);
    // I8, domain 5.3: with the registration its filings end.
    await harness.hear({ ...physician, status: 'FILED' });
    const filed = await harness.act(aStranger(), BY_CODE, { code: physician.certificateCode });
    expect(filed.practiceInstitutions).toHaveLength(1);
    harness.clock.moveTo(NOW);
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
