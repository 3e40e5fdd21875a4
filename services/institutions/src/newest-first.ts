import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';

export interface Paging {
  first?: number | null;
  after?: string | null;
}

/**
 * One page of a list that runs by id downward: ids grow with time (UUID 7), so the newest stands first.
 * @param read rows with an id below `before` when that is given, at most `take`, the highest id first
 */
export async function newestFirst<Row extends { id: string }>(
  { first, after }: Paging,
  read: (place: { before: string | undefined; take: number }) => Promise<Row[]>,
): Promise<Connection<Row>> {
  const size = pageSize(first);
  const before = after ? idOf(after) : undefined;
  return connection(await read({ before, take: size + 1 }), size, ({ id }) => [id]);
}

function idOf(cursor: string): string {
  const id = possibleId(String(decodeCursor(cursor, 1)[0]));
  if (!id) throw badUserInput('Unknown cursor');
  return id;
}
