import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, cursorInteger, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Database } from '../../database.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { UNSEEN } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { divisionPrefix, possibleRegionCode } from '../../regions.ts';
import type { InstitutionRow } from '../../rows.ts';
import { isRegistrationNoLike, likePattern } from './search-text.ts';

export interface FindInstitutions {
  text: string;
  regionCode?: string | null;
  includeClosed?: boolean | null;
  first?: number | null;
  after?: string | null;
}

/** More matches than this are not ranked: the text says too little, and the user types one more character. */
export const MOST_CANDIDATES = 1000;

type Ranked = { id: string; rank: number; length: number };

/**
 * 查找医疗机构: names that contain the text (two characters at least), those that begin with it first, then the shorter;
 * or the registration number. Keyset paging over (rank, length, id).
 */
export async function findInstitutions(db: Database, input: FindInstitutions): Promise<Connection<InstitutionRow>> {
  const first = pageSize(input.first);
  const text = input.text.normalize('NFKC').trim();
  if ([...text].length < 2) throw badUserInput('请输入至少两个字。');
  if (text.length > 100) throw badUserInput('查找内容过长。');
  if (UNSEEN.test(text)) throw badUserInput(MESSAGES.characters);
  if (input.regionCode && !possibleRegionCode(input.regionCode)) return connection([], first, () => []);
  const after = input.after ? placeOf(input.after) : null;
  const ranked = await db.$queryRaw<Ranked[]>(rankedIds(text, input, after, first + 1));
  const rows = await db.institution.findMany({ where: { id: { in: ranked.map(({ id }) => id) } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = ranked.flatMap((place) => {
    const row = byId.get(place.id);
    return row ? [{ place, row }] : [];
  });
  const page = connection(found, first, ({ place }) => [place.rank, place.length, place.id]);
  return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: node.row })) };
}

function placeOf(cursor: string): Ranked {
  const [rank, length, last] = decodeCursor(cursor, 3);
  const id = possibleId(String(last));
  if (!id) throw badUserInput('Unknown cursor');
  return { id, rank: cursorInteger(rank), length: cursorInteger(length) };
}

/** The search as SQL; exported so that a test can show its plan. */
export function rankedIds(
  text: string,
  { regionCode, includeClosed }: Pick<FindInstitutions, 'regionCode' | 'includeClosed'>,
  after: Ranked | null,
  limit: number,
): Prisma.Sql {
  const where = [
    isRegistrationNoLike(text)
      ? Prisma.sql`registration_no = ${text.toUpperCase()}`
      : Prisma.sql`bigrams(name) @> bigrams(${text}) AND normalize(name, NFKC) ILIKE ${likePattern(text)}`,
    ...(includeClosed ? [] : [Prisma.sql`status = 'VALID'`]),
    ...(regionCode ? [Prisma.sql`region_code LIKE ${`${divisionPrefix(regionCode)}%`}`] : []),
  ];
  const beyond = after
    ? Prisma.sql`WHERE (rank, length, id) > (${after.rank}::int, ${after.length}::int, ${after.id}::uuid)`
    : Prisma.empty;
  return Prisma.sql`
    WITH candidate AS MATERIALIZED (
      SELECT id, name FROM institution WHERE ${Prisma.join(where, ' AND ')} LIMIT ${MOST_CANDIDATES}
    ), ranked AS (
      SELECT id, CASE WHEN normalize(name, NFKC) ILIKE ${likePattern(text).slice(1)} THEN 0 ELSE 1 END AS rank, char_length(name) AS length
      FROM candidate
    )
    SELECT id, rank, length FROM ranked ${beyond} ORDER BY rank, length, id LIMIT ${limit}`;
}
