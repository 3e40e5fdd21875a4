import type { PayloadOf } from '@medreg/events';
import { PermanentFailure } from '@medreg/jobs';
import { uuidv7 } from 'uuidv7';
import type { AccountRow } from '../accounts/account.ts';
import { lockAccount, loginNameKey } from '../accounts/find-account.ts';
import { auditAccount, SYSTEM } from '../audit.ts';
import { sendSms } from '../contact/notices.ts';
import type { Deps, Tx } from '../deps.ts';
import { hashPassword } from '../passwords.ts';
import { makeFirstPassword } from '../rules/first-password.ts';

/** What every issued account has, and what it may act for. */
export type IssuedStaff = Omit<PayloadOf<'institutionUser.issued'>, 'institutionId'>;
export type Post =
  | { kind: 'INSTITUTION'; institutionId: string }
  | { kind: 'AUTHORITY'; authorityId: string; authorityLevel: string; regionCode: string; rights: string[] };

/**
 * 发放账户 (domain 2.1): an account with a random first password that goes to its holder by SMS, is good for 72 hours and must be
 * changed. Issued again for the same person, it gets a new first password when the old one has expired unused; nothing
 * happens otherwise.
 * @throws PermanentFailure when the user name belongs to somebody else
 */
export async function issueAccount(tx: Tx, deps: Deps, staff: IssuedStaff, post: Post): Promise<void> {
  const known = await tx.account.findUnique({ where: { staffId: staff.staffId }, select: { id: true } });
  if (known) return renewFirstPassword(tx, deps, known.id);
  const key = loginNameKey(staff.userName);
  if (await tx.account.findUnique({ where: { loginNameKey: key }, select: { id: true } })) {
    throw new PermanentFailure(`User name of staff ${staff.staffId} belongs to another account`);
  }
  const { pii, clock } = deps;
  const phone = pii.open(staff.phone);
  const { password, secrets } = await firstPassword(deps);
  const account = await tx.account.create({
    data: {
      id: uuidv7(),
      ...post,
      loginName: staff.userName,
      loginNameKey: key,
      name: pii.open(staff.name),
      phoneSealed: pii.seal(phone),
      phoneIndex: pii.blindIndex('PHONE', phone),
      staffId: staff.staffId,
      ...secrets,
      createdAt: clock.now(),
    },
  });
  await auditAccount(tx, deps, SYSTEM, account.id, 'issue-account', { staffId: staff.staffId });
  await tell(tx, deps, account, password);
}

async function renewFirstPassword(tx: Tx, deps: Deps, id: string): Promise<void> {
  await lockAccount(tx, id);
  const account = await tx.account.findUniqueOrThrow({ where: { id } });
  const expiresAt = account.firstPasswordExpiresAt;
  if (!expiresAt || expiresAt > deps.clock.now()) return;
  const { password, secrets } = await firstPassword(deps);
  const renewed = await tx.account.update({ where: { id }, data: secrets });
  await auditAccount(tx, deps, SYSTEM, id, 'renew-first-password');
  await tell(tx, deps, renewed, password);
}

async function firstPassword({ clock, settings }: Deps) {
  const password = makeFirstPassword();
  const firstPasswordExpiresAt = new Date(clock.now().getTime() + settings.FIRST_PASSWORD_HOURS * 3_600_000);
  const passwordHash = await hashPassword(password);
  return { password, secrets: { passwordHash, mustChangePassword: true, firstPasswordExpiresAt } };
}

async function tell(tx: Tx, deps: Deps, account: AccountRow, password: string): Promise<void> {
  await sendSms(tx, deps, {
    to: deps.pii.open(account.phoneSealed ?? ''),
    template: 'FIRST_PASSWORD',
    params: { userName: account.loginName, password, hours: deps.settings.FIRST_PASSWORD_HOURS },
    ...(account.firstPasswordExpiresAt && { expiresAt: account.firstPasswordExpiresAt }),
  });
}
