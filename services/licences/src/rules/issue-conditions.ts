import type { CalendarDate } from '@medreg/clock';
import type { RegistrationSnapshot } from '@medreg/events';
import { isOver } from './current-status.ts';

/** What a registration may lack for an e-licence; it must be maintained first (domain 8.1, 605号 item 3). */
export type Missing = 'E_REG_ID' | 'PHOTO' | 'SCOPE' | 'VALIDITY';

/** 生成条件 (domain 8.1, 8.2): what the licence would have to show, or to prove, and the register does not have. */
export function missingForLicence(snapshot: RegistrationSnapshot): Missing[] {
  const missing: Missing[] = [];
  if (!snapshot.eRegId) missing.push('E_REG_ID');
  if (!snapshot.photoKey) missing.push('PHOTO');
  if (!hasScope(snapshot)) missing.push('SCOPE');
  if (snapshot.professionType === 'NURSE' && !snapshot.validUntil) missing.push('VALIDITY');
  return missing;
}

function hasScope({ professionType, scopes, techniques, diseases }: RegistrationSnapshot): boolean {
  if (professionType === 'PHYSICIAN') return scopes.length > 0;
  if (professionType === 'TCM_SPECIALTY') return techniques.length > 0 && diseases.length > 0;
  return true;
}

/**
 * Why a registration has no living e-licence, null when it has one (domain 5.1, 8.1). Short-term practice has none: the claim
 * range is physicians of all levels and nurses (W28).
 */
export function reasonForNoLicence(snapshot: RegistrationSnapshot, today: CalendarDate): string | null {
  if (snapshot.status !== 'VALID') return snapshot.status;
  if (isOver(snapshot.validUntil, today)) return 'EXPIRED';
  if (snapshot.professionType === 'SHORT_TERM') return 'SHORT_TERM';
  const [missing] = missingForLicence(snapshot);
  return missing ? `WITHOUT_${missing}` : null;
}
