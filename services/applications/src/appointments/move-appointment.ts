import { actorOf, writeAudit } from '@medreg/audit';
import { isDuplicate, possibleId } from '@medreg/database';
import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../context.ts';
import { retried, type Transaction } from '../database.ts';
import type { AppointmentSlotRow } from '../rows.ts';
import type { Refusal } from '../rules/refusal.ts';
import { requirementNotMet } from '../steps/outcomes.ts';
import {
  type AppointmentRequest,
  type AppointmentWithAll,
  findBooked,
  notMet,
  overtakenAppointment,
  refusal,
  savedAppointment,
  WITH_ALL,
} from './appointment.ts';
import { APPOINTMENT_MESSAGES } from './messages.ts';
import { sendAppointmentNotice } from './notice.ts';
import { freePlace, lockSlots, refuseSlot, takePlace } from './places.ts';

/**
 * 改期: another slot of the same window, before the present one begins. The old place is given up only when the new one is had;
 * the old appointment stays on record as moved.
 */
export async function moveAppointment(deps: Deps, viewer: Viewer, input: AppointmentRequest & { slotId: string }) {
  const decision = await deps.limits.bookings.consume(viewer.accountId ?? viewer.requestId);
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);
  const sought = await findBooked(deps, viewer, input);
  if (!sought.appointment) return sought.outcome;
  const { appointment } = sought;
  const id = possibleId(input.slotId);
  const slot = id && (await deps.db.appointmentSlot.findUnique({ where: { id } }));
  if (!slot) return notMet('SLOT_UNKNOWN', APPOINTMENT_MESSAGES.slotUnknown);
  const at = deps.clock.now();
  const refused = refuseMove(appointment, slot, at) ?? refuseSlot(slot, at);
  if (refused) return requirementNotMet(refused);
  try {
    const moved = await retried(() => deps.db.$transaction((tx) => move(tx, deps, viewer, appointment, slot, at)));
    if (!moved) return overtakenAppointment(deps, viewer, appointment.id);
    return savedAppointment(moved);
  } catch (error) {
    if (error instanceof PlaceGone) return notMet('SLOT_FULL', APPOINTMENT_MESSAGES.slotFull);
    if (isDuplicate(error)) return notMet('ALREADY_BOOKED', APPOINTMENT_MESSAGES.alreadyBooked);
    throw error;
  }
}

function refuseMove({ slot: present }: AppointmentWithAll, slot: AppointmentSlotRow, now: Date): Refusal | null {
  if (present.startsAt <= now) return refusal('BEGUN', APPOINTMENT_MESSAGES.begun);
  if (present.id === slot.id) return refusal('SAME_SLOT', APPOINTMENT_MESSAGES.sameSlot);
  if (present.authorityId !== slot.authorityId) return refusal('OTHER_WINDOW', APPOINTMENT_MESSAGES.sameWindow);
  return null;
}

/** Ends the transaction: the last place went to somebody else, and the old one is kept. */
class PlaceGone extends Error {}

async function move(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  viewer: Viewer,
  before: AppointmentWithAll,
  slot: AppointmentSlotRow,
  at: Date,
): Promise<AppointmentWithAll | null> {
  await lockSlots(tx, [before.slotId, slot.id]);
  const { count } = await tx.appointment.updateMany({
    where: { id: before.id, version: before.version, state: 'BOOKED' },
    data: { state: 'MOVED', cancelledAt: at, version: { increment: 1 } },
  });
  if (count === 0) return null;
  if (!(await takePlace(tx, slot.id, at))) throw new PlaceGone();
  await freePlace(tx, before.slotId);
  const { practitionerId, applicationId, byInstitutionId } = before;
  const moved = await tx.appointment.create({
    data: {
      id: uuidv7(),
      slotId: slot.id,
      practitionerId,
      applicationId,
      byInstitutionId,
      state: 'BOOKED',
      bookedAt: at,
    },
    include: WITH_ALL,
  });
  await writeAudit(tx, {
    recordType: 'Appointment',
    recordId: moved.id,
    action: 'moveAppointment',
    actor: actorOf(viewer),
    at,
    detail: { before: before.id, from: before.slotId, to: slot.id },
  });
  await sendAppointmentNotice(tx, deps, moved, 'moved');
  return moved;
}
