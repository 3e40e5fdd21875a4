import type { Limiter, Limits } from '@medreg/limits';
import type { Settings } from './environment.ts';

/** What may be done how often; everything else that is counted (codes, activation) is counted in the database. */
export interface IdentityLimits {
  /** Failed sign-ins by account, or by what was typed when there is no such account. domain 4.1 */
  signIn: Limiter;
  /** Failed sign-ins by client address: many accounts, one guesser. Wide, because a hospital is one address. */
  signInAddress: Limiter;
  /** Challenges by client address: each costs a hash and nothing else. */
  captcha: Limiter;
  /** Tries to complete one sign-up: each tells whether a login name or a phone is taken. */
  completeSignUp: Limiter;
  /** Forgotten passwords by client address: each step costs a message or a hash. Wide, because a hospital is one address. */
  recoveryAddress: Limiter;
  /** 通过个人信息找回, by identity: three tries a day (domain 4.1). */
  personalInformation: Limiter;
  /** Asked-for revocations by institution: each tells whether somebody has an account. */
  revocation: Limiter;
  /** Wrong current passwords by account. */
  changePassword: Limiter;
}

export function identityLimits(limits: Limits, settings: Settings): IdentityLimits {
  const lockSeconds = settings.SIGN_IN_LOCK_MINUTES * 60;
  const lock = { durationSeconds: lockSeconds, blockSeconds: lockSeconds };
  return {
    signIn: limits.limiter('identity.sign-in', { points: settings.SIGN_IN_LOCK_AFTER, ...lock }),
    signInAddress: limits.limiter('identity.sign-in-address', { points: settings.SIGN_IN_ADDRESS_LOCK_AFTER, ...lock }),
    captcha: limits.limiter('identity.captcha', { points: 600, durationSeconds: 60 }),
    completeSignUp: limits.limiter('identity.complete-sign-up', { points: 20, durationSeconds: 1_800 }),
    recoveryAddress: limits.limiter('identity.recovery-address', { points: 200, durationSeconds: 3_600 }),
    personalInformation: limits.limiter('identity.personal-information', { points: 3, durationSeconds: 86_400 }),
    revocation: limits.limiter('identity.revocation', { points: 30, durationSeconds: 3_600 }),
    changePassword: limits.limiter('identity.change-password', { points: settings.SIGN_IN_LOCK_AFTER, ...lock }),
  };
}
