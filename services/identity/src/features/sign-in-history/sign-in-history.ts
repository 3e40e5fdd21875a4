import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { sessionsVisibleTo } from '../../access.ts';
import type { Deps } from '../../deps.ts';
import { type EndReason, type SessionRow, timesOutAt } from '../../sessions/session.ts';

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

/** When a session ended and why, in the schema's words, which are the database's; null while it can be used. */
export function endOf(deps: Deps, row: SignInRecordRow): { at: Date; reason: EndReason } | null {
  const quietly = timesOutAt(row, deps);
  // Nobody is there to write down that a browser was closed: whatever is written later finds it over already.
  if (row.endedAt && (row.endedAt <= quietly || row.endReason === 'REFRESH_TOKEN_REUSED')) {
    return { at: row.endedAt, reason: row.endReason as EndReason };
  }
  return quietly <= deps.clock.now() ? { at: quietly, reason: 'TIMED_OUT' } : null;
}
