import { addWorkingDays, type CalendarDate } from '@medreg/clock';
import type { RevocationStatus } from '../generated/prisma/enums.ts';

/** 异议期 of an activated account, in working days. domain 4.1 [D] */
const OBJECTION_WORKING_DAYS = 3;

/** What is asked of a revocation before it is taken in. */
export interface RevocationCase {
  /** The primary institutions of the person's valid registrations. */
  primaryInstitutions: string[];
  institutionId: string;
  activated: boolean;
}

export type RevocationPlan =
  | { kind: 'NOT_PRIMARY' }
  | { kind: 'PLAN'; status: RevocationStatus; needsAuthority: boolean; objectionEndsOn: CalendarDate | null };

/**
 * Who revokes, and when it takes effect: of a person with a valid registration the primary institution alone, else any
 * institution that the person attends, and the authority confirms. The holder of an activated account has three working days
 * to object first. S2-Q13, Q35, domain 4.1
 */
export function planRevocation(
  { primaryInstitutions, institutionId, activated }: RevocationCase,
  today: CalendarDate,
): RevocationPlan {
  const registered = primaryInstitutions.length > 0;
  if (registered && !primaryInstitutions.includes(institutionId)) return { kind: 'NOT_PRIMARY' };
  const objectionEndsOn = activated ? addWorkingDays(today, OBJECTION_WORKING_DAYS) : null;
  const alone = activated ? 'OBJECTION_PERIOD' : 'REVOKED';
  return {
    kind: 'PLAN',
    status: registered ? alone : 'AWAITING_AUTHORITY',
    needsAuthority: !registered,
    objectionEndsOn,
  };
}

/** Whether the holder may still object: once, up to the last day, as long as nobody has decided. */
export function mayObject(
  revocation: { status: RevocationStatus; objectionEndsOn: CalendarDate | null; objected: boolean },
  today: CalendarDate,
): boolean {
  if (revocation.objected) return false;
  if (revocation.status === 'AWAITING_AUTHORITY') return true;
  const { status, objectionEndsOn } = revocation;
  return status === 'OBJECTION_PERIOD' && objectionEndsOn !== null && today <= objectionEndsOn;
}

/** Whether the authority has to wait for the holder still. */
export function isObjectionAwaited(
  { objectionEndsOn, objected }: { objectionEndsOn: CalendarDate | null; objected: boolean },
  today: CalendarDate,
): boolean {
  return objectionEndsOn !== null && !objected && today <= objectionEndsOn;
}
