import { today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { ownAuthority } from '../../access.ts';
import type { Deps } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { recordsVisibleTo } from '../../records/access.ts';
import { RECORDS } from '../../records/index.ts';
import type { PersonRecordRow } from '../../rows.ts';
import type { Page } from '../list-applications/list-applications.ts';

type Reader = Pick<Deps, 'db' | 'clock'>;

/** 我的记录, newest decision first. */
export function myRecords(deps: Reader, viewer: Viewer): Promise<PersonRecordRow[]> {
  return personRecords(deps, viewer, viewer.practitionerId ?? '');
}

/** 某人的记录, as far as the viewer may see them (domain 2.3). */
export async function personRecords({ db, clock }: Reader, viewer: Viewer, person: string): Promise<PersonRecordRow[]> {
  const practitionerId = possibleId(person);
  if (!practitionerId) return [];
  const seen = await recordsVisibleTo(db, viewer, practitionerId, today(clock.now()));
  return db.personRecord.findMany({ where: seen, orderBy: [{ decidedOn: 'desc' }, { id: 'desc' }] });
}

/** 待确认的记录 of exactly this authority, of the kinds that the viewer may confirm, oldest first. */
export function recordsToConfirm(deps: Reader, viewer: Viewer, page: Page): Promise<Connection<PersonRecordRow>> {
  const kinds = Object.values(RECORDS)
    .filter(({ right }) => viewer.rights.includes(right))
    .map(({ kind }) => kind);
  const waiting = { authorityId: ownAuthority(viewer) ?? NOBODY, state: 'REPORTED', kind: { in: kinds } };
  return paged(deps, waiting, page, 'asc');
}

/** 本机构报送的记录, newest first. */
export function reportedRecords(deps: Reader, viewer: Viewer, page: Page): Promise<Connection<PersonRecordRow>> {
  return paged(deps, { providedById: possibleId(viewer.institutionId) ?? NOBODY }, page, 'desc');
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

async function paged({ db }: Reader, where: Prisma.PersonRecordWhereInput, page: Page, order: 'asc' | 'desc') {
  const first = pageSize(page.first);
  const last = page.after ? possibleId(String(decodeCursor(page.after, 1)[0])) : null;
  if (page.after && !last) throw badUserInput('Unknown cursor');
  const beyond = last ? [{ id: order === 'asc' ? { gt: last } : { lt: last } }] : [];
  const rows = await db.personRecord.findMany({
    where: { AND: [where, ...beyond] },
    orderBy: { id: order },
    take: first + 1,
  });
  return connection(rows, first, ({ id }) => [id]);
}
