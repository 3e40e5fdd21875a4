import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pgAdapter } from '@medreg/database';
import { REGISTRATION_STATUSES } from '@medreg/events';
import { aStranger } from '@medreg/testkit';
import { isObjectType } from 'graphql';
import {
  type Answer,
  aGuest,
  aNurse,
  aPhysician,
  aSnapshot,
  DEREGISTERED,
  type Harness,
  NOW,
  openHarness,
} from '../../../test/harness.ts';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { LOOKUPS_A_MINUTE } from '../../limit-lookups.ts';
import { deregisteredPersons } from './deregistered-persons.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness({ lookups: 10_000 });
  // Guangxi holds the many: a day has five of them, of 500 days; and many more that are not on the list.
  await harness.deps.db.$executeRaw`
    INSERT INTO register_entry (registration_id, practitioner_id, profession_type, name, search_name, sex, level, category,
      certificate_code, province_code, practice_place, primary_institution, techniques, diseases, issuing_authority, status,
      deregistered_on, changed_at)
    SELECT gen_random_uuid(), gen_random_uuid(), 'PHYSICIAN', '张伟' || n, '张伟' || n, 'MALE', '执业医师', '临床',
      (300000000000000 + n)::text, '450000', '广西', '医院', '{}', '{}', '局', CASE n % 4 WHEN 0 THEN 'INVALID' ELSE 'VALID' END,
      CASE n % 4 WHEN 0 THEN date '2024-01-01' + (n / 4 % 500) END, now()
    FROM generate_series(0, 9999) AS n`;
  await harness.deps.db.$executeRaw`ANALYZE register_entry`;
}, 60_000);
afterAll(() => harness.close());

const list = (more: Record<string, unknown> = {}) =>
  harness.act(aStranger(), DEREGISTERED, { provinceCode: '440000', first: 100, ...more });
const nodesOf = ({ edges }: Answer) => edges.map(({ node }: { node: object }) => node);
const namesOf = (answer: Answer) => nodesOf(answer).map(({ name }: { name: string }) => name);

