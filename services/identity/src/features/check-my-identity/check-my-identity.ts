import type { Viewer } from '@medreg/viewer';
import { getOwnAccount } from '../../accounts/find-account.ts';
import type { Deps } from '../../deps.ts';
import { checkIdentity } from '../../identity-check/check-identity.ts';
import { type CheckIdentityOutcome, toOutcome } from '../../identity-check/outcome.ts';
import { isIdentityVerified } from '../../rules/account-state.ts';

/**
 * 信息校验 once more: after an import, or when qualifications was away at sign-in. S0-1.1
 * @throws SERVICE_UNAVAILABLE when qualifications is away
 */
export async function checkMyIdentity(deps: Deps, viewer: Viewer): Promise<CheckIdentityOutcome> {
  const account = await getOwnAccount(deps.prisma, viewer);
  const settlement = isIdentityVerified(account.state)
    ? { kind: 'VERIFIED' as const, account }
    : await checkIdentity(deps, account, viewer);
  return toOutcome(deps, viewer, settlement);
}
