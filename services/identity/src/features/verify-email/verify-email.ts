import type { Viewer } from '@medreg/viewer';
import type { AccountRow } from '../../accounts/account.ts';
import { lockAccount } from '../../accounts/find-account.ts';
import { activateIfDue } from '../../activation/activate-account.ts';
import { auditAccount } from '../../audit.ts';
import { hashToken } from '../../contact/keyed-hash.ts';
import { notifyHolder } from '../../contact/notices.ts';
import type { VerifyEmailOutcome } from '../../contact/outcomes.ts';
import type { Deps, Tx } from '../../deps.ts';
import { MESSAGES, NOTICE_WORDS } from '../../messages.ts';
import { codeRefused } from '../../outcomes.ts';
import { stateWithContact } from '../../rules/account-state.ts';

/** Follows the link of the mail (S0-5.2), signed in or not: whoever has the link reads the mailbox. Works once. */
export function verifyEmail(deps: Deps, viewer: Viewer, token: string): Promise<VerifyEmailOutcome> {
  return deps.prisma.$transaction((tx) => verify(tx, deps, viewer, hashToken(token)));
}

async function verify(tx: Tx, deps: Deps, viewer: Viewer, tokenHash: string): Promise<VerifyEmailOutcome> {
  const refused = codeRefused(MESSAGES.emailLinkRefused, 0);
  const now = deps.clock.now();
  const known = await tx.emailLink.findUnique({ where: { tokenHash }, select: { accountId: true } });
  if (!known) return refused;
  await lockAccount(tx, known.accountId);
  const account = await tx.account.findUniqueOrThrow({ where: { id: known.accountId } });
  const newest = await tx.emailLink.findFirst({
    where: { accountId: account.id },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
  });
  const usable = newest?.tokenHash === tokenHash && !newest.usedAt && newest.expiresAt > now;
  if (!usable || account.closedAt || account.frozenAt) return refused;

  await tx.emailLink.update({ where: { id: newest.id }, data: { usedAt: now } });
  const { emailSealed, emailIndex } = newest;
  const verified = await tx.account.update({
    where: { id: account.id },
    data: {
      emailSealed,
      emailIndex,
      emailVerifiedAt: now,
      ...(account.state && { state: stateWithContact(account.state) }),
    },
  });
  await auditAccount(tx, deps, viewer, account.id, 'verify-email', { linkId: newest.id, state: verified.state });
  if (account.emailVerifiedAt) await tellOfChange(tx, deps, account);
  await activateIfDue(tx, deps, verified);
  return { kind: 'EmailVerified', message: MESSAGES.emailVerified };
}

/** 更换邮箱: the holder hears of it by what was verified before, in case it was somebody else. S0-5.2 */
async function tellOfChange(tx: Tx, deps: Deps, before: AccountRow): Promise<void> {
  const params = { matter: NOTICE_WORDS.email, state: NOTICE_WORDS.changed };
  await notifyHolder(tx, deps, before, { template: 'REGISTRATION_NOTICE', params });
}
