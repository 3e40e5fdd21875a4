import { randomUUID } from 'node:crypto';

const SAFE = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** A client's id is kept so that its logs and ours meet, but only when it is a token that is harmless in a log or header. */
export function requestIdOf(given: string | readonly string[] | undefined): string {
  return typeof given === 'string' && SAFE.test(given) ? given : randomUUID();
}
