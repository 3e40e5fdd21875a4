import { type CalendarDate, calendarDate } from '@medreg/clock';
import { publish } from '@medreg/outbox';
import { maskName } from '@medreg/pii';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { AccountRow } from '../accounts/account.ts';
import { closeAccount } from '../accounts/close-account.ts';
import type { SYSTEM } from '../audit.ts';
import { notifyHolder } from '../contact/notices.ts';
import type { Deps, Tx } from '../deps.ts';
import type { AccountRevocation } from '../generated/prisma/client.ts';
import { NOTICE_WORDS } from '../messages.ts';
import { finishSessions } from '../sessions/session.ts';

export type RevocationRow = AccountRevocation;

export const OPEN = ['OBJECTION_PERIOD', 'AWAITING_AUTHORITY'] as const;

/** The revocation of an account that is under way: one at most. */
export function findOpenRevocation(db: Tx, accountId: string): Promise<RevocationRow | null> {
  return db.accountRevocation.findFirst({ where: { accountId, status: { in: [...OPEN] } } });
}

/** What the rules ask of a row. */
export function factsOf({ status, objectionEndsOn, objectedAt }: RevocationRow) {
  return { status, objectionEndsOn: dateOf(objectionEndsOn), objected: objectedAt !== null };
}

export function dateOf(date: Date | null): CalendarDate | null {
  return date && calendarDate(date.toISOString().slice(0, 10));
}

/** 冻结 while it is disputed: the account's sessions end, and nothing but objecting is open after the next sign-in. The account is locked. */
export async function freezeAccount(tx: Tx, deps: Deps, actor: Viewer, account: AccountRow): Promise<void> {
  await tx.account.update({ where: { id: account.id }, data: { frozenAt: deps.clock.now() } });
  await finishSessions(tx, deps, { accountId: account.id, reason: 'ACCOUNT_FROZEN', actor });
  const words = account.state === 'ACTIVATED' ? NOTICE_WORDS.frozen : NOTICE_WORDS.revocationRequested;
  await tellHolder(tx, deps, account, words);
}

/** The revocation takes effect: the identity is free for a new account. The account is locked. */
export async function revoke(tx: Tx, deps: Deps, actor: Viewer | typeof SYSTEM, account: AccountRow): Promise<void> {
  await tellHolder(tx, deps, account, NOTICE_WORDS.revoked);
  await closeAccount(tx, deps, actor, account, 'REVOKED');
  const { id: accountId, practitionerId } = account;
  if (practitionerId) {
    await publish(tx, 'account.revoked', { key: practitionerId, payload: { accountId, practitionerId } });
  }
}

export async function tellHolder(tx: Tx, deps: Deps, account: AccountRow, state: string): Promise<void> {
  const params = { matter: NOTICE_WORDS.account, state };
  await notifyHolder(tx, deps, account, { template: 'REGISTRATION_NOTICE', params });
}

/** Tells the institution that asked for it whose account it is about: its users by message, and in its list of messages. */
export async function tellInstitution(
  tx: Tx,
  { pii, clock }: Deps,
  revocation: RevocationRow,
  matter: string,
): Promise<void> {
  const { institutionId, accountId } = revocation;
  const { name } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { name: true } });
  const params = pii.seal(JSON.stringify({ matter, reference: maskName(name) }));
  const message = { messageId: uuidv7(), template: 'INSTITUTION_MATTER', params };
  await publish(tx, 'institution.notice', { key: institutionId, payload: { institutionId, ...message } });
  const at = clock.now().toISOString();
  await publish(tx, 'notice.told', { key: institutionId, payload: { reader: { institutionId }, ...message, at } });
}
