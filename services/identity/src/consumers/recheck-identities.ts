import { defineJob, type Logger } from '@medreg/jobs';
import { z } from 'zod';
import type { AccountRow } from '../accounts/account.ts';
import { SYSTEM } from '../audit.ts';
import { notifyByPhone } from '../contact/notices.ts';
import type { Deps } from '../deps.ts';
import { askAboutIdentities } from '../identity-check/check-identity.ts';
import { type IdentityMatch, settleIdentity } from '../identity-check/settle-identity.ts';
import { UNVERIFIED } from '../rules/account-state.ts';

/** As many as qualifications answers at once. */
const BATCH = 200;

/** What has arrived, in the words of a notice: of whichever kind it is. */
const QUALIFICATION = '资格';

/**
 * Checks again everybody whose identity is not verified, after an import. Begun anew after a crash or while qualifications is
 * away: whoever was verified by then is no longer asked about, so nobody is told twice.
 */
export const RECHECK = defineJob({
  queue: 'identity-rechecks',
  payload: z.object({ batchId: z.uuid() }),
  attempts: 12,
  backoff: { type: 'exponential', delayMs: 1_000, jitter: 0.5 },
  concurrency: 1,
});

/** S0 三.3: what was missing has been imported. @throws SiblingAway: try again later */
export async function recheckIdentities(deps: Deps, logger: Logger): Promise<{ asked: number; verified: number }> {
  let after: string | null = null;
  let asked = 0;
  let verified = 0;
  for (;;) {
    const accounts: AccountRow[] = await nextBatch(deps, after);
    const matches = accounts.length > 0 ? await askAboutIdentities(deps, accounts) : [];
    for (const [place, account] of accounts.entries()) {
      const match = matches[place];
      if (match && (await settle(deps, account, match))) verified += 1;
    }
    asked += accounts.length;
    after = accounts.at(-1)?.id ?? null;
    if (accounts.length < BATCH) break;
  }
  logger.info({ asked, verified }, 'identities checked again');
  return { asked, verified };
}

function nextBatch({ prisma }: Deps, after: string | null): Promise<AccountRow[]> {
  return prisma.account.findMany({
    where: { state: { in: [...UNVERIFIED] }, closedAt: null, ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: BATCH,
  });
}

/** Writes what is new and tells whoever is verified by it. @returns whether this answer verified the account */
async function settle(deps: Deps, account: AccountRow, match: IdentityMatch): Promise<boolean> {
  if (match.outcome !== 'MATCHED' && !isNews(account, match)) return false;
  let told = false;
  await settleIdentity(deps, account, match, {
    actor: SYSTEM,
    whenVerified: async (tx, verified) => {
      const to = deps.pii.open(verified.phoneSealed ?? '');
      const params = { qualification: QUALIFICATION };
      await notifyByPhone(tx, deps, verified, { to, template: 'QUALIFICATION_IMPORTED', params });
      told = true;
    },
  });
  return told;
}

/** Whoever has not signed in yet is checked then; of the others only a new reason is worth an entry. */
function isNews({ state, mismatchReason }: AccountRow, { outcome }: IdentityMatch): boolean {
  return state === 'IDENTITY_FAILED' && (mismatchReason === 'NAME_DIFFERS') !== (outcome === 'NAME_DIFFERS');
}
