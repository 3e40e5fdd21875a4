import { fromColumn, toColumn } from '../database.ts';
import { move } from '../steps/move.ts';
import { beyond, timer } from './timer.ts';

/** 陈述申辩期满: thirty days after the notice the authority may decide (5.6, 11-A9). */
export const hearingOver = timer({
  name: 'HEARING_OVER',
  source: '5.6; 11-A9',
  says: '陈述申辩期届满的，转为待决定',
  find: ({ db }, day, after, most) =>
    db.application.findMany({
      where: { status: 'HEARING', dueOn: { lt: toColumn(day) }, ...beyond(after) },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: ({ dueOn }) => dueOn && fromColumn(dueOn),
  async act(tx, deps, application, { at }) {
    await move(tx, deps, { step: 'endHearing', application, viewer: null, at });
  },
});
