import { z } from 'zod';
import { Viewer } from './viewer.ts';

/** Issuer and audience of the access tokens that identity signs and the gateway verifies (EdDSA, keys by JWKS). */
export const ACCESS_TOKEN_ISSUER = 'medreg-identity';
export const ACCESS_TOKEN_AUDIENCE = 'medreg';

/** Seconds; short, because a revoked session is known to the gateway only by its list of the last this-many seconds. */
export const ACCESS_TOKEN_TTL_SECONDS = 600;

/** Claims of an access token: the viewer without what belongs to one request. `sub` is the account, `sid` the session. */
export const AccessTokenClaims = z.object({
  iss: z.literal(ACCESS_TOKEN_ISSUER),
  aud: z.literal(ACCESS_TOKEN_AUDIENCE),
  sub: z.string(),
  sid: z.string(),
  iat: z.number(),
  exp: z.number(),
  viewer: Viewer.omit({ requestId: true, address: true, userAgent: true, accountId: true, sessionId: true }),
});
export type AccessTokenClaims = z.infer<typeof AccessTokenClaims>;

/** The viewer of one request by the holder of a verified access token. */
export function viewerOf(
  claims: AccessTokenClaims,
  request: { requestId: string; address?: string; userAgent?: string },
): Viewer {
  return { ...claims.viewer, accountId: claims.sub, sessionId: claims.sid, ...request };
}
