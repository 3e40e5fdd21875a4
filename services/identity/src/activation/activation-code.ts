import { randomInt } from 'node:crypto';
import type { Deps } from '../deps.ts';

/** What nobody mistakes for another in an SMS, and what every keyboard has. */
const ALPHABET = 'ACDEFGHJKLMNPQRTUWXY34679';
const LENGTH = 8;

/** Eight characters from a cryptographic source; five tries a day guess one of 152 thousand million. */
export function makeActivationCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

/** What is stored of a code; bound to its row, so that equal codes do not look equal. */
export function activationCodeHash({ keyedHash }: Pick<Deps, 'keyedHash'>, id: string, code: string): string {
  return keyedHash('ACTIVATION_CODE', `${id}:${code}`);
}
