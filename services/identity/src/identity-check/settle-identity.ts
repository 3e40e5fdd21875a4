import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { AccountRow } from '../accounts/account.ts';
import { isDeceased } from '../accounts/close-account-of-deceased.ts';
import { lockAccount } from '../accounts/find-account.ts';
import { activateIfDue } from '../activation/activate-account.ts';
import { auditAccount, type SYSTEM } from '../audit.ts';
import type { Deps, Tx } from '../deps.ts';
import type { IdentityMatchOutcome } from '../generated/ask-qualifications.ts';
import type { IdentityMismatchReason } from '../generated/prisma/enums.ts';
import { isIdentityVerified, stateWithIdentity } from '../rules/account-state.ts';

/** The answer of the qualifications service for one identity. */
export interface IdentityMatch {
  outcome: IdentityMatchOutcome;
  practitionerId: string | null;
}

/**
 * What became of an account by an answer: VERIFIED, MISMATCH (with the reason in the account), or TAKEN when the practitioner
 * belongs to another account already; then nothing has changed.
 */
export interface Settlement {
  kind: 'VERIFIED' | 'MISMATCH' | 'TAKEN';
  /** As it is now. */
  account: AccountRow;
}

interface SettleOptions {
  actor: Viewer | typeof SYSTEM;
  /** Done in the same transaction, when this very answer has verified the account. */
  whenVerified?: (tx: Tx, account: AccountRow) => Promise<void>;
}

/**
 * Writes the result of an identity check, unless somebody was faster or the identity was corrected since the question.
 * S0-1.1, S2-Q4, domain 4.1
 * @param asked the account as it was when qualifications was asked
 */
export async function settleIdentity(
  deps: Deps,
  asked: AccountRow,
  match: IdentityMatch,
  options: SettleOptions,
): Promise<Settlement> {
  try {
    return await deps.prisma.$transaction((tx) => settle(tx, deps, asked, match, options));
  } catch (error) {
    if (isDuplicate(error)) return { kind: 'TAKEN', account: asked };
    throw error;
  }
}

async function settle(tx: Tx, deps: Deps, asked: AccountRow, match: IdentityMatch, options: SettleOptions) {
  await lockAccount(tx, asked.id);
  const current = await tx.account.findUniqueOrThrow({ where: { id: asked.id } });
  if (isIdentityVerified(current.state)) return { kind: 'VERIFIED' as const, account: current };
  // The answer belongs to the identity that was asked about, not to one corrected meanwhile.
  const sameIdentity = current.idNumberIndex === asked.idNumberIndex && current.name === asked.name;
  if (!sameIdentity) return { kind: 'MISMATCH' as const, account: current };

  // As if somebody else had the account: nobody can be verified as a person who has died (domain 10.1.18).
  if (match.practitionerId && (await isDeceased(tx, match.practitionerId))) {
    return { kind: 'TAKEN' as const, account: current };
  }
  const reason = reasonOf(match);
  const settled = await tx.account.update({
    where: { id: asked.id },
    data: reason
      ? { state: 'IDENTITY_FAILED', mismatchReason: reason }
      : { state: stateWithIdentity(current), mismatchReason: null, practitionerId: match.practitionerId },
  });
  const detail = { outcome: match.outcome, state: settled.state };
  await auditAccount(tx, deps, options.actor, settled.id, 'check-identity', detail);
  const account = await activateIfDue(tx, deps, settled);
  if (!reason) await options.whenVerified?.(tx, account);
  return { kind: reason ? ('MISMATCH' as const) : ('VERIFIED' as const), account };
}

function reasonOf({ outcome, practitionerId }: IdentityMatch): IdentityMismatchReason | null {
  if (outcome === 'NAME_DIFFERS') return 'NAME_DIFFERS';
  return outcome === 'MATCHED' && practitionerId ? null : 'NO_QUALIFICATION_FOUND';
}
