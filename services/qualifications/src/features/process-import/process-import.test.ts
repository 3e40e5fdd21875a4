import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { CENTRE, type Harness, openHarness, provinceOf } from '../../../test/harness.ts';
import { aLine, COLUMNS, codeOf, csvOf, idNumberOf, nameOf, people } from '../../../test/people.ts';

let house: Harness;
beforeAll(async () => {
  house = await openHarness();
});
afterEach(() => house.clear());
afterAll(() => house.close());

const counts = async () => ({
  practitioners: await house.deps.db.practitioner.count(),
  qualifications: await house.deps.db.qualification.count(),
});

describe('an import (S0 165号 二)', () => {
  it('takes every line into the register, sealed, and tells identity', async () => {
    const bytes = Buffer.from(csvOf(people(0, 3)));
    const batch = await house.importFile(bytes);
    expect(batch).toMatchObject({
      state: 'FINISHED',
      encoding: 'UTF-8',
      linesRead: 3,
      added: 3,
      unchanged: 0,
      rejected: 0,
    });
    expect(batch).toMatchObject({ bytesTotal: bytes.length, bytesRead: bytes.length, failure: null });
    const rows = await house.deps.db.practitioner.findMany({
      include: { qualifications: true },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ name }) => name)).toEqual([0, 1, 2].map(nameOf));
    expect(JSON.stringify(rows)).not.toContain(idNumberOf(0));
    expect(JSON.stringify(rows)).not.toContain(codeOf(0));
    expect(house.deps.pii.open(rows[0]?.idNumberSealed ?? '')).toBe(idNumberOf(0));
    expect(rows[0]?.qualifications[0]).toMatchObject({
      provinceCode: '440000',
      techniques: ['外治技术-推拿', '内服方药'],
      diseases: ['腰痛（腰椎间盘突出症）', '颈椎病'],
      providedBy: CENTRE.authorityId,
      batchId: batch.id,
    });
    expect(await house.messages('qualificationImport.finished')).toEqual([{ batchId: batch.id, added: 3 }]);
    expect(await house.actionsOf('ImportBatch', batch.id)).toEqual(['open-import', 'upload-file', 'finish-import']);
  });

  it('changes nothing when the same content comes again, in the same file or another', async () => {
    const content = csvOf(people(0, 5));
    await house.importFile(content);
    expect(await house.importFile(content)).toMatchObject({ state: 'FINISHED', added: 0, unchanged: 5, rejected: 0 });
    const shuffled = csvOf([aLine(9), ...people(0, 5).reverse()], '\n');
    expect(await house.importFile(shuffled)).toMatchObject({ added: 1, unchanged: 5, rejected: 0 });
    const reordered = aLine(0, { 中医药技术方法: '内服方药|外治技术-推拿', 发证日期: '2022/3/15' });
    expect(await house.importFile(csvOf([reordered]))).toMatchObject({ added: 0, unchanged: 1 });
    expect(await counts()).toEqual({ practitioners: 6, qualifications: 6 });
  });

  it('lets one person hold two qualifications (11-A28)', async () => {
    const second = aLine(0, { 资格证书编码: 'ZYZC44SECOND', 中医药技术方法: '针刺' });
    expect(await house.importFile(csvOf([aLine(0), second]))).toMatchObject({ added: 2, rejected: 0 });
    expect(await counts()).toEqual({ practitioners: 1, qualifications: 2 });
  });

  it('knows a person by the old number of 15 digits (domain 6.1)', async () => {
    const old = aLine(1, { 姓名: '王小明', 身份证号: '440103861105123', 资格证书编码: 'A1' });
    const same = aLine(1, { 姓名: '王小明', 身份证号: '440103198611051230', 资格证书编码: 'A2' });
    expect(await house.importFile(csvOf([old, same]))).toMatchObject({ added: 2, rejected: 0 });
    expect(await counts()).toEqual({ practitioners: 1, qualifications: 2 });
  });

  it('refuses what conflicts with the register or with the file itself', async () => {
    await house.importFile(csvOf(people(0, 3)));
    const batch = await house.importFile(
      csvOf([
        aLine(0, { 治疗病证范围: '失眠' }), // 2
        aLine(7, { 资格证书编码: codeOf(1) }), // 3
        aLine(2, { 姓名: '别人', 资格证书编码: codeOf(20) }), // 4
        aLine(8), // 5
        aLine(8), // 6
        aLine(9, { 资格证书编码: codeOf(8) }), // 7
        aLine(8, { 姓名: '另一个', 资格证书编码: codeOf(21) }), // 8
        aLine(2, { 姓名: '别人', 发证日期: '2023-01-01' }), // 9
      ]),
    );
    expect(batch).toMatchObject({ added: 1, unchanged: 0, rejected: 7 });
    expect(batch.problems).toEqual({
      2: ['CONFLICTS_WITH_REGISTER'],
      3: ['CONFLICTS_WITH_REGISTER'],
      4: ['NAME_CONFLICT'],
      6: ['DUPLICATE_IN_FILE'],
      7: ['DUPLICATE_IN_FILE'],
      8: ['NAME_CONFLICT'],
      9: ['NAME_CONFLICT', 'CONFLICTS_WITH_REGISTER'],
    });
    const [sixth] = batch.rejections.edges.filter(({ node }) => node.line === 6);
    expect(sixth?.node.reasons[0]?.message).toBe('资格证书编码与本文件第5行重复。');
    expect(await counts()).toEqual({ practitioners: 4, qualifications: 4 });
  });

  it('finds doubles across chunks, also of lines that were there before', async () => {
    const first = people(0, 1_200);
    await house.importFile(csvOf(first));
    const batch = await house.importFile(csvOf([...first, aLine(0), aLine(1_199)]));
    expect(batch).toMatchObject({ added: 0, unchanged: 1_200, rejected: 2 });
    expect(batch.problems).toEqual({ 1202: ['DUPLICATE_IN_FILE'], 1203: ['DUPLICATE_IN_FILE'] });
    expect(await house.deps.db.importedCode.count()).toBe(0);
  });

  it('takes from a province only what it assessed (谁考核、谁提供、谁负责)', async () => {
    const guangdong = provinceOf('440000');
    const batch = await house.importFile(csvOf([aLine(1), aLine(2, { 考核省份代码: '450000' })]), guangdong);
    expect(batch).toMatchObject({ added: 1, rejected: 1, problems: { 3: ['PROVINCE_NOT_YOURS'] } });
  });
});

