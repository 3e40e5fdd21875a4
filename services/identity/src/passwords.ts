import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's first choice of parameters: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Nobody's password; hashed once per process so that a refusal costs the same whether the name is known or not. */
const NOBODY = hash(crypto.randomUUID(), OPTIONS);

/** Longer than any password can be (domain 6.11): such a text is not worth hashing. */
const TOO_LONG = 256;

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** @param stored null for an unknown account: takes as long and is false */
export async function isPassword(stored: string | null, typed: string): Promise<boolean> {
  const possible = typed.length <= TOO_LONG;
  const right = await verify(stored ?? (await NOBODY), possible ? typed : '');
  return stored !== null && possible && right;
}
