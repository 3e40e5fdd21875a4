import type { Viewer } from '@medreg/viewer';
import type { AccountRow } from '../accounts/account.ts';
import { lockOwnAccount } from '../accounts/find-account.ts';
import { auditAccount, SYSTEM } from '../audit.ts';
import { keepForHolder, notifyHolder } from '../contact/notices.ts';
import type { Deps, Tx } from '../deps.ts';
import { NOTICE_WORDS } from '../messages.ts';
import { ACTIVATED_BY_INSTITUTION, type ActivationPath } from '../rules/activation-path.ts';
import { continueSession, type IssuedSession } from '../sessions/session.ts';

const ACTIVATED = { matter: NOTICE_WORDS.account, state: NOTICE_WORDS.activated };

/** 激活 by a code that was right. Twice is once. */
export async function activateByHolder(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  path: ActivationPath,
): Promise<IssuedSession> {
  const account = await lockOwnAccount(tx, viewer);
  await tx.activationTries.deleteMany({ where: { idNumberIndex: account.idNumberIndex ?? '' } });
  if (!isWaiting(account)) return continueSession(tx, deps, account, viewer);
  const activated = await activate(tx, deps, viewer, account, path);
  // Nobody is told by message of what he has just done himself; that it happened stands among his messages.
  await keepForHolder(tx, deps, activated, { template: 'REGISTRATION_NOTICE', params: ACTIVATED });
  return continueSession(tx, deps, activated, viewer);
}

/**
 * 自动激活 of an account that waits: when an application of its holder took effect before (domain 4.2 P2, P3, N2, N6), or when
 * the primary institution has switched it on (S2-Q23). Its holder is told.
 * @param account locked by the caller
 * @returns the account as it is then
 */
export async function activateIfDue(tx: Tx, deps: Deps, account: AccountRow): Promise<AccountRow> {
  if (!isWaiting(account)) return account;
  const path = account.activationDueAt ? 'EFFECTIVE' : await automaticPath(tx, account);
  if (!path) return account;
  const activated = await activate(tx, deps, SYSTEM, account, path);
  await notifyHolder(tx, deps, activated, { template: 'REGISTRATION_NOTICE', params: ACTIVATED });
  return activated;
}

function isWaiting({ state, frozenAt, closedAt }: AccountRow): boolean {
  return state === 'CONTACT_VERIFIED' && frozenAt === null && closedAt === null;
}

async function activate(
  tx: Tx,
  deps: Deps,
  actor: Viewer | typeof SYSTEM,
  { id }: AccountRow,
  path: ActivationPath,
): Promise<AccountRow> {
  const activated = await tx.account.update({ where: { id }, data: { state: 'ACTIVATED', activationDueAt: null } });
  await auditAccount(tx, deps, actor, id, 'activate', { path });
  return activated;
}

async function automaticPath(tx: Tx, { practitionerId }: AccountRow): Promise<'AUTOMATIC' | null> {
  if (!practitionerId) return null;
  const registrations = await tx.knownRegistration.findMany({
    where: { practitionerId, status: 'VALID', profession: { in: [...ACTIVATED_BY_INSTITUTION] } },
    select: { primaryInstitutionId: true },
  });
  const institutionId = { in: registrations.map(({ primaryInstitutionId }) => primaryInstitutionId) };
  const chosen = await tx.institutionChoice.count({ where: { institutionId, automaticActivation: true } });
  return chosen > 0 ? 'AUTOMATIC' : null;
}
