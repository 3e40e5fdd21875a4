import type { AccountState } from '@medreg/viewer';

/** What an account's state depends on, besides the state itself. */
export interface AccountProgress {
  kind: 'PERSON' | 'INSTITUTION' | 'AUTHORITY';
  state: AccountState | null;
  mustChangePassword: boolean;
  phoneVerifiedAt: Date | null;
  emailVerifiedAt: Date | null;
  /** 冻结: a revocation is under way. */
  frozenAt: Date | null;
}

/** What the holder does next. */
export type AccountStep = 'CHANGE_PASSWORD' | 'ANSWER_REVOCATION' | 'CORRECT_IDENTITY' | 'VERIFY_CONTACT' | 'ACTIVATE';

/** 检查和更新我的身份信息: at most three changes per account, never after the identity is verified. domain 4.2 */
export const MAX_CORRECTIONS = 3;

/** States in which name and ID number have not matched a qualification record. domain 4.1 */
export const UNVERIFIED = ['REGISTERED', 'IDENTITY_FAILED'] as const satisfies readonly AccountState[];

export function isIdentityVerified(state: AccountState | null): boolean {
  return state !== null && !UNVERIFIED.some((unverified) => unverified === state);
}

/** The state of a person whose identity has just been verified: a contact verified before counts at once. domain 4.1 */
export function stateWithIdentity(account: Pick<AccountProgress, 'phoneVerifiedAt' | 'emailVerifiedAt'>): AccountState {
  return account.phoneVerifiedAt || account.emailVerifiedAt ? 'CONTACT_VERIFIED' : 'IDENTITY_VERIFIED';
}

/** The state of a person whose phone or email has just been verified. domain 4.1 */
export function stateWithContact(state: AccountState): AccountState {
  return state === 'IDENTITY_VERIFIED' ? 'CONTACT_VERIFIED' : state;
}

const STEP_AFTER = {
  REGISTERED: 'CORRECT_IDENTITY',
  IDENTITY_FAILED: 'CORRECT_IDENTITY',
  IDENTITY_VERIFIED: 'VERIFY_CONTACT',
  CONTACT_VERIFIED: 'ACTIVATE',
  ACTIVATED: null,
} as const satisfies Record<AccountState, AccountStep | null>;

/** @returns null when nothing is left to do. domain 4.1; institution and authority accounts only change their first password */
export function nextStep({
  mustChangePassword,
  frozenAt,
  state,
}: Pick<AccountProgress, 'mustChangePassword' | 'frozenAt' | 'state'>) {
  if (mustChangePassword) return 'CHANGE_PASSWORD' as const;
  if (frozenAt) return 'ANSWER_REVOCATION' as const;
  return state ? STEP_AFTER[state] : null;
}

/** How far an account gets others to believe it: a frozen one no further than before its contact was verified. domain 4.1 [D] */
export function usableState(state: AccountState, frozenAt: Date | null): AccountState {
  return frozenAt && isIdentityVerified(state) ? 'IDENTITY_VERIFIED' : state;
}
