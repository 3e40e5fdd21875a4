import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { sessionsVisibleTo } from '../../access.ts';
import type { Deps } from '../../deps.ts';
import type { EndReason, SessionRow } from '../../sessions/session.ts';

export type SignInRecordRow = SessionRow;

/** 登录记录: every session of one's own that is still kept, the latest first: ids are in the order of time. */
export async function mySignIns(
  { prisma }: Deps,
  viewer: Viewer,
  page: { first?: number | null; after?: string | null },
): Promise<Connection<SignInRecordRow>> {
  const first = pageSize(page.first);
  const before = page.after ? possibleId(String(decodeCursor(page.after, 1)[0])) : undefined;
  if (before === null) throw badUserInput('Unknown cursor');
  const rows = await prisma.session.findMany({
    where: { AND: [sessionsVisibleTo(viewer), ...(before ? [{ id: { lt: before } }] : [])] },
    orderBy: { id: 'desc' },
    take: first + 1,
  });
  return connection(rows, first, ({ id }) => [id]);
}

/** Why it ended, in the schema's words, which are the database's. */
export function endReasonOf({ endReason }: SignInRecordRow): EndReason | null {
  return endReason as EndReason | null;
}
