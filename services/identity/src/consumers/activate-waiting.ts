import { defineJob, type Logger } from '@medreg/jobs';
import { z } from 'zod';
import { lockAccount } from '../accounts/find-account.ts';
import { activateIfDue } from '../activation/activate-account.ts';
import type { Deps } from '../deps.ts';

const BATCH = 200;

/** 自动激活 was switched on: everybody of the institution who waits is activated. Begun anew after a crash. S2-Q23 */
export const ACTIVATE_WAITING = defineJob({
  queue: 'identity-activations',
  payload: z.object({ institutionId: z.uuid() }),
  attempts: 8,
  backoff: { type: 'exponential', delayMs: 1_000, jitter: 0.5 },
  concurrency: 1,
});

/** @returns how many were activated; nobody when it has been switched off again meanwhile */
export async function activateWaiting(deps: Deps, institutionId: string, logger: Logger): Promise<number> {
  let after: string | null = null;
  let activated = 0;
  for (;;) {
    const members: { registrationId: string; registration: { practitionerId: string } }[] =
      await deps.prisma.institutionMember.findMany({
        where: { institutionId, primary: true, ...(after && { registrationId: { gt: after } }) },
        orderBy: { registrationId: 'asc' },
        take: BATCH,
        select: { registrationId: true, registration: { select: { practitionerId: true } } },
      });
    const practitionerId = { in: members.map(({ registration }) => registration.practitionerId) };
    const waiting = await deps.prisma.account.findMany({
      where: { practitionerId, state: 'CONTACT_VERIFIED', frozenAt: null, closedAt: null },
      select: { id: true },
    });
    for (const { id } of waiting) if (await activateOne(deps, id)) activated += 1;
    after = members.at(-1)?.registrationId ?? null;
    if (members.length < BATCH) break;
  }
  logger.info({ institutionId, activated }, 'waiting accounts activated');
  return activated;
}

function activateOne(deps: Deps, id: string): Promise<boolean> {
  return deps.prisma.$transaction(async (tx) => {
    await lockAccount(tx, id);
    const account = await activateIfDue(tx, deps, await tx.account.findUniqueOrThrow({ where: { id } }));
    return account.state === 'ACTIVATED';
  });
}
