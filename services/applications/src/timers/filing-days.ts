import { addDays, today } from '@medreg/clock';
import type { Deps } from '../context.ts';
import { fromColumn, type Transaction, toColumn } from '../database.ts';
import { touch } from '../register/touch.ts';
import type { MultiFilingRow } from '../rows.ts';
import { closeAll } from '../steps/after-the-end.ts';
import { SYSTEM } from '../steps/move.ts';
import { beyond, LOOK_BACK_DAYS, timer } from './timer.ts';

/** 多机构备案开始: what was scheduled is active from its first day on, and licences and the public register hear of it (S0-2.3; 5.3). */
export const filingBegins = timer({
  name: 'FILING_BEGINS',
  source: 'S0-2.3; 5.3',
  says: '多执业机构备案自有效期开始之日起生效',
  find: ({ db }, day, after, most) =>
    db.multiFiling.findMany({
      where: {
        validFrom: { lte: toColumn(day), gte: toColumn(addDays(day, -LOOK_BACK_DAYS)) },
        OR: [{ endedOn: null }, { endedOn: { gte: toColumn(day) } }],
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  // One that began with its approval was announced by it.
  occasion: ({ validFrom, createdAt }) => (today(createdAt) < fromColumn(validFrom) ? fromColumn(validFrom) : null),
  act: (tx, deps, filing, { at }) => announce(tx, deps, filing, 'beginFiling', at),
});

/** 多机构备案到期: the day after its last day it is over (I8; S0-2.3). What ended earlier was announced then. */
export const filingEnds = timer({
  name: 'FILING_ENDS',
  source: 'S0-2.3; 5.1 I8; 5.3',
  says: '多执业机构备案自有效期结束的次日起失效',
  find: ({ db }, day, after, most) =>
    db.multiFiling.findMany({
      where: {
        validUntil: { lt: toColumn(day), gte: toColumn(addDays(day, -LOOK_BACK_DAYS)) },
        endedOn: null,
        ...beyond(after),
      },
      orderBy: { id: 'asc' },
      take: most,
    }),
  occasion: ({ validUntil }) => fromColumn(validUntil),
  async act(tx, deps, filing, { at }) {
    // There is nothing left to cancel.
    await closeAll(tx, deps, { multiFilingId: filing.id }, at);
    await announce(tx, deps, filing, 'endFiling', at);
  },
});

async function announce(tx: Transaction, deps: Deps, filing: MultiFilingRow, action: string, at: Date): Promise<void> {
  const registration = await tx.registration.findUniqueOrThrow({ where: { id: filing.registrationId } });
  if (registration.status === 'ANNULLED') return;
  await touch(tx, deps, registration, action, { actor: SYSTEM, at });
}
