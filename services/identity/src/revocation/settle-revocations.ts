import { today } from '@medreg/clock';
import { lockAccount } from '../accounts/find-account.ts';
import { auditAccount, SYSTEM } from '../audit.ts';
import type { Deps, Tx } from '../deps.ts';
import { NOTICE_WORDS } from '../messages.ts';
import { type RevocationRow, revoke, tellInstitution } from './revocation.ts';

/** More wait on one day in no province. */
const BATCH = 500;

/**
 * 异议期满无异议: what nobody has objected to takes effect on the day after the last day. Several at once, or one killed half-way,
 * do each once. @returns how many took effect
 */
export async function settleRevocations(deps: Deps): Promise<number> {
  const { prisma, clock } = deps;
  const due = await prisma.accountRevocation.findMany({
    where: { status: 'OBJECTION_PERIOD', objectionEndsOn: { lt: new Date(today(clock.now())) } },
    orderBy: [{ objectionEndsOn: 'asc' }, { id: 'asc' }],
    take: BATCH,
  });
  let settled = 0;
  for (const revocation of due) if (await prisma.$transaction((tx) => settle(tx, deps, revocation))) settled += 1;
  return settled;
}

async function settle(tx: Tx, deps: Deps, revocation: RevocationRow): Promise<boolean> {
  const { id, accountId } = revocation;
  await lockAccount(tx, accountId);
  const { count } = await tx.accountRevocation.updateMany({
    where: { id, status: 'OBJECTION_PERIOD' },
    data: { status: 'REVOKED', decidedAt: deps.clock.now() },
  });
  if (count === 0) return false;
  const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  await auditAccount(tx, deps, SYSTEM, accountId, 'confirm-account-revocation', { revocationId: id, by: 'TIME' });
  if (!account.closedAt) await revoke(tx, deps, SYSTEM, account);
  await tellInstitution(tx, deps, revocation, NOTICE_WORDS.revocationDone);
  return true;
}
