import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { SupervisionFlagRow } from '../../rows.ts';
import { flagsVisibleTo } from '../../supervision/visible-flags.ts';
import type { Page } from '../list-applications/list-applications.ts';

/** 监督提示 within the jurisdiction, those that nobody has settled yet by default, of one kind or of all; oldest first. */
export async function supervisionFlags(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { settled, kind, ...page }: Page & { settled?: boolean | null; kind?: string | null },
): Promise<Connection<SupervisionFlagRow>> {
  const first = pageSize(page.first);
  const last = page.after ? possibleId(String(decodeCursor(page.after, 1)[0])) : null;
  if (page.after && !last) throw badUserInput('Unknown cursor');
  const which = { settledAt: settled ? { not: null } : null, ...(kind && { kind }) };
  const rows = await db.supervisionFlag.findMany({
    where: { AND: [flagsVisibleTo(viewer), which, ...(last ? [{ id: { gt: last } }] : [])] },
    orderBy: { id: 'asc' },
    take: first + 1,
  });
  return connection(rows, first, ({ id }) => [id]);
}
