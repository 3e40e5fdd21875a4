import { calendarDate, today } from '@medreg/clock';
import type { PayloadOf } from '@medreg/events';
import { publish } from '@medreg/outbox';
import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import { toColumn } from '../database.ts';

type Changed = PayloadOf<'institution.changed'>;

/**
 * An institution's name or state became another one: what is heard is kept, and the register follows in batches of its own
 * (follow-institution), because a hospital has thousands of people. Closed is the end (domain 3.6): nothing heard later opens it again.
 */
export async function institutionChanged(tx: Transaction, deps: Pick<Deps, 'clock'>, changed: Changed): Promise<void> {
  const { institutionId, name, status } = changed;
  const heardAt = deps.clock.now();
  const before = await tx.institutionState.findUnique({ where: { institutionId } });
  const closed = before?.status === 'CLOSED';
  const closedOn = status === 'CLOSED' ? calendarDate(changed.closedOn ?? today(heardAt)) : null;
  const state = closed
    ? { name, status: before.status, closedOn: before.closedOn, heardAt }
    : { name, status, closedOn: closedOn && toColumn(closedOn), heardAt };
  await tx.institutionState.upsert({
    where: { institutionId },
    create: { institutionId, ...state },
    update: state,
  });
  await publish(tx, 'institution.followDue', {
    key: institutionId,
    payload: { institutionId, what: 'REGISTRATIONS', after: null },
  });
}
