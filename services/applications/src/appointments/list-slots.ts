import { addDays, calendarDate, daysBetween, startOfDay } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { badUserInput } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { ownAuthority } from '../access.ts';
import type { Deps } from '../context.ts';
import type { AppointmentSlotRow } from '../rows.ts';

/** Both days included. */
const MOST_DAYS = 31;

/** 可预约时段 of a window: those that can still be booked, full ones too; its own authority sees all that there were. */
export async function appointmentSlots(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { authorityId: typed, from, to }: { authorityId: string; from: string; to: string },
): Promise<AppointmentSlotRow[]> {
  const [first, last] = [calendarDate(from), calendarDate(to)];
  if (last < first || daysBetween(first, last) >= MOST_DAYS)
    throw badUserInput(`At most ${MOST_DAYS} days, from before to`);
  const authorityId = possibleId(typed);
  if (!authorityId) return [];
  const days = { gte: startOfDay(first), lt: startOfDay(addDays(last, 1)) };
  const own = ownAuthority(viewer) === authorityId;
  return db.appointmentSlot.findMany({
    where: { authorityId, startsAt: days, ...(!own && { closedAt: null, AND: { startsAt: { gt: clock.now() } } }) },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
}
