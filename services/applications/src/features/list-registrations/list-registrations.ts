import { today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { registrationsVisibleTo } from '../../access.ts';
import type { Deps } from '../../context.ts';
import { toColumn } from '../../database.ts';
import { sealState } from '../../events.ts';
import type { FilingSide, ProfessionType, RegistrationStatus } from '../../generated/resolvers.ts';
import type { MultiFilingRow, RegistrationRow } from '../../rows.ts';
import type { Page } from '../list-applications/list-applications.ts';

/** 我的执业信息, newest first. */
export function myRegistrations({ db }: Pick<Deps, 'db'>, viewer: Viewer): Promise<RegistrationRow[]> {
  return db.registration.findMany({ where: registrationsVisibleTo(viewer), orderBy: { id: 'desc' } });
}

/** 某人的执业注册: those that the viewer may see, newest first. */
export async function personRegistrations(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  person: string,
): Promise<RegistrationRow[]> {
  const practitionerId = possibleId(person);
  if (!practitionerId) return [];
  return db.registration.findMany({
    where: { AND: [{ practitionerId }, registrationsVisibleTo(viewer)] },
    orderBy: { id: 'desc' },
  });
}

/** 主执业机构在本院医师 (S1-I §2.3): valid ones only, unless other states are named (S2-Q41.3). */
export async function institutionRegistrations(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  {
    professionType,
    status,
    name,
    ...page
  }: Page & {
    professionType?: ProfessionType | null;
    status?: readonly RegistrationStatus[] | null;
    name?: string | null;
  },
): Promise<Connection<RegistrationRow>> {
  const first = pageSize(page.first);
  const last = lastId(page.after);
  const primaryInstitutionId = possibleId(viewer.institutionId) ?? '';
  const mine = {
    primaryInstitutionId,
    status: { in: [...(status ?? ['VALID' as const])] },
    ...(professionType && { professionType }),
    ...(name?.trim() && { name: { startsWith: name.trim() } }),
  };
  const rows = await db.registration.findMany({
    where: { AND: [registrationsVisibleTo(viewer), mine, ...(last ? [{ id: { gt: last } }] : [])] },
    orderBy: { id: 'asc' },
    take: first + 1,
  });
  return connection(rows, first, ({ id }) => [id]);
}

/** 多执业机构备案 (S1-I §2.4, §2.5): the institution's own physicians filed elsewhere, and others' filed here. */
export async function institutionFilings(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  {
    side,
    professionType,
    includeEnded,
    ...page
  }: Page & { side: FilingSide; professionType?: ProfessionType | null; includeEnded: boolean },
): Promise<Connection<MultiFilingRow>> {
  const first = pageSize(page.first);
  const last = lastId(page.after);
  const institutionId = possibleId(viewer.institutionId) ?? '';
  const theirs = {
    ...(side === 'FILED_HERE' ? { institutionId } : { registration: { primaryInstitutionId: institutionId } }),
    ...(professionType && { professionType }),
  };
  const day = toColumn(today(clock.now()));
  const running = { validUntil: { gte: day }, OR: [{ endedOn: null }, { endedOn: { gte: day } }] };
  const rows = await db.multiFiling.findMany({
    where: { AND: [theirs, ...(includeEnded ? [] : [running]), ...(last ? [{ id: { gt: last } }] : [])] },
    orderBy: { id: 'asc' },
    take: first + 1,
  });
  return connection(rows, first, ({ id }) => [id]);
}

function lastId(after: string | null | undefined): string | null {
  if (!after) return null;
  const last = possibleId(String(decodeCursor(after, 1)[0]));
  if (!last) throw badUserInput('Unknown cursor');
  return last;
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
    include: { filings: true },
    orderBy: { id: 'asc' },
    take: first,
  });
  return rows.map((row) => sealState(pii, row));
}
