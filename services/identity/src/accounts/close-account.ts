import type { Viewer } from '@medreg/viewer';
import { auditAccount, type SYSTEM } from '../audit.ts';
import type { Deps, Tx } from '../deps.ts';
import type { AccountCloseReason } from '../generated/prisma/enums.ts';
import { finishSessions } from '../sessions/session.ts';
import type { AccountRow } from './account.ts';

/**
 * Closes an account for good: its sessions end, nobody signs in any more, its phone and address are free. Its identity is free
 * for a new account too, except that of the dead (domain 4.1, 10.1.18). What happened to it stays.
 * @param account locked by the caller
 */
export async function closeAccount(
  tx: Tx,
  deps: Deps,
  actor: Viewer | typeof SYSTEM,
  account: AccountRow,
  reason: AccountCloseReason,
): Promise<void> {
  const { id, idNumberIndex, practitionerId } = account;
  await finishSessions(tx, deps, { accountId: id, reason: 'ACCOUNT_CLOSED', actor });
  await tx.account.update({
    where: { id },
    data: {
      closedAt: deps.clock.now(),
      closeReason: reason,
      frozenAt: null,
      activationDueAt: null,
      phoneVerifiedAt: null,
      emailVerifiedAt: null,
      ...(reason !== 'DECEASED' && {
        idNumberIndex: null,
        formerIdNumberIndex: idNumberIndex,
        practitionerId: null,
        formerPractitionerId: practitionerId,
      }),
    },
  });
  await auditAccount(tx, deps, actor, id, 'close-account', { reason });
}
