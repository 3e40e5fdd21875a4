import { toCanonicalText } from '@medreg/codes';
import { maskPhone } from '@medreg/pii';
import { uuidv7 } from 'uuidv7';
import type { Deps, Tx } from '../deps.ts';
import type { PhoneCode } from '../generated/prisma/client.ts';
import type { PhoneCodePurpose } from '../generated/prisma/enums.ts';
import { FIELD_PROBLEMS, MESSAGES } from '../messages.ts';
import { type CodeRefused, codeRefused, type InvalidInput, invalidInput } from '../outcomes.ts';
import { beginningOfToday, refuseSending } from '../rules/send-limits.ts';
import { makePhoneCode, sameHash } from './keyed-hash.ts';
import { sendSms } from './notices.ts';
import { type CodeSent, type TooSoon, tooSoon } from './outcomes.ts';

const VALID_MINUTES = 5;
const TRIES = 5;

/** What is stored of a code; bound to its row, so that equal codes do not look equal. */
function phoneCodeHash({ keyedHash }: Pick<Deps, 'keyedHash'>, id: string, code: string): string {
  return keyedHash('PHONE_CODE', `${id}:${code}`);
}

export interface PhoneCodeAim {
  accountId: string;
  purpose: PhoneCodePurpose;
  /** Readable. */
  phone: string;
  /** The step before has just been made by a code that came back: no need to wait. */
  goesOn?: boolean;
}

/** Six digits to a phone, valid for five minutes; replaces an earlier one of the same purpose. The account is locked. */
export async function sendCode(
  tx: Tx,
  deps: Deps,
  { accountId, purpose, phone, goesOn }: PhoneCodeAim,
): Promise<(CodeSent & { codeId: string }) | TooSoon> {
  const { pii, clock } = deps;
  const phoneIndex = pii.blindIndex('PHONE', phone);
  // Several accounts may have given the same phone: they wait for each other, so that it gets ten codes a day from all.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`phone-code:${phoneIndex}`}, 0))`;
  const now = clock.now();
  const refusal = refuseSending(await sentSoFar(tx, goesOn ? null : accountId, phoneIndex, accountId, now), now);
  if (refusal) return tooSoon(refusal);

  const codeId = uuidv7();
  const code = makePhoneCode();
  const expiresAt = new Date(now.getTime() + VALID_MINUTES * 60_000);
  await tx.phoneCode.create({
    data: {
      id: codeId,
      accountId,
      purpose,
      phoneIndex,
      ...(purpose === 'NEW_PHONE' && { phoneSealed: pii.seal(phone) }),
      codeHash: phoneCodeHash(deps, codeId, code),
      sentAt: now,
      expiresAt,
      triesLeft: TRIES,
    },
  });
  const template = purpose === 'OLD_PHONE' ? 'PHONE_CODE_OLD' : 'PHONE_CODE';
  await sendSms(tx, deps, { to: phone, template, params: { code, minutes: VALID_MINUTES }, expiresAt });
  return { kind: 'CodeSent', to: maskPhone(phone), expiresAt, codeId };
}

async function sentSoFar(tx: Tx, waitsFor: string | null, phoneIndex: string, accountId: string, now: Date) {
  const sentAt = { gte: beginningOfToday(now) };
  const last = await tx.phoneCode.findFirst({
    where: { OR: [...(waitsFor ? [{ accountId: waitsFor }] : []), { phoneIndex }] },
    orderBy: { sentAt: 'desc' },
    select: { sentAt: true },
  });
  return {
    lastAt: last?.sentAt ?? null,
    todayByAccount: await tx.phoneCode.count({ where: { accountId, sentAt } }),
    todayByContact: await tx.phoneCode.count({ where: { phoneIndex, sentAt } }),
  };
}

/** Reads a code as typed. @returns null when it cannot be one */
export function readCode(typed: string): string | null {
  const code = toCanonicalText(typed);
  return /^\d{6}$/.test(code) ? code : null;
}

export function noCode(): InvalidInput {
  return invalidInput([{ field: 'code', problem: 'CODE', message: FIELD_PROBLEMS.CODE }]);
}

/**
 * The newest code of that purpose when `code` is it and it may be used still; a wrong one counts as a try. Not marked as used:
 * the caller does it with what the code is for. The account is locked.
 */
export async function findUsableCode(
  tx: Tx,
  deps: Deps,
  { accountId, purpose, phoneIndex }: { accountId: string; purpose: PhoneCodePurpose; phoneIndex?: string | null },
  code: string,
): Promise<PhoneCode | CodeRefused> {
  const sent = await tx.phoneCode.findFirst({
    where: { accountId, purpose },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
  });
  const usable = sent && !sent.usedAt && sent.expiresAt > deps.clock.now() && sent.triesLeft > 0;
  if (!usable || (phoneIndex !== undefined && sent.phoneIndex !== phoneIndex)) {
    return codeRefused(MESSAGES.codeRefused, 0);
  }
  if (sameHash(sent.codeHash, phoneCodeHash(deps, sent.id, code))) return sent;
  const triesLeft = sent.triesLeft - 1;
  await tx.phoneCode.update({ where: { id: sent.id }, data: { triesLeft } });
  return codeRefused(MESSAGES.codeRefused, triesLeft);
}
