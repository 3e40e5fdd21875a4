import { parseCalendarDate } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { ownAuthority, visibleTo } from '../../access.ts';
import type { Deps } from '../../context.ts';
import { fromColumn, toColumn } from '../../database.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { ApplicationStatus, ProfessionType, QueueOrder } from '../../generated/resolvers.ts';
import { PROCEDURES } from '../../procedures/index.ts';
import type { ApplicationRow } from '../../rows.ts';

export interface Page {
  first?: number | null;
  after?: string | null;
}
export type QueuePage = Page & { status?: readonly ApplicationStatus[] | null };
/** What of a queue is wanted, and in which order. */
export type QueueQuestion = QueuePage & {
  procedure?: string | null;
  professionType?: ProfessionType | null;
  /** 业务编号 in full, or the beginning of the applicant's name */
  text?: string | null;
  order?: QueueOrder | null;
};
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
export function institutionApplications(deps: Reader, viewer: Viewer, page: QueueQuestion) {
  const which = page.status ? { ...reviewedBy(viewer), status: { in: [...page.status] } } : waitingForReview(viewer);
  return queue(deps, [visibleTo(viewer), which, ...wanted(page)], page);
}

/** 本机构代办: what the institution has applied for on behalf of its people, newest first; by default in any state. */
export async function institutionSubmissions(
  { db }: Reader,
  viewer: Viewer,
  page: QueuePage,
): Promise<Connection<ApplicationRow>> {
  const byInstitutionId = possibleId(viewer.institutionId) ?? NOBODY;
  const inStates = page.status ? [{ status: { in: [...page.status] } }] : [];
  return newestFirst({ db }, [visibleTo(viewer), { byInstitutionId }, ...inStates], page);
}

/**
 * 业务审批 (S1-A §3.1): by default what waits for exactly this authority; asked by state, also what the viewer supervises.
 */
export function authorityApplications(deps: Reader, viewer: Viewer, page: QueueQuestion) {
  const which = page.status ? { status: { in: [...page.status] } } : waitingForOfficer(viewer);
  return queue(deps, [visibleTo(viewer), which, ...wanted(page)], page);
}

const MOST_COUNTED = 1000;

/** 待办业务数, for the number beside a menu: counted as far as somebody reads. */
export async function waitingApplications({ db }: Reader, viewer: Viewer): Promise<number> {
  const which = viewer.kind === 'INSTITUTION' ? waitingForReview(viewer) : waitingForOfficer(viewer);
  const where = { AND: [visibleTo(viewer), which, { submittedAt: { not: null } }] };
  return db.application.count({ where, take: MOST_COUNTED });
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

const reviewedBy = (viewer: Viewer) => ({ reviewerId: possibleId(viewer.institutionId) ?? NOBODY });
const waitingForReview = (viewer: Viewer) => ({ ...reviewedBy(viewer), waitingFor: 'REVIEWER' as const });
const waitingForOfficer = (viewer: Viewer) => ({
  waitingFor: 'OFFICER' as const,
  authorityId: ownAuthority(viewer) ?? NOBODY,
});

const NUMBER = /^\d{18}$/;
const MOST_TEXT = 50;

function wanted({ procedure, professionType, text }: QueueQuestion): Prisma.ApplicationWhereInput[] {
  const sought = text?.trim() ?? '';
  if (sought.length > MOST_TEXT) throw badUserInput('Too long');
  const of = [...PROCEDURES.values()].filter(({ profession }) => profession === professionType);
  return [
    ...(procedure ? [{ procedure }] : []),
    ...(professionType ? [{ procedure: { in: of.map(({ code }) => code) } }] : []),
    ...(sought === ''
      ? []
      : [NUMBER.test(sought) ? { number: sought } : { applicantName: { startsWith: literally(sought) } }]),
  ];
}

/** What LIKE would take for a pattern stands for itself. */
const literally = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&');

/** Oldest submission first, by keyset on (submitted_at, id); or what is due first. */
export async function queue(
  { db }: Reader,
  where: Prisma.ApplicationWhereInput[],
  page: Page & { order?: QueueOrder | null },
) {
  if (page.order === 'DUE_FIRST') return dueFirst({ db }, where, page);
  const first = pageSize(page.first);
  const rows = await db.application.findMany({
    where: { AND: [...where, { submittedAt: { not: null } }, ...after(page.after)] },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    take: first + 1,
  });
  return connection(rows, first, ({ submittedAt, id }) => [submittedAt?.toISOString() ?? '', id]);
}

/** By keyset on (due_on, id); the index has what is null last, and so does the order. */
async function dueFirst({ db }: Reader, where: Prisma.ApplicationWhereInput[], page: Page) {
  const first = pageSize(page.first);
  const rows = await db.application.findMany({
    where: { AND: [...where, { submittedAt: { not: null } }, ...dueAfter(page.after)] },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: first + 1,
  });
  return connection(rows, first, ({ dueOn, id }) => [dueOn === null ? '' : fromColumn(dueOn), id]);
}

function dueAfter(cursor: string | null | undefined): Prisma.ApplicationWhereInput[] {
  if (!cursor) return [];
  const [day, last] = decodeCursor(cursor, 2);
  const id = idOf(last);
  if (day === '') return [{ dueOn: null, id: { gt: id } }];
  const known = parseCalendarDate(String(day));
  if (!known) throw badUserInput('Unknown cursor');
  const dueOn = toColumn(known);
  return [{ OR: [{ dueOn: { gt: dueOn } }, { dueOn, id: { gt: id } }, { dueOn: null }] }];
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
