import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { ownAuthority } from '../access.ts';
import type { Deps } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Refusal } from '../rules/refusal.ts';
import { requirementNotMet } from '../steps/outcomes.ts';
import { APPOINTMENT_MESSAGES } from './messages.ts';

/** An appointment with its slot and the application that it is for. */
export const WITH_ALL = { slot: true, application: true } as const satisfies Prisma.AppointmentInclude;
export type AppointmentWithAll = Prisma.AppointmentGetPayload<{ include: typeof WITH_ALL }>;

const NOTHING = { id: { in: [] as string[] } };

/** Appointments that the viewer may see: his own, those that the institution has booked, those at the authority's window. */
export function appointmentsVisibleTo(viewer: Viewer): Prisma.AppointmentWhereInput {
  switch (viewer.kind) {
    case 'PERSON': {
      const practitionerId = possibleId(viewer.practitionerId);
      return practitionerId ? { practitionerId } : NOTHING;
    }
    case 'INSTITUTION': {
      const byInstitutionId = possibleId(viewer.institutionId);
      return byInstitutionId ? { byInstitutionId } : NOTHING;
    }
    case 'AUTHORITY': {
      const authorityId = viewer.rights.includes('ACCEPT_APPLICATIONS') ? ownAuthority(viewer) : null;
      return authorityId ? { slot: { authorityId } } : NOTHING;
    }
    default:
      return NOTHING;
  }
}

export async function findAppointment(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  appointmentId: string,
): Promise<AppointmentWithAll | null> {
  const id = possibleId(appointmentId);
  if (id === null) return null;
  return db.appointment.findFirst({ where: { id, AND: appointmentsVisibleTo(viewer) }, include: WITH_ALL });
}

/** Names an appointment as its taker saw it. */
export interface AppointmentRequest {
  appointmentId: string;
  version: number;
}

/** @returns the appointment while it is booked and as it was seen, else the answer to give */
export async function findBooked(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  { appointmentId, version }: AppointmentRequest,
) {
  const found = await findAppointment(deps, viewer, appointmentId);
  if (!found) return { outcome: appointmentNotFound() };
  if (found.version !== version) return { outcome: appointmentChanged(found) };
  if (found.state !== 'BOOKED') return { outcome: notMet('NOT_BOOKED', APPOINTMENT_MESSAGES.notBooked) };
  return { appointment: found };
}

/** Somebody else was faster: the appointment as it is now. */
export async function overtakenAppointment(deps: Pick<Deps, 'db'>, viewer: Viewer, id: string) {
  const present = await findAppointment(deps, viewer, id);
  return present ? appointmentChanged(present) : appointmentNotFound();
}

export const savedAppointment = (appointment: AppointmentWithAll) => ({
  kind: 'SavedAppointment' as const,
  appointment,
});
export const appointmentChanged = (appointment: AppointmentWithAll) => ({
  kind: 'AppointmentChanged' as const,
  message: APPOINTMENT_MESSAGES.changed,
  appointment,
});
export const appointmentNotFound = () => ({
  kind: 'AppointmentNotFound' as const,
  message: APPOINTMENT_MESSAGES.notFound,
});

/** Appointments are a service of the window, not a right by law: their refusals quote none. */
export const refusal = (code: string, message: string): Refusal => ({ code, message, basis: null });
export const notMet = (code: string, message: string) => requirementNotMet(refusal(code, message));
