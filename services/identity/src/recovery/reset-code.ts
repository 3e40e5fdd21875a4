import type { Deps } from '../deps.ts';

/** What is stored of a code; bound to its row, so that equal codes do not look equal. */
export function resetCodeHash({ keyedHash }: Pick<Deps, 'keyedHash'>, id: string, code: string): string {
  return keyedHash('RESET_CODE', `${id}:${code}`);
}
