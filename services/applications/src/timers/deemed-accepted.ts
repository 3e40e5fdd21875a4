import { fromColumn, toColumn } from '../database.ts';
import { move } from '../steps/move.ts';
import { raiseFlag } from '../supervision/raise-flag.ts';
import { target } from '../workflow.ts';
import { beyond, timer } from './timer.ts';

/**
 * 视为受理 (ALL-32(4); domain 3.1.6, 5.4): no correction asked for within five working days, so the application counts as accepted from the
 * day of receipt on, and the clock of the decision from then. A paper that is missing does not stop it.
 */
export const deemedAccepted = timer({
  name: 'DEEMED_ACCEPTED',
  source: 'ALL-32(4); 3.1.6; 5.4',
  says: '五个工作日内未告知补正的，自收到之日起视为受理',
  find: ({ db }, day, after, most) =>
    db.application.findMany({
      where: { status: 'INST_PASSED', dueOn: { lt: toColumn(day) }, ...beyond(after) },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: (row) => (row.dueOn && target('deemAccepted', row) ? fromColumn(row.dueOn) : null),
  async act(tx, deps, application, { at }) {
    const moved = await move(tx, deps, { step: 'deemAccepted', application, viewer: null, at });
    if (!moved) return;
    await raiseFlag(tx, {
      kind: 'DEEMED_ACCEPTED',
      subject: { type: 'Application', id: application.id },
      occasion: application.dueOn ? fromColumn(application.dueOn) : '',
      authorityId: application.authorityId,
      regionCode: application.authorityRegionCode ?? '000000',
      detail: { number: application.number },
      at,
    });
  },
});
