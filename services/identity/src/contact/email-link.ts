import { maskEmail } from '@medreg/pii';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { auditAccount } from '../audit.ts';
import type { Deps, Tx } from '../deps.ts';
import { beginningOfToday, refuseSending } from '../rules/send-limits.ts';
import { hashToken, makeToken } from './keyed-hash.ts';
import { sendEmailLinkMail } from './notices.ts';
import { type CodeSent, type TooSoon, tooSoon } from './outcomes.ts';

const VALID_HOURS = 24;

/** A link to an address, which becomes the account's when it is followed; replaces an earlier link. The account is locked. */
export async function sendLink(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  { accountId, email }: { accountId: string; email: string },
): Promise<CodeSent | TooSoon> {
  const { pii, clock, settings } = deps;
  const emailIndex = pii.blindIndex('EMAIL', email);
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`email-link:${emailIndex}`}, 0))`;
  const now = clock.now();
  const refusal = refuseSending(await sentSoFar(tx, accountId, emailIndex, now), now);
  if (refusal) return tooSoon(refusal);

  const id = uuidv7();
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + VALID_HOURS * 3_600_000);
  const tokenHash = hashToken(token);
  const emailSealed = pii.seal(email);
  await tx.emailLink.create({ data: { id, accountId, emailSealed, emailIndex, tokenHash, sentAt: now, expiresAt } });
  const link = new URL(`/verify-email?token=${token}`, settings.PUBLIC_URL).href;
  await auditAccount(tx, deps, viewer, accountId, 'send-email-link', { linkId: id });
  await sendEmailLinkMail(tx, deps, { to: email, link, hours: VALID_HOURS, expiresAt });
  return { kind: 'CodeSent', to: maskEmail(email), expiresAt };
}

async function sentSoFar(tx: Tx, accountId: string, emailIndex: string, now: Date) {
  const sentAt = { gte: beginningOfToday(now) };
  const last = await tx.emailLink.findFirst({
    where: { OR: [{ accountId }, { emailIndex }] },
    orderBy: { sentAt: 'desc' },
    select: { sentAt: true },
  });
  return {
    lastAt: last?.sentAt ?? null,
    todayByAccount: await tx.emailLink.count({ where: { accountId, sentAt } }),
    todayByContact: await tx.emailLink.count({ where: { emailIndex, sentAt } }),
  };
}
