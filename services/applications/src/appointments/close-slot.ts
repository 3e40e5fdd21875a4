import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { ownAuthority } from '../access.ts';
import type { Deps } from '../context.ts';
import { retried, type Transaction } from '../database.ts';
import { notMet, WITH_ALL } from './appointment.ts';
import { APPOINTMENT_MESSAGES } from './messages.ts';
import { sendAppointmentNotice } from './notice.ts';

/** 关闭时段: nobody books it any more, and whoever has is told. Closed again, nothing happens a second time. */
export async function closeAppointmentSlot(deps: Deps, viewer: Viewer, { slotId }: { slotId: string }) {
  const id = possibleId(slotId);
  const authorityId = ownAuthority(viewer);
  const slot = id && authorityId ? await deps.db.appointmentSlot.findFirst({ where: { id, authorityId } }) : null;
  if (!slot) return notMet('SLOT_UNKNOWN', APPOINTMENT_MESSAGES.slotUnknown);
  const at = deps.clock.now();
  if (slot.closedAt === null && slot.startsAt <= at) return notMet('SLOT_BEGUN', APPOINTMENT_MESSAGES.slotBegun);
  const done = await retried(() => deps.db.$transaction((tx) => close(tx, deps, viewer, slot.id, at)));
  return { kind: 'ClosedAppointmentSlot' as const, ...done };
}

async function close(tx: Transaction, deps: Pick<Deps, 'pii'>, viewer: Viewer, id: string, at: Date) {
  // The row is locked by this write: whoever books waits for it, and then finds the slot closed.
  const [closed] = await tx.appointmentSlot.updateManyAndReturn({
    where: { id, closedAt: null },
    data: { closedAt: at, booked: 0 },
  });
  if (!closed) return { slot: await tx.appointmentSlot.findUniqueOrThrow({ where: { id } }), cancelled: 0 };
  const booked = await tx.appointment.findMany({ where: { slotId: id, state: 'BOOKED' }, include: WITH_ALL });
  await tx.appointment.updateMany({
    where: { id: { in: booked.map((one) => one.id) } },
    data: { state: 'CANCELLED', cancelledAt: at, version: { increment: 1 } },
  });
  for (const appointment of booked) await sendAppointmentNotice(tx, deps, appointment, 'closed');
  await writeAudit(tx, {
    recordType: 'AppointmentWindow',
    recordId: closed.authorityId,
    action: 'closeAppointmentSlot',
    actor: actorOf(viewer),
    at,
    detail: { slotId: id, cancelled: booked.map((one) => one.id) },
  });
  return { slot: closed, cancelled: booked.length };
}
