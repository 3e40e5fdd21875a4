import type { Readable } from 'node:stream';
import { UnreadableFile } from '../rules/reasons.ts';

/** Encodings that an import file may have, as the batch names them → as the WHATWG decoder does. GBK is part of GB18030. */
export const ENCODINGS = {
  'UTF-8': 'utf-8',
  GB18030: 'gb18030',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
} as const;
export type Encoding = keyof typeof ENCODINGS;

export const isEncoding = (text: string | null): text is Encoding => text !== null && text in ENCODINGS;

/**
 * Which encoding the file has: what its byte order mark says, else UTF-8 when all of it is strictly valid UTF-8, else
 * GB18030 when all of it is valid GB18030. Reads the file once for each candidate, in pieces.
 * @param open opens the file anew
 * @throws UnreadableFile EMPTY_FILE; NOT_TEXT for anything else (a spreadsheet, a photo, UTF-16 without a mark)
 */
export async function detectEncoding(open: () => Promise<Readable>): Promise<Encoding> {
  const head = await readHead(await open(), 3);
  if (head.length === 0) throw new UnreadableFile({ problem: 'EMPTY_FILE' });
  for (const candidate of candidates(head)) {
    if (await isText(await open(), candidate)) return candidate;
  }
  throw new UnreadableFile({ problem: 'NOT_TEXT' });
}

function candidates(head: Buffer): Encoding[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ['UTF-16LE'];
  if (head[0] === 0xfe && head[1] === 0xff) return ['UTF-16BE'];
  return head.equals(Buffer.from([0xef, 0xbb, 0xbf])) ? ['UTF-8'] : ['UTF-8', 'GB18030'];
}

async function readHead(stream: Readable, length: number): Promise<Buffer> {
  let head = Buffer.alloc(0);
  for await (const piece of stream) {
    head = Buffer.concat([head, piece as Buffer]);
    if (head.length >= length) break; // leaving the loop closes the stream
  }
  return head.subarray(0, length);
}

/** Text holds no NUL; every spreadsheet and picture does. */
async function isText(stream: Readable, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(ENCODINGS[encoding], { fatal: true });
  const isFine = (piece?: Buffer) => {
    try {
      return !decoder.decode(piece, { stream: piece !== undefined }).includes('\0');
    } catch {
      return false;
    }
  };
  for await (const piece of stream) if (!isFine(piece as Buffer)) return false;
  return isFine();
}
