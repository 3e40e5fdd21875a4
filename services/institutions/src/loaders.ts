import DataLoader from 'dataloader';
import type { Database } from './database.ts';

/** Batched reads by key, one set per request. */
export function loaders(db: Database) {
  return {
    region: byKey(
      (codes) => db.region.findMany({ where: { code: { in: codes } } }),
      (row) => row.code,
    ),
    authority: byKey(
      (ids) => db.authority.findMany({ where: { id: { in: ids } } }),
      (row) => row.id,
    ),
    institution: byKey(
      (ids) => db.institution.findMany({ where: { id: { in: ids } } }),
      (row) => row.id,
    ),
  };
}
export type Loaders = ReturnType<typeof loaders>;

function byKey<Row>(read: (keys: string[]) => Promise<Row[]>, keyOf: (row: Row) => string) {
  return new DataLoader<string, Row | null>(async (keys) => {
    const rows = new Map((await read([...keys])).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** For references that a foreign key guarantees. */
export async function getRow<Row>(loader: DataLoader<string, Row | null>, key: string): Promise<Row> {
  const row = await loader.load(key);
  if (!row) throw new Error(`Row ${key} is gone although a foreign key holds it`);
  return row;
}
