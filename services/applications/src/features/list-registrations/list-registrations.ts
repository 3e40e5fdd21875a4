import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { registrationsVisibleTo } from '../../access.ts';
import type { Deps } from '../../context.ts';
import { sealState } from '../../events.ts';
import type { RegistrationRow } from '../../rows.ts';
import type { Page } from '../list-applications/list-applications.ts';

/** 我的执业信息, newest first. */
export function myRegistrations({ db }: Pick<Deps, 'db'>, viewer: Viewer): Promise<RegistrationRow[]> {
  return db.registration.findMany({ where: registrationsVisibleTo(viewer), orderBy: { id: 'desc' } });
}

/** 主执业机构在本院医师 (S1-I §2.3): valid ones only. */
export async function institutionRegistrations(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  page: Page,
): Promise<Connection<RegistrationRow>> {
  const first = pageSize(page.first);
  const last = page.after ? possibleId(String(decodeCursor(page.after, 1)[0])) : undefined;
  if (last === null) throw badUserInput('Unknown cursor');
  const rows = await db.registration.findMany({
    where: { AND: [registrationsVisibleTo(viewer), { status: 'VALID' }, ...(last ? [{ id: { gt: last } }] : [])] },
    orderBy: { id: 'asc' },
    take: first + 1,
  });
  return connection(rows, first, ({ id }) => [id]);
}

const MOST_SNAPSHOTS = 500;

/** Sealed states of all registrations in the order of their ids, for rebuilding what is derived. `after` is an id. */
export async function registrationSnapshots(
  { db, pii }: Pick<Deps, 'db' | 'pii'>,
  { first, after }: { first: number; after?: string | null },
): Promise<string[]> {
  if (first < 1 || first > MOST_SNAPSHOTS) throw badUserInput(`first must be between 1 and ${MOST_SNAPSHOTS}`);
  const last = after ? possibleId(after) : undefined;
  if (last === null) throw badUserInput('Unknown cursor');
  const rows = await db.registration.findMany({
    where: last ? { id: { gt: last } } : {},
    orderBy: { id: 'asc' },
    take: first,
  });
  return rows.map((row) => sealState(pii, row));
}
