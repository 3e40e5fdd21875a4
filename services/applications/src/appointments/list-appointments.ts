import { addDays, calendarDate, startOfDay } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import type { Page } from '../features/list-applications/list-applications.ts';
import { type AppointmentWithAll, appointmentsVisibleTo, WITH_ALL } from './appointment.ts';

/** 我的预约, newest first. */
export async function myAppointments(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  page: Page,
): Promise<Connection<AppointmentWithAll>> {
  const first = pageSize(page.first);
  const last = page.after ? idOf(decodeCursor(page.after, 1)[0]) : null;
  const rows = await db.appointment.findMany({
    where: { AND: [appointmentsVisibleTo(viewer), last ? { id: { lt: last } } : {}] },
    include: WITH_ALL,
    orderBy: { id: 'desc' },
    take: first + 1,
  });
  return connection(rows, first, ({ id }) => [id]);
}

/** 当日预约: who comes to the viewer's window, in the order of the slots and of the bookings. */
export async function appointmentsOf(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { date, ...page }: Page & { date: string },
): Promise<Connection<AppointmentWithAll>> {
  const first = pageSize(page.first);
  const day = calendarDate(date);
  const startsAt = { gte: startOfDay(day), lt: startOfDay(addDays(day, 1)) };
  const rows = await db.appointment.findMany({
    where: {
      AND: [
        appointmentsVisibleTo(viewer),
        { slot: { startsAt }, state: { in: ['BOOKED', 'KEPT'] } },
        ...after(page.after),
      ],
    },
    include: WITH_ALL,
    orderBy: [{ slot: { startsAt: 'asc' } }, { id: 'asc' }],
    take: first + 1,
  });
  return connection(rows, first, ({ slot, id }) => [slot.startsAt.getTime(), id]);
}

function after(cursor: string | null | undefined) {
  if (!cursor) return [];
  const [moment, last] = decodeCursor(cursor, 2);
  const startsAt = new Date(Number(moment));
  if (!(startsAt.getTime() > 0 && startsAt.getFullYear() < 10_000)) throw badUserInput('Unknown cursor');
  return [{ OR: [{ slot: { startsAt: { gt: startsAt } } }, { slot: { startsAt }, id: { gt: idOf(last) } }] }];
}

function idOf(part: string | number | undefined): string {
  const id = possibleId(String(part));
  if (!id) throw badUserInput('Unknown cursor');
  return id;
}
