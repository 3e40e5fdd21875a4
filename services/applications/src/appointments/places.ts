import type { Database, Transaction } from '../database.ts';
import type { AppointmentSlotRow } from '../rows.ts';
import type { Refusal } from '../rules/refusal.ts';
import { refusal } from './appointment.ts';
import { APPOINTMENT_MESSAGES } from './messages.ts';

/** @returns why the slot cannot be taken now, as far as its row says; the write asks once more */
export function refuseSlot(slot: AppointmentSlotRow, now: Date): Refusal | null {
  if (slot.closedAt !== null) return refusal('SLOT_CLOSED', APPOINTMENT_MESSAGES.slotClosed);
  if (slot.startsAt <= now) return refusal('SLOT_BEGUN', APPOINTMENT_MESSAGES.slotBegun);
  if (slot.booked >= slot.capacity) return refusal('SLOT_FULL', APPOINTMENT_MESSAGES.slotFull);
  return null;
}

/** Takes one place, if there is one: of two people and the last place, one gets it. @returns whether it was had */
export async function takePlace(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.appointmentSlot.updateMany({
    where: {
      id,
      closedAt: null,
      startsAt: { gt: now },
      booked: { lt: (tx as Pick<Database, 'appointmentSlot'>).appointmentSlot.fields.capacity },
    },
    data: { booked: { increment: 1 } },
  });
  return count > 0;
}

export async function freePlace(tx: Transaction, id: string): Promise<void> {
  await tx.appointmentSlot.updateMany({ where: { id, booked: { gt: 0 } }, data: { booked: { decrement: 1 } } });
}

/** Locks slots in the order of their ids, so that two moves in opposite directions wait for each other. */
export async function lockSlots(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "appointment_slot" WHERE "id" = ANY(${[...ids]}::uuid[]) ORDER BY "id" FOR UPDATE`;
}
