import type { Viewer } from '@medreg/viewer';
import { lockAccount } from '../accounts/find-account.ts';
import type { Deps } from '../deps.ts';
import type { IdentityMismatchReason } from '../generated/prisma/enums.ts';
import { MESSAGES, MISMATCH } from '../messages.ts';
import { type IdentityAlreadyRegistered, type InvalidInput, identityAlreadyRegistered } from '../outcomes.ts';
import { MAX_CORRECTIONS } from '../rules/account-state.ts';
import { continueSession, type IssuedSession } from '../sessions/session.ts';
import type { Settlement } from './settle-identity.ts';

export type CheckIdentityOutcome =
  | { kind: 'IdentityVerified'; session: IssuedSession }
  | {
      kind: 'IdentityMismatch';
      reason: IdentityMismatchReason;
      message: string;
      advice: string[];
      correctionsLeft: number;
    }
  | { kind: 'IdentityCorrectionsUsedUp'; message: string }
  | InvalidInput
  | IdentityAlreadyRegistered;

export const correctionsUsedUp = (): CheckIdentityOutcome => ({
  kind: 'IdentityCorrectionsUsedUp',
  message: MESSAGES.correctionsUsedUp,
});

/** What the holder hears of a check: a session that says so, or what does not match and what to do (S2-Q4). */
export async function toOutcome(deps: Deps, viewer: Viewer, settlement: Settlement): Promise<CheckIdentityOutcome> {
  const { kind, account } = settlement;
  if (kind === 'TAKEN') return identityAlreadyRegistered();
  if (kind === 'VERIFIED') {
    const session = await deps.prisma.$transaction(async (tx) => {
      await lockAccount(tx, account.id);
      return continueSession(tx, deps, await tx.account.findUniqueOrThrow({ where: { id: account.id } }), viewer);
    });
    return { kind: 'IdentityVerified', session };
  }
  const reason = account.mismatchReason ?? 'NO_QUALIFICATION_FOUND';
  return {
    kind: 'IdentityMismatch',
    reason,
    ...MISMATCH[reason],
    correctionsLeft: MAX_CORRECTIONS - account.correctionsUsed,
  };
}
