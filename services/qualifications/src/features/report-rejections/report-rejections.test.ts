import { jest } from '@jest/globals';
import { aStranger } from '@medreg/testkit';
import { type BatchView, CENTRE, type Harness, openHarness, provinceOf } from '../../../test/harness.ts';
import { aLine, csvOf, people } from '../../../test/people.ts';

let house: Harness;
beforeAll(async () => {
  house = await openHarness();
});
afterAll(() => house.close());

const BATCHES = `query ($first: Int, $after: String) { importBatches(first: $first, after: $after) {
  pageInfo { hasNextPage endCursor } edges { node { id rejections(first: 2) { edges { node { line } } } } } } }`;
type Batches = {
  pageInfo: { hasNextPage: boolean; endCursor: string };
  edges: { node: Pick<BatchView, 'id' | 'rejections'> }[];
};

const broken = (count: number) => csvOf(Array.from({ length: count }, (_, n) => aLine(n, { 身份证号: '1' })));

describe('rejections', () => {
  it('come page by page, by line', async () => {
    const { id } = await house.importFile(broken(5));
    const first = await house.batchOf(id, CENTRE, { first: 3 });
    expect(first?.rejections.edges.map(({ node }) => node.line)).toEqual([2, 3, 4]);
    const { endCursor, hasNextPage } = first?.rejections.pageInfo ?? {};
    expect(hasNextPage).toBe(true);
    const second = await house.batchOf(id, CENTRE, { first: 3, after: endCursor });
    expect(second?.rejections).toMatchObject({ pageInfo: { hasNextPage: false }, edges: [{}, {}] });
    await expect(house.batchOf(id, CENTRE, { first: 101 })).rejects.toThrow('BAD_USER_INPUT');
  });

  it.each([['x'], [1e99], [1.5], [-99_999_999_999]])('refuse the cursor of %p', async (part) => {
    const { id } = await house.importFile(broken(2));
    const after = Buffer.from(JSON.stringify([part])).toString('base64url');
    await expect(house.batchOf(id, CENTRE, { after })).rejects.toThrow('BAD_USER_INPUT');
    await expect(house.ask<Batches>(CENTRE, BATCHES, { first: 1, after })).rejects.toThrow('BAD_USER_INPUT');
  });

  it('of many batches are one question', async () => {
    for (let n = 0; n < 3; n++) await house.importFile(broken(2));
    const ask = jest.spyOn(house.deps.db, '$queryRaw');
    const { edges } = await house.ask<Batches>(CENTRE, BATCHES, { first: 4 });
    expect(edges.map(({ node }) => node.rejections.edges.length)).toEqual([2, 2, 2, 2]);
    expect(ask).toHaveBeenCalledTimes(1);
    ask.mockRestore();
  });
});

describe('who sees a batch', () => {
  it('is the national level and the authority that opened it', async () => {
    const [guangdong, guangxi] = [provinceOf('440000'), provinceOf('450000')];
    const batch = await house.importFile(csvOf(people(50, 52)), guangdong);
    expect(await house.batchOf(batch.id, CENTRE)).toMatchObject({ added: 2 });
    expect(await house.batchOf(batch.id, guangxi)).toBeNull();
    expect(await house.batchOf('not-an-id', guangxi)).toBeNull();
    await expect(house.batchOf(batch.id, { ...guangdong, rights: [] })).rejects.toThrow('FORBIDDEN');
    const listOf = async (viewer: typeof CENTRE) =>
      (await house.ask<Batches>(viewer, BATCHES, { first: 100 })).edges.map(({ node }) => node.id);
    expect(await listOf(guangdong)).toEqual([batch.id]);
    expect(await listOf(guangxi)).toEqual([]);
    expect((await listOf(CENTRE)).length).toBeGreaterThan(1);
  });

  it('lists the newest first, page by page', async () => {
    const first = await house.ask<Batches>(CENTRE, BATCHES, { first: 2 });
    const second = await house.ask<Batches>(CENTRE, BATCHES, { first: 2, after: first.pageInfo.endCursor });
    const ids = [...first.edges, ...second.edges].map(({ node }) => node.id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
  });
});

describe('the report', () => {
  it('is a CSV that spreadsheets open as it is', async () => {
    const { reportUrl } = await house.importFile(csvOf([aLine(60, { 姓名: '=1+1', 发证日期: '' }), aLine(61)]));
    const answer = await house.http(reportUrl, CENTRE);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''%E5%90%8D%E5%8D%95.csv");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.subarray(3).toString()).toBe(
      '行号,列,问题,说明\r\n2,姓名,NAME_CHARACTERS,姓名含有不允许的字符。\r\n2,发证日期,REQUIRED,发证日期不能为空。\r\n',
    );
  });

  it('is whole, however long', async () => {
    const { reportUrl } = await house.importFile(broken(2_345));
    const lines = (await (await house.http(reportUrl, CENTRE)).text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(2_346);
    expect(lines.at(-1)).toMatch(/^2346,/);
  });

  it('follows its ticket: a browser without its token may, another account and a late one may not', async () => {
    const { reportUrl } = await house.importFile(broken(1));
    const statusFor = async (viewer: Parameters<Harness['http']>[1]) => (await house.http(reportUrl, viewer)).status;
    expect(await statusFor(aStranger())).toBe(200);
    expect(await statusFor(null)).toBe(401);
    expect(await statusFor({ ...CENTRE, accountId: 'colleague' })).toBe(403);
    house.clock.moveTo(new Date('2026-11-23T02:05:01Z'));
    expect(await statusFor(CENTRE)).toBe(403);
  });
});
