import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { ownAuthority, visibleTo } from '../../access.ts';
import type { Deps } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { ApplicationStatus } from '../../generated/resolvers.ts';
import type { ApplicationRow } from '../../rows.ts';

export interface Page {
  first?: number | null;
  after?: string | null;
}
export type QueuePage = Page & { status?: readonly ApplicationStatus[] | null };
type Reader = Pick<Deps, 'db'>;

/** 我的业务申请, newest first. */
export function myApplications(deps: Reader, viewer: Viewer, page: Page): Promise<Connection<ApplicationRow>> {
  return newestFirst(deps, [visibleTo(viewer)], page);
}

async function newestFirst(
  { db }: Reader,
  where: Prisma.ApplicationWhereInput[],
  page: Page,
): Promise<Connection<ApplicationRow>> {
  const first = pageSize(page.first);
  const last = page.after ? idOf(decodeCursor(page.after, 1)[0]) : null;
  const rows = await db.application.findMany({
    where: { AND: [...where, ...(last ? [{ id: { lt: last } }] : [])] },
    orderBy: { id: 'desc' },
    take: first + 1,
  });
  return connection(rows, first, ({ id }) => [id]);
}

/** 医师申请业务办理 (S1-I §2.1): the institution's applications; by default those that wait for it. */
export function institutionApplications(deps: Reader, viewer: Viewer, page: QueuePage) {
  const mine = { reviewerId: possibleId(viewer.institutionId) ?? NOBODY };
  const waiting = page.status ? { status: { in: [...page.status] } } : { waitingFor: 'REVIEWER' as const };
  return queue(deps, [visibleTo(viewer), mine, waiting], page);
}

/** 本机构代办: what the institution has applied for on behalf of its people, newest first. */
export async function institutionSubmissions(
  { db }: Reader,
  viewer: Viewer,
  page: Page,
): Promise<Connection<ApplicationRow>> {
  const byInstitutionId = possibleId(viewer.institutionId) ?? NOBODY;
  return newestFirst({ db }, [visibleTo(viewer), { byInstitutionId }], page);
}

/**
 * 业务审批 (S1-A §3.1): by default what waits for exactly this authority; asked by state, also what the viewer supervises.
 */
export function authorityApplications(deps: Reader, viewer: Viewer, page: QueuePage) {
  const mine = { waitingFor: 'OFFICER' as const, authorityId: ownAuthority(viewer) ?? NOBODY };
  return queue(deps, [visibleTo(viewer), page.status ? { status: { in: [...page.status] } } : mine], page);
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Oldest submission first, by keyset on (submitted_at, id). */
export async function queue({ db }: Reader, where: Prisma.ApplicationWhereInput[], page: Page) {
  const first = pageSize(page.first);
  const rows = await db.application.findMany({
    where: { AND: [...where, { submittedAt: { not: null } }, ...after(page.after)] },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    take: first + 1,
  });
  return connection(rows, first, ({ submittedAt, id }) => [submittedAt?.toISOString() ?? '', id]);
}

function after(cursor: string | null | undefined): Prisma.ApplicationWhereInput[] {
  if (!cursor) return [];
  const [moment, last] = decodeCursor(cursor, 2);
  const submittedAt = new Date(String(moment));
  // JavaScript knows moments that PostgreSQL does not.
  if (!(submittedAt.getTime() > 0 && submittedAt.getFullYear() < 10_000)) throw badUserInput('Unknown cursor');
  // The first condition lets the index skip what the second would only filter.
  return [
    { submittedAt: { gte: submittedAt } },
    { OR: [{ submittedAt: { gt: submittedAt } }, { submittedAt, id: { gt: idOf(last) } }] },
  ];
}

function idOf(part: string | number | undefined): string {
  const id = possibleId(String(part));
  if (!id) throw badUserInput('Unknown cursor');
  return id;
}
