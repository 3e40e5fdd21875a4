import { createSigner, createVerifier } from 'fast-jwt';
import { Viewer } from './viewer.ts';

/** Header that carries the signed viewer between the gateway, the subgraphs and the workers. */
export const VIEWER_HEADER = 'x-medreg-viewer';

/** Seconds for which a signed viewer is believed: longer than any request may take, too short to be worth stealing. */
export const VIEWER_TTL_SECONDS = 60;

const ISSUER = 'medreg';
const AUDIENCE = 'subgraph';

/**
 * @param secret shared by the gateway and the services, at least 32 characters
 * @returns a function from viewer to signed token (HMAC SHA-256)
 */
export function viewerSigner(secret: string): (viewer: Viewer) => string {
  const sign = createSigner({
    key: secret,
    algorithm: 'HS256',
    expiresIn: VIEWER_TTL_SECONDS * 1000,
    iss: ISSUER,
    aud: AUDIENCE,
  });
  return (viewer) => sign({ v: viewer });
}

/**
 * @returns a function from token to viewer; null when the token is missing, forged, expired or malformed
 */
export function viewerVerifier(secret: string): (token: string | undefined) => Viewer | null {
  const verify = createVerifier({
    key: secret,
    algorithms: ['HS256'],
    allowedIss: ISSUER,
    allowedAud: AUDIENCE,
    requiredClaims: ['exp', 'iss', 'aud'],
  });
  return (token) => {
    if (!token) return null;
    try {
      const parsed = Viewer.safeParse(verify(token).v);
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  };
}
