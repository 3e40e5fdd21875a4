import { actorOf, writeAudit } from '@medreg/audit';
import { isDuplicate, possibleId } from '@medreg/database';
import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../context.ts';
import { type Transaction, withPerson } from '../database.ts';
import type { ApplicationRow, AppointmentSlotRow } from '../rows.ts';
import type { Refusal } from '../rules/refusal.ts';
import { findApplication } from '../steps/find-step.ts';
import { applicationNotFound, requirementNotMet } from '../steps/outcomes.ts';
import { isOpen, partiesOf } from '../workflow.ts';
import { type AppointmentWithAll, notMet, refusal, savedAppointment, WITH_ALL } from './appointment.ts';
import { APPOINTMENT_MESSAGES } from './messages.ts';
import { sendAppointmentNotice } from './notice.ts';
import { refuseSlot, takePlace } from './places.ts';

/** Whoever books everything keeps others out. */
export const MOST_BOOKINGS = 3;

/**
 * 预约 (S2-Q59.9): a place at the window of the authority that handles the application, for its applicant. Two people and the last
 * place: one gets it. The same person twice in a slot: once.
 */
export async function bookAppointment(
  deps: Deps,
  viewer: Viewer,
  { slotId, applicationId }: { slotId: string; applicationId: string },
) {
  const decision = await deps.limits.bookings.consume(viewer.accountId ?? viewer.requestId);
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);
  const application = await findApplication(deps, viewer, applicationId);
  if (!application || !partiesOf(viewer, application).includes('APPLICANT')) return applicationNotFound();
  const id = possibleId(slotId);
  const slot = id && (await deps.db.appointmentSlot.findUnique({ where: { id } }));
  if (!slot) return notMet('SLOT_UNKNOWN', APPOINTMENT_MESSAGES.slotUnknown);
  const at = deps.clock.now();
  const refused = refuseVisit(application, slot) ?? refuseSlot(slot, at);
  if (refused) return requirementNotMet(refused);
  try {
    const booked = await withPerson(deps.db, application.practitionerId, (tx) =>
      book(tx, deps, viewer, slot, application, at),
    );
    return 'code' in booked ? requirementNotMet(booked) : savedAppointment(booked);
  } catch (error) {
    if (isDuplicate(error)) return notMet('ALREADY_BOOKED', APPOINTMENT_MESSAGES.alreadyBooked);
    throw error;
  }
}

/** Only where the application is handled, and while something can still be done about it or its certificate. */
function refuseVisit(application: ApplicationRow, { authorityId }: AppointmentSlotRow): Refusal | null {
  if (application.authorityId !== authorityId) return refusal('OTHER_WINDOW', APPOINTMENT_MESSAGES.otherWindow);
  if (isOpen(application) || application.status === 'EFFECTIVE') return null;
  return refusal('APPLICATION_OVER', APPOINTMENT_MESSAGES.applicationOver);
}

async function book(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  viewer: Viewer,
  slot: AppointmentSlotRow,
  { id: applicationId, practitionerId }: ApplicationRow,
  at: Date,
): Promise<AppointmentWithAll | Refusal> {
  const running = await tx.appointment.count({
    where: { practitionerId, state: 'BOOKED', slot: { authorityId: slot.authorityId, startsAt: { gt: at } } },
  });
  if (running >= MOST_BOOKINGS) return refusal('TOO_MANY', APPOINTMENT_MESSAGES.tooMany(MOST_BOOKINGS));
  if (!(await takePlace(tx, slot.id, at))) return refusal('SLOT_FULL', APPOINTMENT_MESSAGES.slotFull);
  const booked = await tx.appointment.create({
    data: {
      id: uuidv7(),
      slotId: slot.id,
      practitionerId,
      applicationId,
      byInstitutionId: viewer.kind === 'INSTITUTION' ? (viewer.institutionId ?? null) : null,
      state: 'BOOKED',
      bookedAt: at,
    },
    include: WITH_ALL,
  });
  await writeAudit(tx, {
    recordType: 'Appointment',
    recordId: booked.id,
    action: 'bookAppointment',
    actor: actorOf(viewer),
    at,
    detail: { slotId: slot.id, applicationId },
  });
  await sendAppointmentNotice(tx, deps, booked, 'booked');
  return booked;
}
