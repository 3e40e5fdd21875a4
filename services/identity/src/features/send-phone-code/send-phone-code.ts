import { maskPhone } from '@medreg/pii';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { isPhoneTaken, lockOwnAccount } from '../../accounts/find-account.ts';
import { auditAccount } from '../../audit.ts';
import { makePhoneCode } from '../../contact/keyed-hash.ts';
import { sendSms } from '../../contact/notices.ts';
import { type SendCodeOutcome, tooSoon } from '../../contact/outcomes.ts';
import { phoneCodeHash } from '../../contact/phone-code.ts';
import type { Deps, Tx } from '../../deps.ts';
import { FIELD_PROBLEMS } from '../../messages.ts';
import { invalidInput, phoneTaken } from '../../outcomes.ts';
import { beginningOfToday, refuseSending } from '../../rules/send-limits.ts';

const VALID_MINUTES = 5;
const TRIES = 5;

/** 向手机发送校验码 (S0 图1.1.9): six digits to the phone given at sign-up, valid for five minutes; replaces an earlier one. */
export function sendPhoneCode(deps: Deps, viewer: Viewer): Promise<SendCodeOutcome> {
  return deps.prisma.$transaction((tx) => send(tx, deps, viewer));
}

async function send(tx: Tx, deps: Deps, viewer: Viewer): Promise<SendCodeOutcome> {
  const { pii, clock } = deps;
  const account = await lockOwnAccount(tx, viewer);
  const { phoneIndex, phoneSealed } = account;
  if (!phoneIndex || !phoneSealed) {
    return invalidInput([{ field: 'phone', problem: 'PHONE', message: FIELD_PROBLEMS.PHONE }]);
  }
  if (account.phoneVerifiedAt) {
    return invalidInput([{ field: 'phone', problem: 'ALREADY_VERIFIED', message: FIELD_PROBLEMS.ALREADY_VERIFIED }]);
  }
  if (await isPhoneTaken(tx, phoneIndex, account.id)) return phoneTaken();

  // Several accounts may have given the same phone: they wait for each other, so that it gets ten codes a day from all.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`phone-code:${phoneIndex}`}, 0))`;
  const now = clock.now();
  const refusal = refuseSending(await sentSoFar(tx, account.id, phoneIndex, now), now);
  if (refusal) return tooSoon(refusal);

  const id = uuidv7();
  const code = makePhoneCode();
  const to = pii.open(phoneSealed);
  const expiresAt = new Date(now.getTime() + VALID_MINUTES * 60_000);
  const codeHash = phoneCodeHash(deps, id, code);
  await tx.phoneCode.create({
    data: { id, accountId: account.id, phoneIndex, codeHash, sentAt: now, expiresAt, triesLeft: TRIES },
  });
  await auditAccount(tx, deps, viewer, account.id, 'send-phone-code', { codeId: id });
  await sendSms(tx, deps, { to, template: 'PHONE_CODE', params: { code, minutes: VALID_MINUTES }, expiresAt });
  return { kind: 'CodeSent', to: maskPhone(to), expiresAt };
}

async function sentSoFar(tx: Tx, accountId: string, phoneIndex: string, now: Date) {
  const sentAt = { gte: beginningOfToday(now) };
  const last = await tx.phoneCode.findFirst({
    where: { OR: [{ accountId }, { phoneIndex }] },
    orderBy: { sentAt: 'desc' },
    select: { sentAt: true },
  });
  return {
    lastAt: last?.sentAt ?? null,
    todayByAccount: await tx.phoneCode.count({ where: { accountId, sentAt } }),
    todayByContact: await tx.phoneCode.count({ where: { phoneIndex, sentAt } }),
  };
}
