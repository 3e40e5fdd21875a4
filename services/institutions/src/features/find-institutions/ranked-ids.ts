import { Prisma } from '../../generated/prisma/client.ts';
import { isRegistrationNoLike, likePattern } from './search-text.ts';

/** Place of an institution among those found: the lower, the better. */
export type Ranked = { id: string; rank: number; length: number };

/** More matches than this are not ranked: the text says too little, and the user types one more character. */
export const MOST_CANDIDATES = 1000;

/** @param narrowed.within patterns of division codes; null: everywhere */
export function rankedIds(
  text: string,
  narrowed: { within: string[] | null; includeClosed: boolean },
  after: Ranked | null,
  limit: number,
): Prisma.Sql {
  const wanted = Prisma.join(
    [
      narrowed.includeClosed ? Prisma.sql`true` : Prisma.sql`i.status = 'VALID'`,
      narrowed.within ? Prisma.sql`i.region_code LIKE ANY(${narrowed.within}::text[])` : Prisma.sql`true`,
    ],
    ' AND ',
  );
  const beyond = after
    ? Prisma.sql`WHERE (rank, length, id) > (${after.rank}::int, ${after.length}::int, ${after.id}::uuid)`
    : Prisma.empty;
  const candidates = isRegistrationNoLike(text) ? byNumber(text, wanted) : byName(text, wanted);
  return Prisma.sql`
    WITH ${candidates}, ranked AS (SELECT id, min(rank) AS rank, length FROM candidate GROUP BY id, length)
    SELECT id, rank, length FROM ranked ${beyond} ORDER BY rank, length, id LIMIT ${limit}`;
}

function byNumber(text: string, wanted: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`candidate AS (
    SELECT i.id, 0 AS rank, char_length(i.name) AS length FROM institution i
    WHERE i.registration_no = ${text.toUpperCase()} AND ${wanted}
  )`;
}

/** Each way to be found is an index of its own, and is cut off by itself. */
function byName(text: string, wanted: Prisma.Sql): Prisma.Sql {
  const holds = (name: Prisma.Sql) =>
    Prisma.sql`bigrams(${name}) @> bigrams(${text}) AND normalize(${name}, NFKC) ILIKE ${likePattern(text)}`;
  return Prisma.sql`standard AS MATERIALIZED (
    SELECT i.id, i.name FROM institution i WHERE ${holds(Prisma.sql`i.name`)} AND ${wanted} LIMIT ${MOST_CANDIDATES}
  ), other AS MATERIALIZED (
    SELECT i.id, i.name FROM institution_alias a JOIN institution i ON i.id = a.institution_id
    WHERE ${holds(Prisma.sql`a.name`)} AND ${wanted} LIMIT ${MOST_CANDIDATES}
  ), campus AS MATERIALIZED (
    SELECT i.id, i.name FROM institution m JOIN institution i ON i.main_campus_id = m.id
    WHERE i.main_campus_id IS NOT NULL AND ${holds(Prisma.sql`m.name`)} AND ${wanted} LIMIT ${MOST_CANDIDATES}
  ), candidate AS (
    SELECT id, CASE WHEN normalize(name, NFKC) ILIKE ${likePattern(text).slice(1)} THEN 0 ELSE 1 END AS rank,
      char_length(name) AS length FROM standard
    UNION ALL SELECT id, 2, char_length(name) FROM other
    UNION ALL SELECT id, 3, char_length(name) FROM campus
  )`;
}
