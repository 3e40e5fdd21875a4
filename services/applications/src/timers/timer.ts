import { type CalendarDate, today } from '@medreg/clock';
import { type Logger, withoutPersonalData } from '@medreg/jobs';
import type { Deps } from '../context.ts';
import { lockPerson, retried, type Transaction } from '../database.ts';

/** How many rows a timer takes in hand at a time. */
const BATCH = 100;

/** What a timer acts on; what concerns one person is acted on in that person's turn. */
export interface TimerRow {
  id: string;
  practitionerId?: string | null;
}

/**
 * 定时办理 (domain 5.6): something that becomes due by itself. What is due is found anew every night, so that a night that was missed is
 * made up for; each occasion is acted on once, whoever runs it and however often.
 */
export interface TimerDefinition<Row extends TimerRow, Prepared = undefined> {
  /** Stands in `timer_run` for ever: never renamed. */
  name: string;
  source: string;
  /** What it does, in one sentence. */
  says: string;
  /** Rows that may be due on the day, in the order of their ids, beyond `after`. */
  find(deps: Deps, day: CalendarDate, after: string | null, most: number): Promise<Row[]>;
  /** The occasion that is due for the row, e.g. a date or a percentage; null when none is. */
  occasion(row: Row, day: CalendarDate, deps: Deps): string | null;
  /** Asks siblings what the action needs, before its transaction; null: not tonight. */
  prepare?(deps: Deps, row: Row, day: CalendarDate): Promise<Prepared | null>;
  act(
    tx: Transaction,
    deps: Deps,
    row: Row,
    context: { day: CalendarDate; at: Date; prepared: Prepared },
  ): Promise<void>;
}

export interface TimerResult {
  acted: number;
  failed: number;
}

/** A timer whose rows are nobody's business any more. */
export interface Timer {
  name: string;
  source: string;
  says: string;
  run(deps: Deps, day: CalendarDate, logger: Pick<Logger, 'warn'>): Promise<TimerResult>;
}

/** Makes a definition run: in batches, each occasion in a transaction of its own together with the note that it was acted on. */
export function timer<Row extends TimerRow, Prepared = undefined>(definition: TimerDefinition<Row, Prepared>): Timer {
  const { name, source, says } = definition;
  return {
    name,
    source,
    says,
    async run(deps, day, logger) {
      const result: TimerResult = { acted: 0, failed: 0 };
      let after: string | null = null;
      for (;;) {
        const rows: Row[] = await definition.find(deps, day, after, BATCH);
        for (const { row, due } of await stillDue(deps, definition, rows, day)) {
          try {
            if (await actOnce(deps, definition, row, due, day)) result.acted += 1;
          } catch (error) {
            result.failed += 1;
            logger.warn(
              { timer: name, subject: row.id, reason: reasonOf(error) },
              'a timer failed, will be tried again',
            );
          }
        }
        after = rows.at(-1)?.id ?? null;
        if (rows.length < BATCH) return result;
      }
    },
  };
}

/** The rows that are due and have not been acted on. */
async function stillDue<Row extends TimerRow, Prepared>(
  deps: Deps,
  { name, occasion }: TimerDefinition<Row, Prepared>,
  rows: readonly Row[],
  day: CalendarDate,
) {
  const due = rows.flatMap((row) => {
    const found = occasion(row, day, deps);
    return found === null ? [] : [{ row, due: found }];
  });
  if (due.length === 0) return [];
  const ran = await deps.db.timerRun.findMany({
    where: { timer: name, subjectId: { in: due.map(({ row }) => row.id) } },
    select: { subjectId: true, due: true },
  });
  const done = new Set(ran.map((one) => `${one.subjectId}|${one.due}`));
  return due.filter((one) => !done.has(`${one.row.id}|${one.due}`));
}

/** @returns whether it was acted on now; two runs at once: one of them waits here and finds the other's note */
async function actOnce<Row extends TimerRow, Prepared>(
  deps: Deps,
  definition: TimerDefinition<Row, Prepared>,
  row: Row,
  due: string,
  day: CalendarDate,
): Promise<boolean> {
  const { name, prepare, act } = definition;
  const prepared = prepare ? await prepare(deps, row, day) : undefined;
  if (prepared === null) return false;
  return retried(() =>
    deps.db.$transaction(async (tx) => {
      const at = deps.clock.now();
      const { count } = await tx.timerRun.createMany({
        data: [{ timer: name, subjectId: row.id, due, ranAt: at }],
        skipDuplicates: true,
      });
      if (count === 0) return false;
      if (row.practitionerId) await lockPerson(tx, row.practitionerId);
      await act(tx, deps, row, { day, at, prepared: prepared as Prepared });
      return true;
    }),
  );
}

const reasonOf = (error: unknown) => withoutPersonalData(error instanceof Error ? error.message : String(error));

/** Beyond the row that was taken last. */
export const beyond = (after: string | null) => (after === null ? {} : { id: { gt: after } });

/** The day on which a moment lies, or null. */
export const dayOf = (moment: Date | null): CalendarDate | null => moment && today(moment);

/** How far back a timer looks for days that have passed: a house that slept longer has other worries. */
export const LOOK_BACK_DAYS = 90;
