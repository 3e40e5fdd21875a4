import { addDays, type CalendarDate, compareDates } from '@medreg/clock';
import type { Deps } from '../context.ts';
import { fromColumn, type Transaction } from '../database.ts';
import type { RegistrationRow } from '../rows.ts';
import { SYSTEM } from '../steps/move.ts';
import { changeRegistration, statusColumns } from './change-registration.ts';

/**
 * 届满: EXPIRED from the day after the last day of the period on, whenever that is noticed (5.2; O62, O63, O24).
 * @returns null for a registration without a period
 */
export async function expireRegistration(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  row: RegistrationRow,
  at: Date,
): Promise<RegistrationRow | null> {
  if (!row.periodUntil) return null;
  const day = addDays(fromColumn(row.periodUntil), 1);
  return changeRegistration(tx, deps, {
    registrationId: row.id,
    version: row.version,
    action: 'expire',
    data: statusColumns(row, 'EXPIRED', null, day),
    from: laterOf(fromColumn(row.validFrom), day),
    actor: SYSTEM,
    at,
  });
}

const laterOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (compareDates(a, b) < 0 ? b : a);
