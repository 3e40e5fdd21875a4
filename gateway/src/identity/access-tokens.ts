import { AccessTokenClaims } from '@medreg/viewer';
import { LRUCache } from 'lru-cache';
import type { VerifyToken } from './signing-keys.ts';

export type AccessTokensOptions = {
  readonly findKey: (kid: string) => Promise<VerifyToken | null>;
  readonly isRevoked: (sessionId: string) => boolean;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
};

/** Longer than any token of ours; what is longer is not looked at. */
const MAX_TOKEN = 8_192;

/**
 * Verifies access tokens. A token is checked once; the result is kept until the token expires, in a bounded cache.
 * Whether its session has been revoked is asked every time.
 */
export function accessTokens({ findKey, isRevoked, now = Date.now }: AccessTokensOptions) {
  const verified = new LRUCache<string, AccessTokenClaims>({ max: 20_000 });

  async function verify(token: string): Promise<AccessTokenClaims | null> {
    const kid = keyIdOf(token);
    const check = kid === null ? null : await findKey(kid);
    if (check === null) return null;
    try {
      const claims = AccessTokenClaims.safeParse(check(token));
      if (!claims.success) return null;
      verified.set(token, claims.data);
      return claims.data;
    } catch {
      return null;
    }
  }

  /** @returns null for a token that is malformed, forged, expired, or of a revoked session. */
  return async function claimsOf(token: string): Promise<AccessTokenClaims | null> {
    if (token.length > MAX_TOKEN) return null;
    const claims = verified.get(token) ?? (await verify(token));
    if (claims === null || claims.exp * 1000 <= now() || isRevoked(claims.sid)) return null;
    return claims;
  };
}

function keyIdOf(token: string): string | null {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString());
    return typeof header === 'object' && header !== null && 'kid' in header && typeof header.kid === 'string'
      ? header.kid
      : null;
  } catch {
    return null;
  }
}
