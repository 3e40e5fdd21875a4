import { Readable } from 'node:stream';
import { csvLines } from './csv-lines.ts';
import { textPieces } from './text-pieces.ts';

/** Reads a text in pieces of so many bytes. */
async function read(text: string, size: number) {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  );
  const lines: [number, ...string[]][] = [];
  for await (const { line, cells } of csvLines(textPieces(Readable.from(pieces), 'UTF-8', () => undefined))) {
    lines.push([line, ...cells]);
  }
  return lines;
}

it.each([1, 2, 3, 7, 1_000])('says where each record begins, whatever the line ends, in pieces of %i', async (size) => {
  const text = '\uFEFF甲,乙\r\n1,"一\r\n二"\r\n\r\n ,\r\n2,"三\n四\r五"\n3,"""引"""\r4,末';
  expect(await read(text, size)).toEqual([
    [1, '甲', '乙'],
    [2, '1', '一\n二'],
    [6, '2', '三\n四\n五'],
    [9, '3', '"引"'],
    [10, '4', '末'],
  ]);
});

it.each([
  ['nobody closes a quotation mark', `a,b\n\n1,"x\n2,y\n`, { problem: 'QUOTE_NOT_CLOSED', line: 3 }],
  ['a record has no end', `a,b\n1,2\n3,"${'x\n'.repeat(40_000)}"\n`, { problem: 'LINE_TOO_LONG', line: 3 }],
])('fails where %s', async (_, text, failure) => {
  await expect(read(text, 5_000)).rejects.toMatchObject({ failure });
});

it('gives nothing for nothing', async () => {
  expect(await read('', 10)).toEqual([]);
});
