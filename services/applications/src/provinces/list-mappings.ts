import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import type { ScopeMappingState } from '../generated/resolvers.ts';
import type { ScopeMappingRow } from '../rows.ts';
import { mappingsVisibleTo } from './agree-on-scopes.ts';

/** 执业范围商定 of the viewer's province, oldest first; by default those that wait for one of the two. */
export async function scopeMappings(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { state, ...page }: { state?: ScopeMappingState | null; first?: number | null; after?: string | null },
): Promise<Connection<ScopeMappingRow>> {
  const first = pageSize(page.first);
  const last = page.after ? possibleId(String(decodeCursor(page.after, 1)[0])) : undefined;
  if (last === null) throw badUserInput('Unknown cursor');
  const rows = await db.scopeMapping.findMany({
    where: {
      AND: [
        mappingsVisibleTo(viewer),
        { state: state ?? { in: ['OPEN', 'PROPOSED'] } },
        last ? { id: { gt: last } } : {},
      ],
    },
    orderBy: { id: 'asc' },
    take: first + 1,
  });
  return connection(rows, first, ({ id }) => [id]);
}
