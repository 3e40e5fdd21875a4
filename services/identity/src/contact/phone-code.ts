import type { Deps } from '../deps.ts';

/** What is stored of a code; bound to its row, so that equal codes do not look equal. */
export function phoneCodeHash({ keyedHash }: Pick<Deps, 'keyedHash'>, id: string, code: string): string {
  return keyedHash('PHONE_CODE', `${id}:${code}`);
}
