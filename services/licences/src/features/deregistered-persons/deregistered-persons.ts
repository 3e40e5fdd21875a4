import { parseCalendarDate } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { fromColumn, toColumn } from '../../database.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { limitLookups } from '../../limit-lookups.ts';
import { MESSAGES } from '../../messages.ts';
import { PROVINCE } from '../../province.ts';
import type { RegisterEntryRow } from '../../rows.ts';

export interface ListDeregistered {
  provinceCode: string;
  /** Days, both included. */
  from?: string | null;
  to?: string | null;
  first?: number | null;
  after?: string | null;
}

/** 注销人员名单 (PL-21, domain 7): of one province, newest first. */
export async function deregisteredPersons(
  deps: Deps,
  viewer: Viewer,
  { provinceCode, from, to, first, after }: ListDeregistered,
): Promise<Connection<RegisterEntryRow>> {
  await limitLookups(deps, viewer);
  const size = pageSize(first);
  if (!PROVINCE.test(provinceCode)) throw badUserInput(MESSAGES.province);
  if (from && to && from > to) throw badUserInput(MESSAGES.period);
  const period = { not: null, ...(from && { gte: day(from) }), ...(to && { lte: day(to) }) };
  const rows = await deps.db.registerEntry.findMany({
    where: { AND: [{ provinceCode, deregisteredOn: period }, after ? beyond(after) : {}] },
    orderBy: [{ deregisteredOn: 'desc' }, { registrationId: 'desc' }],
    take: size + 1,
  });
  return connection(rows, size, (row) => [deregisteredDay(row), row.registrationId]);
}

/** 注销日期 of one that is on the list. */
export function deregisteredDay({ deregisteredOn }: RegisterEntryRow): string {
  if (!deregisteredOn) throw new Error('Not on the list of the deregistered');
  return fromColumn(deregisteredOn);
}

function beyond(after: string): Prisma.RegisterEntryWhereInput {
  const [date, id] = decodeCursor(after, 2).map(String);
  const deregisteredOn = day(date ?? '');
  const registrationId = possibleId(id ?? '');
  if (!registrationId) throw badUserInput(MESSAGES.cursor);
  // The first bound alone lets the index begin at the right place.
  return {
    deregisteredOn: { lte: deregisteredOn },
    OR: [{ deregisteredOn: { lt: deregisteredOn } }, { registrationId: { lt: registrationId } }],
  };
}

function day(text: string): Date {
  const date = parseCalendarDate(text);
  if (!date) throw badUserInput(MESSAGES.cursor);
  return toColumn(date);
}
