import { SiblingAway, SiblingRefused } from '@medreg/graph-client';
import type { Viewer } from '@medreg/viewer';
import type { AccountRow } from '../../accounts/account.ts';
import { findByLogin, lockAccount, loginNameKey } from '../../accounts/find-account.ts';
import { activateIfDue } from '../../activation/activate-account.ts';
import { auditAccount, auditUnknownName } from '../../audit.ts';
import { notifyHolder } from '../../contact/notices.ts';
import type { Context } from '../../context.ts';
import type { Deps, Tx } from '../../deps.ts';
import type { SignInInput } from '../../generated/resolvers.ts';
import { checkIdentity } from '../../identity-check/check-identity.ts';
import { durationInWords, MESSAGES } from '../../messages.ts';
import { type AccountLocked, accountLocked, type SignInRefused, signInRefused } from '../../outcomes.ts';
import { isPassword } from '../../passwords.ts';
import { isIdentityVerified } from '../../rules/account-state.ts';
import { type IssuedSession, startSession } from '../../sessions/session.ts';
import { type Aim, askGate, countFailure, countTry, forgetFailures } from './sign-in-gate.ts';

type Log = Pick<Context['log'], 'warn'>;

export type SignInOutcome =
  | { kind: 'SignedIn'; session: IssuedSession }
  | SignInRefused
  | { kind: 'CaptchaRequired'; message: string }
  | AccountLocked;

/**
 * 登录, by login name or verified phone (S0 图1.1.9). An unknown name and a wrong password get the same answer after the same
 * work (domain 4.1: no enumeration). A person's identity is checked by itself at this moment (S0-1.1).
 * @throws RATE_LIMITED when the client's address has failed too often
 */
export async function signIn(deps: Deps, viewer: Viewer, input: SignInInput, log: Log): Promise<SignInOutcome> {
  const account = await findByLogin(deps, input.loginName);
  const nameHash = deps.keyedHash('LOGIN_NAME', loginNameKey(input.loginName));
  const aim: Aim = { target: account?.id ?? nameHash, address: viewer.address ?? 'unknown' };

  const gate = await askGate(deps, aim);
  if (gate.kind === 'LOCKED') return accountLocked(gate.until);
  if (gate.kind === 'CAPTCHA_NEEDED') {
    if (!input.captcha) return { kind: 'CaptchaRequired', message: MESSAGES.captchaRequired };
    if (!(await deps.captcha.redeem(input.captcha.payload))) {
      return { kind: 'CaptchaRequired', message: MESSAGES.captchaRefused };
    }
  }
  const counted = await countTry(deps, aim);
  if (counted.kind === 'LOCKED') return accountLocked(counted.until);

  const right = await isPassword(account?.passwordHash ?? null, input.password);
  if (!account || !right || account.closedAt || isFirstPasswordExpired(deps, account)) {
    const lockedUntil = await countFailure(deps, aim, counted.last);
    await recordFailure(deps, viewer, { account, nameHash, locked: lockedUntil !== null });
    return lockedUntil ? accountLocked(lockedUntil) : signInRefused(MESSAGES.signInRefused);
  }
  await forgetFailures(deps, aim);
  await checkIdentityAtSignIn(deps, account, viewer, log);
  const session = await deps.prisma.$transaction((tx) => open(tx, deps, account, viewer));
  return session ? { kind: 'SignedIn', session } : signInRefused(MESSAGES.signInRefused);
}

/** 72 hours after it was issued a first password is as wrong as any. domain 2.1 */
function isFirstPasswordExpired({ clock }: Deps, { firstPasswordExpiresAt }: AccountRow): boolean {
  return firstPasswordExpiresAt !== null && firstPasswordExpiresAt <= clock.now();
}

async function open(tx: Tx, deps: Deps, known: AccountRow, viewer: Viewer): Promise<IssuedSession | null> {
  await lockAccount(tx, known.id);
  const current = await tx.account.findUniqueOrThrow({ where: { id: known.id } });
  // Changed while this sign-in was under way: the password that was right is not any more.
  if (current.passwordHash !== known.passwordHash || current.closedAt) return null;
  // What an institution has switched on, or an application has earned, while nobody was looking.
  const account = await activateIfDue(tx, deps, current);
  const session = await startSession(tx, deps, account, viewer);
  await auditAccount(tx, deps, viewer, account.id, 'sign-in');
  return session;
}

/** A sign-in works without qualifications; the check is then made at the next one, or when the holder asks for it. */
async function checkIdentityAtSignIn(deps: Deps, account: AccountRow, viewer: Viewer, log: Log): Promise<void> {
  if (account.kind !== 'PERSON' || isIdentityVerified(account.state)) return;
  try {
    await checkIdentity(deps, account, viewer);
  } catch (error) {
    if (!(error instanceof SiblingAway) && !(error instanceof SiblingRefused)) throw error;
    log.warn({ accountId: account.id, reason: error.message }, 'identity not checked at sign-in');
  }
}

interface Failure {
  account: AccountRow | null;
  nameHash: string;
  locked: boolean;
}

async function recordFailure(deps: Deps, viewer: Viewer, { account, nameHash, locked }: Failure): Promise<void> {
  await deps.prisma.$transaction(async (tx) => {
    if (!account) return auditUnknownName(tx, deps, viewer, nameHash);
    await auditAccount(tx, deps, viewer, account.id, 'refuse-sign-in');
    if (!locked) return;
    const minutes = deps.settings.SIGN_IN_LOCK_MINUTES;
    await auditAccount(tx, deps, viewer, account.id, 'lock-sign-in', { minutes });
    const duration = durationInWords(minutes);
    await notifyHolder(tx, deps, account, { template: 'ACCOUNT_LOCKED', params: { duration } });
  });
}
