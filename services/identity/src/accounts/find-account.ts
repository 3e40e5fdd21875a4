import { parseMobilePhone } from '@medreg/codes';
import { possibleId } from '@medreg/database';
import { unauthenticated } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps, Tx } from '../deps.ts';
import type { AccountRow } from './account.ts';

/** The login name under which accounts are compared: two names that differ by case only are one. */
export function loginNameKey(loginName: string): string {
  return loginName.trim().toLowerCase();
}

/** Longer than any login name or phone. */
const LONGEST_LOGIN = 64;

/** The account of a login name or of a person's verified phone (S0 图1.1.9). */
export async function findByLogin({ prisma, pii }: Deps, typed: string): Promise<AccountRow | null> {
  // PostgreSQL refuses a NUL in a text, and nobody is called by a control character.
  if (typed.length > LONGEST_LOGIN || /\p{C}/u.test(typed)) return null;
  const phone = parseMobilePhone(typed);
  if (!phone) return prisma.account.findUnique({ where: { loginNameKey: loginNameKey(typed) } });
  return prisma.account.findFirst({
    where: { kind: 'PERSON', phoneIndex: pii.blindIndex('PHONE', phone), phoneVerifiedAt: { not: null } },
  });
}

/** The viewer's own account. @throws UNAUTHENTICATED when there is none (any more) */
export async function getOwnAccount(db: Tx, viewer: Viewer): Promise<AccountRow> {
  const id = viewer.accountId ?? '';
  const account = possibleId(id) ? await db.account.findUnique({ where: { id } }) : null;
  if (!account || account.kind !== viewer.kind || account.closedAt) throw unauthenticated();
  return account;
}

/** The viewer's own account, locked until the transaction ends, so that what is done to it is done one after the other. */
export async function lockOwnAccount(tx: Tx, viewer: Viewer): Promise<AccountRow> {
  const id = viewer.accountId ?? '';
  if (!possibleId(id)) throw unauthenticated();
  await lockAccount(tx, id);
  return getOwnAccount(tx, viewer);
}

export async function lockAccount(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`select 1 from account where id = ${id}::uuid for update`;
}

/** Whether another person's account has verified this phone. domain 4.1 */
export async function isPhoneTaken(tx: Tx, phoneIndex: string, exceptId?: string): Promise<boolean> {
  const holder = await tx.account.findFirst({
    where: {
      kind: 'PERSON',
      phoneIndex,
      phoneVerifiedAt: { not: null },
      ...(exceptId && { id: { not: exceptId } }),
    },
    select: { id: true },
  });
  return holder !== null;
}
