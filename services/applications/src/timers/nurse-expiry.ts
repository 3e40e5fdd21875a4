import { addDays, type CalendarDate, daysBetween } from '@medreg/clock';
import { fromColumn, toColumn } from '../database.ts';
import { tellPerson } from '../notices.ts';
import { periodOf } from '../rules/nurse-register-state.ts';
import { OPEN_STATUSES } from '../workflow.ts';
import { beyond, timer } from './timer.ts';

const REMINDERS = [30, 60, 90] as const;

/** @returns which reminder is due: 90, 60 or 30 days before the end, only the latest where some were missed */
export function reminderOf(end: CalendarDate, day: CalendarDate): number | null {
  const left = daysBetween(day, end);
  return left < 0 ? null : (REMINDERS.find((days) => left <= days) ?? null);
}

/** 护士注册有效期将届满 (NR-10; S2-Q32): reminders 90, 60 and 30 days before; whoever has applied needs none. */
export const nurseExpiryNear = timer({
  name: 'NURSE_EXPIRY_NEAR',
  source: 'NR-10; S2-Q32',
  says: '护士注册有效期届满前九十日、六十日、三十日提醒本人申请延续',
  find: ({ db }, day, after, most) =>
    db.registration.findMany({
      where: {
        status: 'VALID',
        professionType: 'NURSE',
        periodUntil: { gte: toColumn(day), lte: toColumn(addDays(day, 90)) },
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion({ periodUntil }, day) {
    const end = periodUntil && fromColumn(periodUntil);
    const days = end && reminderOf(end, day);
    return days === null ? null : `${end}:${days}`;
  },
  async act(tx, deps, { id, practitionerId, periodUntil }) {
    const renewing = await tx.application.findFirst({
      where: { practitionerId, claim: periodOf({ id }), status: { in: OPEN_STATUSES }, submittedAt: { not: null } },
      select: { id: true },
    });
    if (renewing || !periodUntil) return;
    const params = { matter: '护士执业注册有效期将届满，请申请延续', lastDay: fromColumn(periodUntil) };
    await tellPerson(tx, deps.pii, practitionerId, 'DEADLINE_REMINDER', params);
  },
});
