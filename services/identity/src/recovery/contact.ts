import { parseEmail, parseMobilePhone } from '@medreg/codes';
import type { Pii } from '@medreg/pii';
import type { AccountRow } from '../accounts/account.ts';
import { loginNameKey } from '../accounts/find-account.ts';
import type { Tx } from '../deps.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { FIELD_PROBLEMS } from '../messages.ts';
import type { InputProblem } from '../outcomes.ts';

/** The contact by which a password is recovered, and by what codes to it are counted and found. */
export type RecoveryContact = { index: string; to: string } & (
  | { channel: 'SMS'; userName: string | null }
  | { channel: 'EMAIL' }
);

/** Longer than any user name. */
const LONGEST_NAME = 64;

/** Reads what whoever has forgotten a password remembers. S2-Q12 (person), S2-Q16 (institution) */
export function readRecoveryContact(
  pii: Pii,
  typed: { phone?: string | null; email?: string | null; userName?: string | null },
): { contact: RecoveryContact } | { problems: InputProblem[] } {
  const [phone, email, userName] = [typed.phone, typed.email, typed.userName].map((text) => text?.trim() || null);
  if (!phone === !email || (email && userName) || !isPossible(userName)) return problem('phone', 'ONE_CONTACT');
  if (email) {
    const to = parseEmail(email);
    return to ? { contact: { channel: 'EMAIL', to, index: pii.blindIndex('EMAIL', to) } } : problem('email', 'EMAIL');
  }
  const to = parseMobilePhone(phone ?? '');
  if (!to) return problem('phone', 'PHONE');
  const key = userName ? loginNameKey(userName) : null;
  const index = pii.blindIndex('PHONE', to);
  return { contact: { channel: 'SMS', to, userName: key, index: key ? `${index} ${key}` : index } };
}

/** PostgreSQL refuses a NUL in a text, and nobody is called by a control character. */
function isPossible(userName: string | null | undefined): boolean {
  return !userName || (userName.length <= LONGEST_NAME && !/\p{C}/u.test(userName));
}

function problem(field: string, name: 'ONE_CONTACT' | 'PHONE' | 'EMAIL') {
  return { problems: [{ field, problem: name, message: FIELD_PROBLEMS[name] }] };
}

/** How many accounts one address may be given at: nobody has more. */
const MOST_ACCOUNTS = 5;

/** The accounts that are recovered by a contact: a person's verified one, an institution's reserved one. */
export function findRecoverable(tx: Tx, pii: Pii, contact: RecoveryContact): Promise<AccountRow[]> {
  return tx.account.findMany({
    where: { ...recoverableBy(pii, contact), closedAt: null },
    orderBy: { createdAt: 'asc' },
    take: MOST_ACCOUNTS,
  });
}

function recoverableBy(pii: Pii, contact: RecoveryContact): Prisma.AccountWhereInput {
  if (contact.channel === 'EMAIL') {
    return { kind: 'PERSON', emailIndex: contact.index, emailVerifiedAt: { not: null } };
  }
  const phoneIndex = pii.blindIndex('PHONE', contact.to);
  return contact.userName
    ? { kind: 'INSTITUTION', loginNameKey: contact.userName, phoneIndex }
    : { kind: 'PERSON', phoneIndex, phoneVerifiedAt: { not: null } };
}

/** Codes and links to one contact are asked for and used one after the other. */
export async function lockContact(tx: Tx, { index }: Pick<RecoveryContact, 'index'>): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`password-reset:${index}`}, 0))`;
}
