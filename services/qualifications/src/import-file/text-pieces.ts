import type { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { ENCODINGS, type Encoding } from './encoding.ts';

/**
 * The text of a file, piece by piece, without its byte order mark and with every line end as `\n`: CSV tools disagree about
 * how many lines a `\r\n` inside a quoted field is.
 * @param onBytes hears how many bytes of the file have been read so far
 */
export async function* textPieces(
  stream: Readable,
  encoding: Encoding,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(ENCODINGS[encoding], { fatal: true });
  let bytes = 0;
  let heldBack = '';
  for await (const piece of stream) {
    bytes += (piece as Buffer).length;
    onBytes(bytes);
    const text = heldBack + decoder.decode(piece as Buffer, { stream: true });
    // The \n of a \r\n may be the first character of the next piece.
    heldBack = text.endsWith('\r') ? '\r' : '';
    yield unified(heldBack ? text.slice(0, -1) : text);
    await turn(); // requests are answered between two pieces
  }
  yield unified(heldBack + decoder.decode());
}

const unified = (text: string) => text.replace(/\r\n?/g, '\n');
