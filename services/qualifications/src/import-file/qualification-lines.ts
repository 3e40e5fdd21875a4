import { type Header, readHeader } from '../rules/columns.ts';
import { LAYOUTS } from '../rules/layouts.ts';
import { type LineRules, type QualificationLine, readLine } from '../rules/read-line.ts';
import { UnreadableFile } from '../rules/reasons.ts';
import type { CsvLine } from './csv-lines.ts';

/**
 * The data lines of a file in their order, from the one after the first `taken`.
 * @throws UnreadableFile EMPTY_FILE, MISSING_COLUMNS, REPEATED_COLUMNS, or what `lines` throws
 */
export async function* qualificationLines(
  lines: AsyncIterable<CsvLine>,
  taken: number,
  rules: Omit<LineRules, 'header'>,
): AsyncGenerator<QualificationLine> {
  let header: Header | undefined;
  let toSkip = taken;
  for await (const { line, cells } of lines) {
    if (!header) {
      const found = readHeader(cells, LAYOUTS[rules.kind].columns);
      if ('problem' in found) throw new UnreadableFile({ ...found, line });
      header = found;
    } else if (toSkip > 0) toSkip -= 1;
    else yield readLine(line, cells, { ...rules, header });
  }
  if (!header) throw new UnreadableFile({ problem: 'EMPTY_FILE' });
}

/** Groups of up to `size`. What came before a file became unreadable is still given. */
export async function* chunksOf<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let chunk: Item[] = [];
  try {
    for await (const item of items) {
      chunk.push(item);
      if (chunk.length < size) continue;
      yield chunk;
      chunk = [];
    }
  } catch (error) {
    if (error instanceof UnreadableFile && chunk.length > 0) yield chunk;
    throw error;
  }
  if (chunk.length > 0) yield chunk;
}
