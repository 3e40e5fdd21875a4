import { today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import { lockOwnAccount } from '../accounts/find-account.ts';
import { auditAccount } from '../audit.ts';
import { notifyHolder } from '../contact/notices.ts';
import type { Deps, Tx } from '../deps.ts';
import { LOCK_DURATION_OF_ACTIVATION } from '../messages.ts';
import { lockEnd, lockedUntil, MAX_WRONG_CODES } from '../rules/activation-tries.ts';

export type TryDecision = { kind: 'COUNTED'; triesLeft: number } | { kind: 'LOCKED'; until: Date };

/** Counts a try before the code is looked at, so that a hundred at once are five. domain 4.2 */
export function countTry(deps: Deps, viewer: Viewer): Promise<TryDecision> {
  return deps.prisma.$transaction(async (tx) => {
    const now = deps.clock.now();
    const { idNumberIndex, tries } = await lockTries(tx, deps, viewer);
    const until = lockedUntil(tries, now);
    if (until) return { kind: 'LOCKED', until };
    const wrong = tries.wrong + 1;
    const key = { idNumberIndex, day: today(now) };
    await tx.activationTries.upsert({
      where: { idNumberIndex_day: key },
      create: { ...key, wrong },
      update: { wrong },
    });
    return { kind: 'COUNTED', triesLeft: MAX_WRONG_CODES - wrong };
  });
}

/** The code could not be looked at: the try does not count. */
export async function giveBackTry(deps: Deps, viewer: Viewer): Promise<void> {
  await deps.prisma.$transaction(async (tx) => {
    const { idNumberIndex } = await lockTries(tx, deps, viewer);
    await tx.activationTries.updateMany({
      where: { idNumberIndex, day: today(deps.clock.now()), wrong: { gt: 0 } },
      data: { wrong: { decrement: 1 } },
    });
  });
}

/** The code was wrong; with the fifth one the identity is locked for 24 hours and its holder told. domain 4.2 */
export function recordWrongCode(deps: Deps, viewer: Viewer): Promise<TryDecision> {
  return deps.prisma.$transaction(async (tx) => {
    const now = deps.clock.now();
    const { account, idNumberIndex, tries } = await lockTries(tx, deps, viewer);
    await auditAccount(tx, deps, viewer, account.id, 'refuse-activation', { wrong: tries.wrong });
    if (tries.lockedUntil && tries.lockedUntil > now) return { kind: 'LOCKED', until: tries.lockedUntil };
    if (tries.wrong < MAX_WRONG_CODES) return { kind: 'COUNTED', triesLeft: MAX_WRONG_CODES - tries.wrong };
    const until = lockEnd(now);
    const where = { idNumberIndex_day: { idNumberIndex, day: today(now) } };
    await tx.activationTries.update({ where, data: { lockedUntil: until } });
    await auditAccount(tx, deps, viewer, account.id, 'lock-activation', { until: until.toISOString() });
    const params = { duration: LOCK_DURATION_OF_ACTIVATION };
    await notifyHolder(tx, deps, account, { template: 'ACCOUNT_LOCKED', params });
    return { kind: 'LOCKED', until };
  });
}

/** The account, locked, with the tries of its identity: today's, and the latest lock of any day. */
async function lockTries(tx: Tx, deps: Deps, viewer: Viewer) {
  const account = await lockOwnAccount(tx, viewer);
  const idNumberIndex = account.idNumberIndex ?? '';
  const day = today(deps.clock.now());
  const todays = await tx.activationTries.findUnique({ where: { idNumberIndex_day: { idNumberIndex, day } } });
  const { _max } = await tx.activationTries.aggregate({ where: { idNumberIndex }, _max: { lockedUntil: true } });
  return { account, idNumberIndex, tries: { wrong: todays?.wrong ?? 0, lockedUntil: _max.lockedUntil } };
}
