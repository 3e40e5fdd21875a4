import type { BlindIndexKind } from './blind-index.ts';

export type PiiKeys = {
  /**
   * `k1:<base64 of 32 bytes>,k0:<base64 of 32 bytes>`: the first one seals, all of them open. To rotate, put a new key in
   * front, re-seal what `isCurrent` denies, then drop the old one.
   */
  readonly keys: string;
  /** Base64 of at least 32 bytes. It cannot rotate without computing every index anew. */
  readonly indexKey: string;
};

export type Pii = {
  /** Encrypts with the current key. The same text sealed twice gives two different results: never compare them. */
  seal(text: string): string;
  /** Decrypts with the key that the envelope names. @throws PiiError NOT_SEALED, UNKNOWN_KEY or TAMPERED. */
  open(sealed: string): string;
  /** Whether the envelope was made with the current key. @throws PiiError NOT_SEALED. */
  isCurrent(sealed: string): boolean;
  /**
   * A keyed fingerprint for exact look-up, 43 characters. Forms that mean the same (see `indexForm`) share one; the same
   * value under two kinds does not.
   */
  blindIndex(kind: BlindIndexKind, value: string): string;
};

export type PiiProblem = 'BAD_KEYS' | 'NOT_SEALED' | 'UNKNOWN_KEY' | 'TAMPERED';

/** Nothing that is secret or personal stands in the message. */
export class PiiError extends Error {
  readonly problem: PiiProblem;

  constructor(problem: PiiProblem, message: string) {
    super(message);
    this.name = 'PiiError';
    this.problem = problem;
  }
}
