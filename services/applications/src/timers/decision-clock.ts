import { type CalendarDate, workingDaysBetween } from '@medreg/clock';
import { fromColumn } from '../database.ts';
import type { ApplicationRow } from '../rows.ts';
import { raiseFlag } from '../supervision/raise-flag.ts';
import { beyond, timer } from './timer.ts';

const WARNINGS = [100, 80, 50] as const;

/**
 * @returns how much of a clock has run in working days: 50, 80 or 100 per cent, OVERDUE after its last day, null before half of it
 * (ALL-42, 82; S2-Q59.9)
 */
export function warningOf(from: CalendarDate, until: CalendarDate, day: CalendarDate): number | 'OVERDUE' | null {
  if (day > until) return 'OVERDUE';
  const whole = workingDaysBetween(from, until);
  const run = workingDaysBetween(from, day);
  return WARNINGS.find((percent) => run * 100 >= whole * percent) ?? null;
}

const clockOf = ({ clockFrom, dueOn }: Pick<ApplicationRow, 'clockFrom' | 'dueOn'>) =>
  clockFrom && dueOn ? { from: fromColumn(clockFrom), until: fromColumn(dueOn) } : null;

/** 办理期限预警: to the authority and its supervisors at 50, 80 and 100 per cent, and when the time is over (ALL-42; S2-Q59.9). */
export const decisionClock = timer({
  name: 'DECISION_CLOCK',
  source: 'ALL-42, 82; S2-Q59.9; 5.6',
  says: '办结期限过半、过八成、届满和超期时预警',
  find: ({ db }, _day, after, most) =>
    db.application.findMany({
      where: { status: { in: ['ACCEPTED', 'FORWARDED'] }, dueOn: { not: null }, ...beyond(after) },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion(row, day) {
    const clock = clockOf(row);
    const warning = clock && warningOf(clock.from, clock.until, day);
    // A clock that was extended or begun again warns again.
    return warning === null || !clock ? null : `${clock.until}:${warning}`;
  },
  async act(tx, _deps, row, { day, at }) {
    const clock = clockOf(row);
    const warning = clock && warningOf(clock.from, clock.until, day);
    if (!clock || warning === null) return;
    await raiseFlag(tx, {
      kind: warning === 'OVERDUE' ? 'OVERDUE' : 'CLOCK',
      subject: { type: 'Application', id: row.id },
      occasion: `${clock.until}:${warning}`,
      authorityId: row.authorityId,
      regionCode: row.authorityRegionCode ?? '000000',
      detail: {
        number: row.number,
        procedure: row.procedure,
        from: clock.from,
        until: clock.until,
        warning: String(warning),
      },
      at,
    });
  },
});
