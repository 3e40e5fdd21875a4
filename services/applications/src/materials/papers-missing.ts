import type { Deps } from '../context.ts';
import { MESSAGES } from '../messages.ts';
import { getProcedure } from '../procedures/index.ts';
import type { ApplicationRow } from '../rows.ts';
import type { Facts } from '../rules/facts.ts';
import { BASIS } from '../rules/legal-basis.ts';
import type { Refusal } from '../rules/refusal.ts';
import { materialsOf } from './materials-of.ts';

/**
 * 收件登记: mandatory papers must have been received before a case is granted, with date and user (3.1.15). They do not stop
 * the clock of completeness: only the one-time correction notice does (3.1.6).
 */
export async function papersMissing(deps: Deps, application: ApplicationRow, facts: Facts): Promise<Refusal | null> {
  const lines = materialsOf(getProcedure(application.procedure), facts).filter(
    ({ mandatory, form }) => mandatory && form !== 'ONLINE',
  );
  if (lines.length === 0) return null;
  const receipts = await deps.db.materialReceipt.findMany({
    where: { applicationId: application.id },
    select: { material: true },
  });
  const missing = lines.filter(({ code }) => !receipts.some(({ material }) => material === code));
  if (missing.length === 0) return null;
  const names = missing.map(({ name }) => name).join('、');
  return { code: 'PAPERS_MISSING', message: MESSAGES.papersMissing(names), basis: BASIS['S2-Q48'] };
}

/** @returns whether a paper of the application was received at the window */
export async function isReceived({ db }: Pick<Deps, 'db'>, { id }: ApplicationRow, material: string): Promise<boolean> {
  const found = await db.materialReceipt.findUnique({
    where: { applicationId_material: { applicationId: id, material } },
    select: { receivedAt: true },
  });
  return found !== null;
}
