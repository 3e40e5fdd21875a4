import { today } from '@medreg/clock';
import DataLoader from 'dataloader';
import type { Deps } from './context.ts';
import type { Database } from './database.ts';
import { findCurrentCodes } from './region-successors.ts';
import type { InstitutionRow } from './rows.ts';

/** Batched reads by key, one set per request. */
export function loaders({ db, clock }: Pick<Deps, 'db' | 'clock'>) {
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
    /** Code of what a division has become by today. */
    currentCode: new DataLoader<string, string>(async (codes) => {
      const current = await findCurrentCodes(db, codes, today(clock.now()));
      return codes.map((code) => current.get(code) ?? code);
    }),
    /** Whether a division has counties below it; zones and the statistics' 市辖区 are none. */
    hasCounties: byPresence((codes) =>
      db.region
        .findMany({
          where: { parentCode: { in: codes }, pseudo: false, name: { not: '市辖区' } },
          select: { parentCode: true },
          distinct: ['parentCode'],
        })
        .then((rows) => rows.map(({ parentCode }) => parentCode)),
    ),
    /** How many of an authority's users may decide. */
    deciders: new DataLoader<string, number>(async (ids) => {
      const rows = await db.authorityUser.groupBy({
        by: ['authorityId'],
        where: { authorityId: { in: [...ids] }, rights: { has: 'DECIDE_APPLICATIONS' } },
        _count: true,
      });
      const counts = new Map(rows.map((row) => [row.authorityId, row._count]));
      return ids.map((id) => counts.get(id) ?? 0);
    }),
    /** An institution's names besides the standard one. */
    aliases: grouped((ids) => namesByInstitution(db, ids)),
    /** An institution's campuses, by name. */
    campuses: grouped((ids) => campusesByMain(db, ids)),
  };
}
export type Loaders = ReturnType<typeof loaders>;

async function namesByInstitution(db: Database, ids: string[]): Promise<[string, string][]> {
  const rows = await db.institutionAlias.findMany({ where: { institutionId: { in: ids } }, orderBy: { id: 'asc' } });
  return rows.map(({ institutionId, name }) => [institutionId, name]);
}

async function campusesByMain(db: Database, ids: string[]): Promise<[string, InstitutionRow][]> {
  const rows = await db.institution.findMany({
    where: { mainCampusId: { in: ids } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.flatMap((row) => (row.mainCampusId ? [[row.mainCampusId, row] as [string, InstitutionRow]] : []));
}

function byKey<Row>(read: (keys: string[]) => Promise<Row[]>, keyOf: (row: Row) => string) {
  return new DataLoader<string, Row | null>(async (keys) => {
    const rows = new Map((await read([...keys])).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

function byPresence(read: (keys: string[]) => Promise<(string | null)[]>) {
  return new DataLoader<string, boolean>(async (keys) => {
    const found = new Set(await read([...keys]));
    return keys.map((key) => found.has(key));
  });
}

function grouped<Value>(read: (keys: string[]) => Promise<[string, Value][]>) {
  return new DataLoader<string, Value[]>(async (keys) => {
    const groups = new Map<string, Value[]>();
    for (const [key, value] of await read([...keys])) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
    return keys.map((key) => groups.get(key) ?? []);
  });
}

/** For references that a foreign key guarantees. */
export async function getRow<Row>(loader: DataLoader<string, Row | null>, key: string): Promise<Row> {
  const row = await loader.load(key);
  if (!row) throw new Error(`Row ${key} is gone although a foreign key holds it`);
  return row;
}
