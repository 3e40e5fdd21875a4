import { addDays, addYears, type CalendarDate } from '@medreg/clock';
import { fromColumn, toColumn } from '../database.ts';
import { tellPerson } from '../notices.ts';
import type { PersonRecordRow } from '../rows.ts';
import { beyond, LOOK_BACK_DAYS, timer } from './timer.ts';

/** Two years after the decision that revoked, or after the sentence was served: the anniversary is free (PL-16; NR-32; 10.1.19). */
const WAITING_YEARS = 2;

/** @returns the first day on which the record does not stand in the way any more; null where it never ends */
export function freeFrom(
  row: Pick<PersonRecordRow, 'kind' | 'measure' | 'decidedOn' | 'validUntil'>,
): CalendarDate | null {
  const until = row.validUntil && fromColumn(row.validUntil);
  if (row.kind === 'BAN') return until && addDays(until, 1);
  if (row.kind === 'CRIMINAL') return until && addYears(until, WAITING_YEARS);
  return row.measure === 'REVOCATION' ? addYears(fromColumn(row.decidedOn), WAITING_YEARS) : null;
}

/** 不得申请的期间届满 (PL-16; ALL-78, 79; 5.6): the rules let the person apply again by themselves; he is told. */
export const waitingOver = timer({
  name: 'WAITING_OVER',
  source: 'PL-16; NR-32; ALL-78, 79',
  says: '不得申请注册的期间届满的，告知本人可以申请',
  find({ db }, day, after, most) {
    const window = (years: number, reach: number) => ({
      gte: toColumn(addDays(addYears(day, -years), -LOOK_BACK_DAYS - reach)),
      lte: toColumn(addDays(addYears(day, -years), reach)),
    });
    return db.personRecord.findMany({
      where: {
        state: 'CONFIRMED',
        OR: [
          { kind: 'BAN', validUntil: window(0, 0) },
          { kind: 'CRIMINAL', validUntil: window(WAITING_YEARS, 1) },
          { measure: 'REVOCATION', decidedOn: window(WAITING_YEARS, 1) },
        ],
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    });
  },
  occasion(row, day) {
    const free = freeFrom(row);
    return free && free <= day ? free : null;
  },
  async act(tx, deps, { practitionerId }) {
    await tellPerson(tx, deps.pii, practitionerId, 'REGISTRATION_NOTICE', {
      matter: '不得申请注册的期间',
      state: '已届满，可以申请',
    });
  },
});
