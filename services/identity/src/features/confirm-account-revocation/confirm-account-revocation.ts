import { type CalendarDate, today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { revocationsVisibleTo } from '../../access.ts';
import { lockAccount } from '../../accounts/find-account.ts';
import { auditAccount } from '../../audit.ts';
import type { Deps, Tx } from '../../deps.ts';
import { MESSAGES, NOTICE_WORDS } from '../../messages.ts';
import { type InvalidInput, invalidInput } from '../../outcomes.ts';
import { factsOf, type RevocationRow, revoke, tellHolder, tellInstitution } from '../../revocation/revocation.ts';
import { isObjectionAwaited } from '../../rules/revocation.ts';
import { readReason } from '../../rules/revocation-input.ts';

export type ConfirmAccountRevocationOutcome =
  | { kind: 'AccountRevocationDecided'; revocation: RevocationRow }
  | { kind: 'ObjectionPeriodOpen'; message: string; lastDay: CalendarDate }
  | { kind: 'RevocationNotOpen'; message: string }
  | InvalidInput;

interface Decision {
  id: string;
  confirm: boolean;
  reason: string;
}

/**
 * 主管部门确认: where the person has no valid registration, or the holder has objected (S2-Q13, Q35, domain 4.1 and 2.3). Not
 * confirmed, the account is its holder's again.
 */
export async function confirmAccountRevocation(
  deps: Deps,
  viewer: Viewer,
  { id: typedId, confirm, reason: typed }: Decision,
): Promise<ConfirmAccountRevocationOutcome> {
  const read = readReason(typed);
  if ('problems' in read) return invalidInput(read.problems);
  const id = possibleId(typedId);
  if (!id) return notOpen();
  return deps.prisma.$transaction((tx) => decide(tx, deps, viewer, { id, confirm, reason: read.reason }));
}

async function decide(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  { id, confirm, reason }: Decision,
): Promise<ConfirmAccountRevocationOutcome> {
  const known = await tx.accountRevocation.findFirst({ where: { AND: [{ id }, revocationsVisibleTo(viewer)] } });
  if (!known) return notOpen();
  await lockAccount(tx, known.accountId);
  const open = await tx.accountRevocation.findUniqueOrThrow({ where: { id } });
  if (open.status !== 'AWAITING_AUTHORITY') return notOpen();
  const now = deps.clock.now();
  const facts = factsOf(open);
  if (facts.objectionEndsOn && isObjectionAwaited(facts, today(now))) {
    return { kind: 'ObjectionPeriodOpen', message: MESSAGES.revocation.periodOpen, lastDay: facts.objectionEndsOn };
  }
  const revocation = await tx.accountRevocation.update({
    where: { id, status: 'AWAITING_AUTHORITY' },
    data: {
      status: confirm ? 'REVOKED' : 'REJECTED',
      decidedAt: now,
      decidedBy: viewer.accountId ?? null,
      decision: reason,
    },
  });
  const account = await tx.account.findUniqueOrThrow({ where: { id: open.accountId } });
  const action = confirm ? 'confirm-account-revocation' : 'reject-account-revocation';
  await auditAccount(tx, deps, viewer, account.id, action, { revocationId: id });
  if (confirm && !account.closedAt) await revoke(tx, deps, viewer, account);
  if (!confirm && account.frozenAt) {
    const unfrozen = await tx.account.update({ where: { id: account.id }, data: { frozenAt: null } });
    await tellHolder(tx, deps, unfrozen, NOTICE_WORDS.unfrozen);
  }
  await tellInstitution(tx, deps, revocation, confirm ? NOTICE_WORDS.revocationDone : NOTICE_WORDS.revocationRejected);
  return { kind: 'AccountRevocationDecided', revocation };
}

function notOpen(): ConfirmAccountRevocationOutcome {
  return { kind: 'RevocationNotOpen', message: MESSAGES.revocation.notOpen };
}
