import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import { tellPerson } from '../notices.ts';
import type { AppointmentWithAll } from './appointment.ts';
import { APPOINTMENT_MESSAGES } from './messages.ts';

/** A moment as people at the window read it: 2026年11月12日 09:30, in Beijing's time. */
const TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
  hourCycle: 'h23',
});

export type Said = Extract<keyof typeof APPOINTMENT_MESSAGES, 'booked' | 'moved' | 'cancelled' | 'closed'>;

/** Tells the person what has become of the appointment, whoever made it. */
export async function sendAppointmentNotice(
  tx: Transaction,
  { pii }: Pick<Deps, 'pii'>,
  { practitionerId, applicationId, slot }: AppointmentWithAll,
  said: Said,
): Promise<void> {
  const params = { time: TIME.format(slot.startsAt), state: APPOINTMENT_MESSAGES[said] };
  await tellPerson(tx, pii, practitionerId, 'APPOINTMENT_NOTICE', params, applicationId);
}
