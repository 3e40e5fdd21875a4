import {
  ACCESS_TOKEN_AUDIENCE,
  ACCESS_TOKEN_ISSUER,
  ACCESS_TOKEN_TTL_SECONDS,
  AccessTokenClaims,
  AuthorityLevel,
  RIGHTS,
} from '@medreg/viewer';
import { createSigner } from 'fast-jwt';
import type { AccountRow } from '../accounts/account.ts';
import { usableState } from '../rules/account-state.ts';
import type { SigningKey } from './signing-keys.ts';

export interface AccessToken {
  token: string;
  expiresAt: Date;
}

/**
 * @returns a function that signs what the gateway needs to know of an account for the next ten minutes, or until the session
 *   ends for good when that is sooner
 */
export function accessTokenSigner([current]: [SigningKey, ...SigningKey[]]) {
  const sign = createSigner({ key: current.privatePem, algorithm: 'EdDSA', kid: current.kid });
  return (account: AccountRow, session: { id: string; expiresAt: Date }, now: Date): AccessToken => {
    const iat = Math.floor(now.getTime() / 1000);
    const exp = Math.min(iat + ACCESS_TOKEN_TTL_SECONDS, Math.floor(session.expiresAt.getTime() / 1000));
    const claims = AccessTokenClaims.parse({
      iss: ACCESS_TOKEN_ISSUER,
      aud: ACCESS_TOKEN_AUDIENCE,
      sub: account.id,
      sid: session.id,
      iat,
      exp,
      viewer: viewerClaims(account),
    });
    return { token: sign(claims), expiresAt: new Date(exp * 1000) };
  };
}

/** Ids and states only: a token is readable by whoever holds it. */
function viewerClaims(account: AccountRow): AccessTokenClaims['viewer'] {
  const { kind, state, practitionerId, institutionId, authorityId, regionCode, mustChangePassword } = account;
  return {
    kind,
    rights: RIGHTS.filter((right) => account.rights.includes(right)),
    ...(state && { accountState: usableState(state, account.frozenAt) }),
    ...(practitionerId && { practitionerId }),
    ...(institutionId && { institutionId }),
    ...(authorityId && { authorityId }),
    ...(account.authorityLevel && { authorityLevel: AuthorityLevel.parse(account.authorityLevel) }),
    ...(regionCode && { regionCode }),
    ...(mustChangePassword && { mustChangePassword }),
  };
}
