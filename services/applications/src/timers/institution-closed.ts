import { addDays } from '@medreg/clock';
import { fromColumn, toColumn } from '../database.ts';
import { MESSAGES } from '../messages.ts';
import { OPEN_STATUSES } from '../workflow.ts';
import { openTimerTask, prepareTimerTask } from './official-task.ts';
import { beyond, timer } from './timer.ts';

const DAYS = 30;

/**
 * 机构停止执业满三十日 (F-P6; domain 3.6; 11-A12): whoever is still registered there and is not on his way elsewhere is filed by the authority.
 * Nurses have no filing (3.5).
 */
export const institutionClosed = timer({
  name: 'INSTITUTION_CLOSED',
  source: 'O13-19; 3.6; 11-A12',
  says: '主要执业机构停止执业满三十日仍未变更的，由主管部门依职权办理备案',
  find: ({ db }, day, after, most) =>
    db.registration.findMany({
      where: {
        status: 'VALID',
        professionType: { in: ['PHYSICIAN', 'TCM_SPECIALTY'] },
        primaryInstitutionClosedOn: { lt: toColumn(addDays(day, -DAYS)) },
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: ({ primaryInstitutionClosedOn }) => primaryInstitutionClosedOn && fromColumn(primaryInstitutionClosedOn),
  async prepare(deps, row) {
    const { id, practitionerId } = row;
    const underWay = await deps.db.application.findFirst({
      where: { practitionerId, claim: id, status: { in: OPEN_STATUSES }, submittedAt: { not: null } },
      select: { id: true },
    });
    if (underWay) return null;
    const since = row.primaryInstitutionClosedOn ? fromColumn(row.primaryInstitutionClosedOn) : '';
    return prepareTimerTask(deps, row, 'FILE', 'INSTITUTION_CLOSED', MESSAGES.institutionClosedLong(since));
  },
  act: (tx, deps, _row, { prepared }) => openTimerTask(tx, deps, prepared),
});