describe('files as they come', () => {
  const text = csvOf([aLine(1), aLine(2, { 姓名: '㐂田丂' }), aLine(3, { 姓名: '买买提·艾力' })]);
  const utf16be = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

  it.each([
    ['UTF-8', Buffer.from(text), 'UTF-8'],
    ['UTF-8 with a BOM', Buffer.from(`\uFEFF${text}`), 'UTF-8'],
    ['GBK', iconv.encode(csvOf([aLine(1), aLine(2), aLine(3)]), 'gbk'), 'GB18030'],
    ['GB18030', iconv.encode(text, 'gb18030'), 'GB18030'],
    ['UTF-16LE with a BOM', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'UTF-16LE'],
    ['UTF-16BE with a BOM', utf16be, 'UTF-16BE'],
    [
      'UTF-16LE with tabs, as spreadsheets save it',
      Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le'),
      'UTF-16LE',
    ],
    ['lone line feeds', Buffer.from(text.replaceAll('\r', '')), 'UTF-8'],
    ['no line end at the end', Buffer.from(text.trimEnd()), 'UTF-8'],
  ])('reads %s', async (_, bytes, encoding) => {
    const batch = await house.importFile(bytes);
    expect(batch).toMatchObject({ state: 'FINISHED', encoding, linesRead: 3, added: 3, rejected: 0, failure: null });
  });

  it('finds columns in any order, leaves others alone, reads fields over several lines', async () => {
    const header = ['备注', ...[...COLUMNS].reverse()].join(',');
    const row = (n: number, note: string, diseases: string) =>
      [note, '2022-03-15', diseases, '推拿', '440000', codeOf(n), idNumberOf(n), nameOf(n)].join(',');
    const file = [
      header,
      row(1, '"一\r\n二, 三"', '"腰痛\r\n颈椎病"'), // 2–4
      row(2, '=cmd', '腰痛、腿痛'), // 5
      '',
      ',,,,,,,',
      row(3, '', '').replace(idNumberOf(3), '1'), // 8
    ].join('\r\n');
    const batch = await house.importFile(file);
    expect(batch).toMatchObject({ added: 2, rejected: 1, linesRead: 3, problems: { 8: ['ID_LENGTH', 'REQUIRED'] } });
    const rows = await house.deps.db.qualification.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ diseases }) => diseases)).toEqual([['腰痛', '颈椎病'], ['腰痛、腿痛']]);
  });

  it('refuses a broken line alone', async () => {
    const broken = [
      aLine(1), // 2
      '只有一列', // 3
      `${Object.values(aLine(2)).join(',')},多一列`, // 4
      Object.values(aLine(3, { 姓名: '张"三' })).join(','), // 5
      Object.values(aLine(4, { 姓名: '"张"三' })).join(','), // 6
      Object.values(aLine(5, { 中医药技术方法: '"没有结束' })).join(','), // 7, swallows line 8
      Object.values(aLine(6, { 姓名: '"李四"' })).join(','), // 8
      aLine(7), // 9
    ];
    const batch = await house.importFile(csvOf(broken));
    expect(batch).toMatchObject({ state: 'FINISHED', added: 2, rejected: 5 });
    expect(Object.keys(batch.problems)).toEqual(['3', '4', '5', '6', '7']);
    expect(batch.problems[5]).toEqual(['QUOTES']);
    expect(await house.deps.db.practitioner.count({ where: { name: nameOf(7) } })).toBe(1);
  });

  it.each([
    ['a short rest', people(3, 5)],
    ['a long rest', people(3, 1_500)],
  ])('fails at a quotation mark that nobody closes, with %s; what came before stays', async (_, rest) => {
    const broken = Object.values(aLine(2, { 治疗病证范围: '"腰痛' })).join(',');
    const batch = await house.importFile(csvOf([aLine(0), aLine(1), '', broken, ...rest]));
    expect(batch).toMatchObject({ state: 'FAILED', added: 2, linesRead: 2 });
    expect(batch.failure).toContain('第5行');
    expect(await house.messages('qualificationImport.finished')).toEqual([{ batchId: batch.id, added: 2 }]);
    expect(await house.actionsOf('ImportBatch', batch.id)).toContain('fail-import');
  });

  it.each([
    ['a BOM alone', Buffer.from('\uFEFF'), '没有内容'],
    ['blank lines alone', Buffer.from('\r\n\r\n,,\r\n'), '没有内容'],
    ['a spreadsheet', Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(5_000), Buffer.alloc(8)]), '另存为'],
    ['rubbish that ends like a file', Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xff])]), '另存为'],
    ['NUL in text', Buffer.from(text.replace('推拿', '\0')), '另存为'],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le'), '另存为'],
    ['a missing column', Buffer.from(text.replace('发证日期', '日期').replace('姓名', '名字')), '姓名、发证日期'],
    ['a repeated column', Buffer.from(text.replace('发证日期', '发证日期,姓名')), '重复的列：姓名'],
  ])('fails with a reason for %s', async (_, bytes, reason) => {
    const batch = await house.importFile(bytes);
    expect(batch).toMatchObject({ state: 'FAILED', added: 0, linesRead: 0 });
    expect(batch.failure).toContain(reason);
    expect(await counts()).toEqual({ practitioners: 0, qualifications: 0 });
  });

  it('finishes a file that has its header only', async () => {
    expect(await house.importFile(csvOf([]))).toMatchObject({ state: 'FINISHED', linesRead: 0, added: 0 });
  });
});

