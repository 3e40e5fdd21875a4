import { fromColumn, toColumn } from '../database.ts';
import { tellInstitution } from '../notices.ts';
import { raiseFlag } from '../supervision/raise-flag.ts';
import { beyond, timer } from './timer.ts';

/** 机构逾期未审核: after ten working days the institution is reminded, and the authority may call the case up (5.4, 5.6; 11-A25). */
export const reviewRests = timer({
  name: 'REVIEW_RESTS',
  source: '5.4; 5.6; 11-A25',
  says: '机构十个工作日内未审核的，提醒机构，主管部门可以调取',
  find: ({ db }, day, after, most) =>
    db.application.findMany({
      where: {
        status: { in: ['SUBMITTED', 'PARTLY_PASSED', 'MIL_PASSED', 'AWAITING_RELEASE'] },
        dueOn: { lt: toColumn(day) },
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: ({ status, dueOn }) => dueOn && `${status}:${fromColumn(dueOn)}`,
  async act(tx, deps, row, { at }) {
    if (row.reviewerId) {
      const params = { matter: '业务申请逾期未审核', reference: row.number };
      await tellInstitution(tx, deps.pii, row.reviewerId, params, row.id);
    }
    await raiseFlag(tx, {
      kind: 'CALLED_UP',
      subject: { type: 'Application', id: row.id },
      occasion: row.dueOn ? fromColumn(row.dueOn) : '',
      authorityId: row.authorityId,
      regionCode: row.authorityRegionCode ?? '000000',
      detail: { number: row.number, status: row.status },
      at,
    });
  },
});
