import { type AccessTokenClaims, type Viewer, viewerOf } from '@medreg/viewer';
import type { Exchange } from '../edge/exchange.ts';
import { Refusal } from '../graph/errors.ts';

/**
 * Who is at the other end of a request. No token is a stranger, who may see what is public; a token that is not good is
 * refused, so that nobody takes the stranger's answer for his own.
 *
 * @throws Refusal UNAUTHENTICATED (HTTP 401)
 */
export function callers(claimsOf: (token: string) => Promise<AccessTokenClaims | null>) {
  return async function viewerOfRequest(authorization: string | undefined, exchange: Exchange): Promise<Viewer> {
    const { requestId, address, userAgent } = exchange;
    const client = { requestId, address, ...(userAgent && { userAgent }) };
    if (authorization === undefined) return { kind: 'ANONYMOUS', ...client, rights: [] };
    const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
    const claims = token === undefined ? null : await claimsOf(token);
    if (claims === null) {
      throw new Refusal('UNAUTHENTICATED', 401, 'The access token is not valid any more. Please sign in again.', {
        'www-authenticate': 'Bearer error="invalid_token"',
      });
    }
    return viewerOf(claims, client);
  };
}
