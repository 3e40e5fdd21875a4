import { addYears } from '@medreg/clock';
import type { Deps } from '../context.ts';
import { fromColumn, toColumn } from '../database.ts';
import { MESSAGES } from '../messages.ts';
import type { PreparedTask } from '../official-tasks/task.ts';
import type { PersonRecordRow } from '../rows.ts';
import { openTimerTask, prepareTimerTask } from './official-task.ts';
import { beyond, timer } from './timer.ts';

const FULL_YEARS = 2;

/** 中止执业活动满二年 (PL-17(5); O13-18(6)): reported and confirmed, the registration still valid: the authority gets the task. */
export const discontinuedTwoYears = timer<PersonRecordRow, PreparedTask[]>({
  name: 'DISCONTINUED_TWO_YEARS',
  source: 'PL-17(5); O13-18(6)',
  says: '报告中止执业活动满二年的，由主管部门依职权办理注销',
  find: ({ db }, day, after, most) =>
    db.personRecord.findMany({
      where: {
        kind: 'DISCONTINUATION',
        measure: 'DISCONTINUED',
        state: 'CONFIRMED',
        validFrom: { lte: toColumn(addYears(day, -FULL_YEARS)) },
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion({ validFrom }, day) {
    const since = validFrom && fromColumn(validFrom);
    return since && addYears(since, FULL_YEARS) <= day ? since : null;
  },
  async prepare(deps, row) {
    const tasks: PreparedTask[] = [];
    for (const registration of await validOf(deps, row)) {
      const evidence = MESSAGES.discontinuedTwoYears(row.validFrom ? fromColumn(row.validFrom) : '');
      const task = await prepareTimerTask(deps, registration, 'DEREG', 'DISCONTINUED', evidence);
      if (task) tasks.push(task);
    }
    // Nothing is valid now: should it be again, it is asked again.
    return tasks.length === 0 ? null : tasks;
  },
  async act(tx, deps, _row, { prepared }) {
    for (const task of prepared) await openTimerTask(tx, deps, task);
  },
});

/** Registrations that began before the practice stopped; whoever was registered anew since has begun anew. */
function validOf({ db }: Deps, { practitionerId, professionType, registrationId, validFrom }: PersonRecordRow) {
  return db.registration.findMany({
    where: {
      practitionerId,
      status: 'VALID',
      ...(professionType && { professionType }),
      ...(registrationId && { id: registrationId }),
      ...(validFrom && { issuedOn: { lte: validFrom } }),
    },
    orderBy: { id: 'asc' },
  });
}
