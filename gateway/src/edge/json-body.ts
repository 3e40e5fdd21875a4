import { isUtf8 } from 'node:buffer';
import { Refusal } from '../graph/errors.ts';

/** `\u0000` that is not itself escaped; PostgreSQL cannot store it and nobody types it. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/**
 * @throws Refusal 400 when the body is not UTF-8 (RFC 8259), not JSON, or holds a null character
 */
export function parseJsonBody(body: Buffer): unknown {
  if (!isUtf8(body)) throw new Refusal('BAD_REQUEST', 400, 'The request body is not UTF-8.');
  const text = body.toString('utf8');
  if (text.includes('\\u0000') && ESCAPED_NUL.test(text)) {
    throw new Refusal('BAD_USER_INPUT', 400, 'The request holds a null character.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('BAD_REQUEST', 400, 'The request body is not valid JSON.');
  }
}