describe('deregisteredPersons (PL-21, domain 7)', () => {
  it('names those whose registration was deregistered, with code, day and authority', async () => {
    const snapshot = aPhysician({ name: '注销甲' });
    await harness.hear(snapshot);
    expect(namesOf(await list())).not.toContain('注销甲');
    await harness.hear({ ...snapshot, status: 'DEREGISTERED', endedOn: '2026-11-20' });
    expect(nodesOf(await list())).toContainEqual({
      name: '注销甲',
      certificateCode: snapshot.certificateCode,
      deregisteredOn: '2026-11-20',
      authority: '广州市荔湾区卫生健康局',
    });
    // Re-registered under the same registration: not deregistered any more.
    await harness.hear(snapshot);
    expect(namesOf(await list())).not.toContain('注销甲');
  });

  it('says exactly that: no reason (domain 7)', () => {
    const type = harness.subgraph.schema.getType('DeregisteredPerson');
    expect(isObjectType(type) && Object.keys(type.getFields())).toEqual([
      'name',
      'certificateCode',
      'deregisteredOn',
      'authority',
    ]);
  });

  it.each(REGISTRATION_STATUSES.filter((status) => status !== 'DEREGISTERED'))(
    'has nobody who is %s',
    async (status) => {
      await harness.hearOf(aPhysician({ name: `未注销${status}`, status, endedOn: '2026-11-20' }));
      expect(namesOf(await list())).not.toContain(`未注销${status}`);
    },
  );

  it('has physicians of all kinds and no nurses: the law names physicians (PL-21; domain 7, PIPL-6)', async () => {
    for (const make of [aPhysician, aSnapshot, aGuest, aNurse]) {
      const snapshot = make({ status: 'DEREGISTERED', endedOn: '2026-10-01' });
      await harness.hearOf({ ...snapshot, name: `业${snapshot.professionType}` });
    }
    const names = namesOf(await list({ from: '2026-10-01', to: '2026-10-01' }));
    expect(names.sort()).toEqual(['业PHYSICIAN', '业SHORT_TERM', '业TCM_SPECIALTY']);
  });

  it('keeps the day on which it first heard of it, where the register does not tell one', async () => {
    const snapshot = aPhysician({ name: '未告日期', status: 'DEREGISTERED' });
    await harness.hearOf(snapshot);
    harness.clock.moveTo('2026-12-24T00:00:00Z');
    await harness.hearOf({ ...snapshot, issuingAuthorityName: '荔湾区卫生健康局' });
    expect(nodesOf(await list())).toContainEqual(
      expect.objectContaining({ name: '未告日期', deregisteredOn: '2026-11-23', authority: '荔湾区卫生健康局' }),
    );
    harness.clock.moveTo(NOW);
  });

  it.each([
    ['both days included', { from: '2024-01-02', to: '2024-01-03' }, 10],
    ['from a day', { from: '2025-05-13' }, 10],
    ['one day', { from: '2025-05-14', to: '2025-05-14' }, 5],
    ['after the last', { from: '2025-05-15' }, 0],
    ['to the first day', { to: '2024-01-01' }, 5],
    ['before it', { to: '2023-12-31' }, 0],
  ])('of a period: %s', async (_, period, count) => {
    expect((await list({ provinceCode: '450000', ...period })).edges).toHaveLength(count);
  });

  it('pages by keyset, newest first, without gaps or doubles', async () => {
    const seen: string[] = [];
    const period = { provinceCode: '450000', from: '2024-02-01', to: '2024-02-29', first: 20 };
    let after: string | null = null;
    let pages = 0;
    do {
      const page = await list({ ...period, after });
      for (const { cursor, node } of page.edges) seen.push(`${node.deregisteredOn} ${cursor}`);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      pages += 1;
    } while (after);
    expect([pages, seen.length, new Set(seen).size]).toEqual([8, 145, 145]);
    const days = seen.map((line) => line.slice(0, 10));
    expect(days).toEqual(days.toSorted().reverse());
  });

  it.each([
    ['a county', { provinceCode: '440103' }],
    ['no province', { provinceCode: '' }],
    ['a period that runs backwards', { from: '2026-02-01', to: '2026-01-31' }],
    ['a day that does not exist', { from: '2026-02-30' }],
    ['too large a page', { first: 101 }],
    ['a made-up cursor', { after: 'x' }],
    ['a cursor without a day', { after: Buffer.from('["x","y"]').toString('base64url') }],
    ['a cursor without an id', { after: Buffer.from('["2026-01-01","y"]').toString('base64url') }],
  ])('refuses %s', async (_, more) => {
    expect(await list(more)).toEqual({ __typename: 'BAD_USER_INPUT' });
  });

  it('is limited per client address', async () => {
    const strict = await openHarness();
    const ask = (address: string) => strict.act(aStranger({ address }), DEREGISTERED, { provinceCode: '440000' });
    for (let index = 0; index < LOOKUPS_A_MINUTE; index += 1) await ask('192.0.2.7');
    expect(await ask('192.0.2.7')).toEqual({ __typename: 'RATE_LIMITED' });
    expect(await ask('192.0.2.8')).toMatchObject({ edges: [] });
    await strict.close();
  }, 60_000);

  it('uses its index among some 10,000 rows', async () => {
    const sent: { query: string; params: string }[] = [];
    const db = new PrismaClient({ adapter: pgAdapter(harness.url), log: [{ emit: 'event', level: 'query' }] });
    db.$on('query', (event) => sent.push(event));
    const ask = (more: object) =>
      deregisteredPersons({ ...harness.deps, db }, aStranger(), { provinceCode: '450000', ...more });
    const first = await ask({});
    await ask({ after: first.pageInfo.endCursor });
    await ask({ from: '2024-06-01', to: '2024-06-30' });
    await db.$disconnect();
    expect(sent).toHaveLength(3);
    for (const { query, params } of sent) {
      const plan = await harness.deps.db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(
        `EXPLAIN ${query}`,
        ...JSON.parse(params),
      );
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toContain('register_entry_deregistered');
      expect(text).not.toContain('Sort');
    }
  });
});
