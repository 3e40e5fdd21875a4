import { parseEmail } from '@medreg/codes';
import { maskEmail } from '@medreg/pii';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { lockOwnAccount } from '../../accounts/find-account.ts';
import { auditAccount } from '../../audit.ts';
import { hashToken, makeToken } from '../../contact/keyed-hash.ts';
import { sendEmailLinkMail } from '../../contact/notices.ts';
import { type SendCodeOutcome, tooSoon } from '../../contact/outcomes.ts';
import type { Deps, Tx } from '../../deps.ts';
import { FIELD_PROBLEMS } from '../../messages.ts';
import { type InvalidInput, invalidInput } from '../../outcomes.ts';
import { beginningOfToday, refuseSending } from '../../rules/send-limits.ts';

const VALID_HOURS = 24;

/**
 * 邮箱验证, when no SMS arrives (S0 图1.1.9, S2-Q3): a link to the address given at sign-up, or to `typed`, which becomes the
 * account's address when the link is followed. Replaces an earlier link.
 */
export function sendEmailLink(deps: Deps, viewer: Viewer, typed: string | null): Promise<SendCodeOutcome> {
  return deps.prisma.$transaction((tx) => send(tx, deps, viewer, typed));
}

async function send(tx: Tx, deps: Deps, viewer: Viewer, typed: string | null): Promise<SendCodeOutcome> {
  const { pii, clock, settings } = deps;
  const account = await lockOwnAccount(tx, viewer);
  if (account.emailVerifiedAt) return refuse('ALREADY_VERIFIED');
  if (!typed?.trim() && !account.emailSealed) return refuse('EMAIL_MISSING');
  const email = typed?.trim() ? parseEmail(typed) : pii.open(account.emailSealed ?? '');
  if (!email) return refuse('EMAIL');

  const emailIndex = pii.blindIndex('EMAIL', email);
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`email-link:${emailIndex}`}, 0))`;
  const now = clock.now();
  const refusal = refuseSending(await sentSoFar(tx, account.id, emailIndex, now), now);
  if (refusal) return tooSoon(refusal);

  const id = uuidv7();
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + VALID_HOURS * 3_600_000);
  await tx.emailLink.create({
    data: {
      id,
      accountId: account.id,
      emailSealed: pii.seal(email),
      emailIndex,
      tokenHash: hashToken(token),
      sentAt: now,
      expiresAt,
    },
  });
  const link = new URL(`/verify-email?token=${token}`, settings.PUBLIC_URL).href;
  await auditAccount(tx, deps, viewer, account.id, 'send-email-link', { linkId: id });
  await sendEmailLinkMail(tx, deps, { to: email, link, hours: VALID_HOURS, expiresAt });
  return { kind: 'CodeSent', to: maskEmail(email), expiresAt };
}

function refuse(problem: 'ALREADY_VERIFIED' | 'EMAIL_MISSING' | 'EMAIL'): InvalidInput {
  return invalidInput([{ field: 'email', problem, message: FIELD_PROBLEMS[problem] }]);
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
