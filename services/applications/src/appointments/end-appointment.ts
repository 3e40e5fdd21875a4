import { actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { retried, type Transaction } from '../database.ts';
import {
  type AppointmentRequest,
  type AppointmentWithAll,
  findBooked,
  notMet,
  overtakenAppointment,
  savedAppointment,
  WITH_ALL,
} from './appointment.ts';
import { APPOINTMENT_MESSAGES } from './messages.ts';
import { sendAppointmentNotice } from './notice.ts';
import { freePlace, lockSlots } from './places.ts';

/** 取消预约: before it begins; the place is free again. */
export async function cancelAppointment(deps: Deps, viewer: Viewer, input: AppointmentRequest) {
  const sought = await findBooked(deps, viewer, input);
  if (!sought.appointment) return sought.outcome;
  const { appointment } = sought;
  if (appointment.slot.startsAt <= deps.clock.now()) return notMet('BEGUN', APPOINTMENT_MESSAGES.begun);
  return end(deps, viewer, appointment, 'CANCELLED');
}

/** 到场登记: the person came, on the day of the slot or noted later. */
export async function keepAppointment(deps: Deps, viewer: Viewer, input: AppointmentRequest) {
  const sought = await findBooked(deps, viewer, input);
  if (!sought.appointment) return sought.outcome;
  const { appointment } = sought;
  if (today(deps.clock.now()) < today(appointment.slot.startsAt)) {
    return notMet('NOT_TODAY', APPOINTMENT_MESSAGES.notToday);
  }
  return end(deps, viewer, appointment, 'KEPT');
}

async function end(deps: Deps, viewer: Viewer, appointment: AppointmentWithAll, state: 'CANCELLED' | 'KEPT') {
  const at = deps.clock.now();
  const ended = await retried(() => deps.db.$transaction((tx) => write(tx, deps, viewer, appointment, state, at)));
  return ended ? savedAppointment(ended) : overtakenAppointment(deps, viewer, appointment.id);
}

async function write(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  viewer: Viewer,
  { id, version, slotId }: AppointmentWithAll,
  state: 'CANCELLED' | 'KEPT',
  at: Date,
): Promise<AppointmentWithAll | null> {
  // The slot first, as whoever closes it takes it first.
  await lockSlots(tx, [slotId]);
  const { count } = await tx.appointment.updateMany({
    where: { id, version, state: 'BOOKED' },
    data: { state, version: { increment: 1 }, ...(state === 'CANCELLED' && { cancelledAt: at }) },
  });
  if (count === 0) return null;
  if (state === 'CANCELLED') await freePlace(tx, slotId);
  const ended = await tx.appointment.findUniqueOrThrow({ where: { id }, include: WITH_ALL });
  await writeAudit(tx, {
    recordType: 'Appointment',
    recordId: id,
    action: state === 'CANCELLED' ? 'cancelAppointment' : 'keepAppointment',
    actor: actorOf(viewer),
    at,
    detail: { slotId },
  });
  if (state === 'CANCELLED') await sendAppointmentNotice(tx, deps, ended, 'cancelled');
  return ended;
}
