import type { CalendarDate } from '@medreg/clock';

/** 状态词 (domain 7). */
export type Status = 'VALID' | 'SUSPENDED' | 'INVALID';

/** What the public register holds of a registration, as far as its status goes. */
export interface Standing {
  /** As last heard. */
  status: string;
  /** 有效期至, that day included; null without end. */
  validUntil: CalendarDate | null;
  /** 机构已注销 */
  institutionClosed: boolean;
}

/** Nobody need have said so: a nurse's registration is over the day after its last day (domain 5.2, NR-10), short-term practice likewise (5.6). */
export function isOver(validUntil: string | null, today: CalendarDate): boolean {
  return validUntil !== null && validUntil < today;
}

/** Of the registration, today (domain 7). */
export function registrationStatus({ status, validUntil }: Standing, today: CalendarDate): Status {
  if (status === 'INVALID' || isOver(validUntil, today)) return 'INVALID';
  return status === 'SUSPENDED' ? 'SUSPENDED' : 'VALID';
}

/**
 * Of the e-licence, today: that of the registration (domain 8.3), and 暂停执业 while the primary institution is closed (3.6), which
 * says nothing against the person in the public register.
 */
export function licenceStatus(licenceState: string, standing: Standing | null, today: CalendarDate): Status {
  if (licenceState === 'INVALID' || !standing) return 'INVALID';
  const status = registrationStatus(standing, today);
  return status === 'VALID' && standing.institutionClosed ? 'SUSPENDED' : status;
}
