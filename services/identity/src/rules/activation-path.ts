import type { ActivationObstacle, ActivationState } from '../generated/resolvers.ts';
import { type AccountProgress, isIdentityVerified } from './account-state.ts';

/** How an account came to be activated (domain 4.2); EFFECTIVE is P2, P3, N2 and N6: by an application that took effect. */
export type ActivationPath = 'T1' | 'P1' | 'P4' | 'P5' | 'N1' | 'N4' | 'N5' | 'AUTOMATIC' | 'EFFECTIVE';

/** What the rules ask of a registration. */
export interface RegistrationFacts {
  profession: string;
  status: string;
}

/** Professions whose valid registration is activated by its primary institution. P1, N1 */
export const ACTIVATED_BY_INSTITUTION = ['PHYSICIAN', 'NURSE'] as const;

export function isActivatedByInstitution({ profession, status }: RegistrationFacts): boolean {
  return status === 'VALID' && ACTIVATED_BY_INSTITUTION.some((activated) => activated === profession);
}

/**
 * The valid registration that closes activation by one's own code: the primary institution knows whose account it is then
 * (S2-Q5.1, Q29.1). TCM-specialty physicians activate by their code always (T1).
 */
export function findClosing<R extends RegistrationFacts>(registrations: R[]): R | null {
  return registrations.find(isActivatedByInstitution) ?? null;
}

/** Statuses of a nurse's registration that is over, and that nothing newer has taken the place of. */
const OVER = ['DEREGISTERED', 'EXPIRED', 'REVOKED', 'ANNULLED', 'TRANSFERRED_OUT'];

/** N5: whose registration as a nurse is over types 护士执业证书编号. S2-Q29.4 */
export function takesCertificateNumber({ profession, status }: RegistrationFacts): boolean {
  return profession === 'NURSE' && OVER.includes(status);
}

/**
 * Which path a right qualification code was.
 * @param kinds of the holder's qualifications
 * @param physicianCode whether the code has a physician's structure (domain 6.2)
 */
export function pathOfQualificationCode(
  { kinds, physicianCode }: { kinds: readonly string[]; physicianCode: boolean },
  registrations: RegistrationFacts[],
): ActivationPath {
  if (physicianCode || (kinds.includes('PHYSICIAN') && kinds.length === 1)) {
    return registrations.some(({ profession }) => profession === 'PHYSICIAN') ? 'P5' : 'P4';
  }
  return kinds.includes('NURSE') && !kinds.includes('TCM_SPECIALTY') ? 'N4' : 'T1';
}

/** What the institution's list is made of: one registration, and the account of its holder. */
export interface ActivationCase {
  primary: boolean;
  profession: string;
  account: Pick<AccountProgress, 'state' | 'frozenAt'> | null;
}

/** 尚未注册账户 / 等待激活账户 / 已激活. S2-Q21, Q42 */
export function activationState({ account }: Pick<ActivationCase, 'account'>): ActivationState {
  if (!account) return 'NOT_SIGNED_UP';
  return account.state === 'ACTIVATED' ? 'ACTIVATED' : 'WAITING';
}

/** Why no activation code can be sent, the reason that the person cannot change first. S2-Q24, Q45 @returns null when one can */
export function activationObstacle({ primary, profession, account }: ActivationCase): ActivationObstacle | null {
  if (account?.frozenAt) return 'ACCOUNT_FROZEN';
  if (account?.state === 'ACTIVATED') return 'ALREADY_ACTIVATED';
  if (!primary) return 'OTHER_PRIMARY_INSTITUTION';
  if (!account) return 'NO_ACCOUNT';
  if (!isIdentityVerified(account.state)) return 'IDENTITY_NOT_VERIFIED';
  if (account.state !== 'CONTACT_VERIFIED') return 'CONTACT_NOT_VERIFIED';
  return isActivatedByInstitution({ profession, status: 'VALID' }) ? null : 'OWN_CERTIFICATE_CODE';
}
