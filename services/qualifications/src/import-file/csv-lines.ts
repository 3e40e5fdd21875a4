import { type CsvError, parse } from 'csv-parse';
import { UnreadableFile } from '../rules/reasons.ts';

/** One record of the file; `line` is where it begins, the first line of the file being 1. */
export interface CsvLine {
  line: number;
  cells: string[];
}

/** Bytes (UTF-8) of one record. A quotation mark that nobody closes ends here and not at the end of 100 MB. */
const RECORD_BYTES = 64 * 1024;

/** What a spreadsheet writes between cells: a comma, or a tab in its "Unicode text". The first line tells. */
const delimiterOf = (start: string) => (/^[^,\n]*\t/.test(start) ? '\t' : ',');

/**
 * Reads CSV (RFC 4180) as it comes. Quoting that is broken inside a line is taken literally, so that the line is refused by
 * what it says (`rules/read-line.ts`) and the next one comes in; only a quotation mark that is never closed ends the reading.
 * Lines without any content are left out. Line ends must be `\n`.
 * @throws UnreadableFile QUOTE_NOT_CLOSED or LINE_TOO_LONG with the line where the record begins, after all lines before it
 */
export async function* csvLines(pieces: AsyncIterable<string>): AsyncGenerator<CsvLine> {
  const read: CsvLine[] = [];
  let lastLine = 0;
  let parser: ReturnType<typeof parse> | undefined;

  /** Everything that the parser has read of what it was given; it calls back before it returns. */
  async function* give(piece: string | null): AsyncGenerator<CsvLine> {
    const failed = await new Promise<CsvError | null | undefined>((resolve) => {
      parser?.once('error', resolve);
      const done = (error?: Error | null) => !error && resolve(null);
      if (piece === null) parser?.end(done);
      else parser?.write(piece, done);
    });
    parser?.removeAllListeners('error');
    yield* read.splice(0);
    if (failed) throw unreadable(failed, lastLine + 1);
  }

  for await (const piece of pieces) {
    if (piece === '') continue;
    parser ??= parse({
      delimiter: delimiterOf(piece),
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: RECORD_BYTES,
      on_record(cells: string[], { lines }) {
        if (cells.some((cell) => cell.trim() !== '')) read.push({ line: lastLine + 1, cells });
        lastLine = lines;
        return null; // kept here, where errors and records keep their order
      },
    });
    yield* give(piece);
  }
  if (!parser) return;
  parser.resume();
  yield* give(null);
}

function unreadable(error: CsvError, line: number): Error {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new UnreadableFile({ problem: 'QUOTE_NOT_CLOSED', line });
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new UnreadableFile({ problem: 'LINE_TOO_LONG', line });
  return error;
}
