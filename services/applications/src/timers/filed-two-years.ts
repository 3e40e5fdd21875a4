import { addYears } from '@medreg/clock';
import { BUSINESS_CODES } from '@medreg/codes';
import { fromColumn, toColumn } from '../database.ts';
import { MESSAGES } from '../messages.ts';
import { PROCEDURES } from '../procedures/index.ts';
import { FILED_YEARS } from '../rules/register-state.ts';
import { closeAll } from '../steps/after-the-end.ts';
import { openTimerTask, prepareTimerTask } from './official-task.ts';
import { beyond, timer } from './timer.ts';

/**
 * 备案满二年 (O13-19; S0-2.6; 11-A9; 10.1.7): the filing cannot be cancelled any more, an application to do so leads nowhere, and the authority
 * gets the task of deregistration. The same calendar day two years later still belongs to the two years.
 */
export const filedTwoYears = timer({
  name: 'FILED_TWO_YEARS',
  source: 'O13-19; S0-2.6; 11-A9; 10.1.7',
  says: '备案超过二年的，取消备案的申请依法终结，由主管部门依职权办理注销',
  find: ({ db }, day, after, most) =>
    db.registration.findMany({
      where: { status: 'FILED', statusSince: { lte: toColumn(addYears(day, -FILED_YEARS)) }, ...beyond(after) },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion({ statusSince }, day) {
    const since = fromColumn(statusSince);
    return addYears(since, FILED_YEARS) < day ? since : null;
  },
  prepare: (deps, row) =>
    prepareTimerTask(deps, row, 'DEREG', 'DISCONTINUED', MESSAGES.filedTwoYears(fromColumn(row.statusSince))),
  async act(tx, deps, row, { at, prepared }) {
    const cancellations = [...PROCEDURES.values()].filter(({ business }) => business === BUSINESS_CODES.FILE_CANCEL);
    const procedure = { in: cancellations.map(({ code }) => code) };
    await closeAll(tx, deps, { registrationId: row.id, procedure }, at);
    await openTimerTask(tx, deps, prepared);
  },
});