describe('a process that dies, or two at once', () => {
  it('goes on from the checkpoint without doubles after the file broke off', async () => {
    const id = await house.uploadBatch(csvOf([...people(0, 2_500), aLine(3)]));
    const { files } = house.deps;
    const breakingOff = {
      ...files,
      async get(key: string) {
        const whole = await files.getBytes(key);
        return Readable.from(
          (async function* () {
            yield whole.subarray(0, Math.floor(whole.length * 0.6));
            throw new Error('the store is away');
          })(),
        );
      },
    };
    await house.deps.db.importBatch.update({ where: { id }, data: { encoding: 'UTF-8' } });
    await expect(house.process(id, { ...house.deps, files: breakingOff })).rejects.toThrow('the store is away');
    expect(await house.batchOf(id)).toMatchObject({ state: 'RUNNING', linesRead: 1_000, added: 1_000 });
    await house.process(id);
    expect(await house.batchOf(id)).toMatchObject({ state: 'FINISHED', linesRead: 2_501, added: 2_500, rejected: 1 });
    expect(await counts()).toEqual({ practitioners: 2_500, qualifications: 2_500 });
    await house.process(id); // the job once more
    expect(await house.messages('qualificationImport.finished')).toHaveLength(1);
  });

  it('stops between two chunks when told to', async () => {
    const id = await house.uploadBatch(csvOf(people(0, 10)));
    await expect(house.process(id, house.deps, true)).rejects.toThrow();
    expect(await house.batchOf(id)).toMatchObject({ state: 'RUNNING', linesRead: 0 });
    await house.process(id);
    expect(await house.batchOf(id)).toMatchObject({ state: 'FINISHED', added: 10 });
  });

  it('takes every line once when two processes work one batch', async () => {
    const id = await house.uploadBatch(csvOf(people(0, 3_300)));
    await Promise.all([house.process(id), house.process(id), house.process(id)]);
    expect(await house.batchOf(id)).toMatchObject({ state: 'FINISHED', linesRead: 3_300, added: 3_300, rejected: 0 });
    expect(await counts()).toEqual({ practitioners: 3_300, qualifications: 3_300 });
    expect(await house.messages('qualificationImport.finished')).toHaveLength(1);
  });

  it('takes every line once when two batches bring the same file at once', async () => {
    const content = csvOf(people(0, 3_300));
    const ids = [await house.uploadBatch(content), await house.uploadBatch(content)];
    await Promise.all(ids.map((id) => house.process(id)));
    const batches = await Promise.all(ids.map((id) => house.batchOf(id)));
    const sum = (field: 'added' | 'unchanged' | 'rejected') =>
      batches.reduce((total, batch) => total + (batch?.[field] ?? 0), 0);
    expect([sum('added'), sum('unchanged'), sum('rejected')]).toEqual([3_300, 3_300, 0]);
    expect(await counts()).toEqual({ practitioners: 3_300, qualifications: 3_300 });
  });

  it('removes the file when the batch has ended, also when it died just before', async () => {
    const id = await house.uploadBatch(csvOf(people(0, 2)));
    const key = (await house.deps.db.importBatch.findUniqueOrThrow({ where: { id } })).fileKey ?? '';
    const cannotDelete = { ...house.deps.files, delete: () => Promise.reject(new Error('killed')) };
    await expect(house.process(id, { ...house.deps, files: cannotDelete })).rejects.toThrow('killed');
    expect(await house.deps.files.exists(key)).toBe(true);
    await house.process(id);
    expect(await house.deps.files.exists(key)).toBe(false);
  });

  it('fails when the file has gone', async () => {
    const id = await house.uploadBatch(csvOf(people(0, 2)));
    await house.deps.files.delete((await house.deps.db.importBatch.findUniqueOrThrow({ where: { id } })).fileKey ?? '');
    await house.process(id);
    expect(await house.batchOf(id)).toMatchObject({ state: 'FAILED' });
  });
});

it('reads the example of the README', async () => {
  const example = await readFile(new URL('../../../examples/qualifications.csv', import.meta.url));
  expect(await house.importFile(example)).toMatchObject({ state: 'FINISHED', added: 2, rejected: 0 });
});
