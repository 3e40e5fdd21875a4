import { addDays } from '@medreg/clock';
import { fromColumn, toColumn } from '../database.ts';
import { alignSuspension } from '../register/suspend.ts';
import { SYSTEM } from '../steps/move.ts';
import { beyond, LOOK_BACK_DAYS, timer } from './timer.ts';

const suspending = { state: 'CONFIRMED', measure: { in: ['SUSPENSION', 'FAILED'] } };

/** 暂停执业开始: a suspension that was recorded before its first day (5.1, 5.2). */
export const suspensionBegins = timer({
  name: 'SUSPENSION_BEGINS',
  source: 'PL-42, 55–57; NR-31; 5.1',
  says: '暂停执业期间开始的，标记暂停执业',
  find: ({ db }, day, after, most) =>
    db.personRecord.findMany({
      where: {
        ...suspending,
        validFrom: { lte: toColumn(day), gte: toColumn(addDays(day, -LOOK_BACK_DAYS)) },
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: ({ validFrom }) => validFrom && fromColumn(validFrom),
  async act(tx, deps, { practitionerId, professionType }, { at }) {
    await alignSuspension(tx, deps, { practitionerId, professionType, actor: SYSTEM, at });
  },
});

/** 暂停执业结束: the day after its last day, unless another one is running. */
export const suspensionEnds = timer({
  name: 'SUSPENSION_ENDS',
  source: 'PL-42, 55–57; NR-31; 5.1',
  says: '暂停执业期满的次日，取消暂停执业标记',
  find: ({ db }, day, after, most) =>
    db.personRecord.findMany({
      where: {
        ...suspending,
        validUntil: { lt: toColumn(day), gte: toColumn(addDays(day, -LOOK_BACK_DAYS)) },
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: ({ validUntil }) => validUntil && fromColumn(validUntil),
  async act(tx, deps, { practitionerId, professionType }, { at }) {
    await alignSuspension(tx, deps, { practitionerId, professionType, actor: SYSTEM, at });
  },
});
