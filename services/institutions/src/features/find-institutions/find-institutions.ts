import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, cursorInteger, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Database } from '../../database.ts';
import { UNSEEN } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { patternsWithin } from '../../region-successors.ts';
import { possibleRegionCode } from '../../regions.ts';
import type { InstitutionRow } from '../../rows.ts';
import { type Ranked, rankedIds } from './ranked-ids.ts';

export interface FindInstitutions {
  text: string;
  regionCode?: string | null;
  includeClosed?: boolean | null;
  first?: number | null;
  after?: string | null;
}

/**
 * 查找医疗机构: standard names that contain the text (two characters at least), those that begin with it first; then those
 * with such another name, then the campuses of what was found (S2-Q57), the shorter name first each time; or the registration
 * number. Keyset paging over (rank, length, id).
 */
export async function findInstitutions(db: Database, input: FindInstitutions): Promise<Connection<InstitutionRow>> {
  const first = pageSize(input.first);
  const text = input.text.normalize('NFKC').trim();
  if ([...text].length < 2) throw badUserInput('请输入至少两个字。');
  if (text.length > 100) throw badUserInput('查找内容过长。');
  if (UNSEEN.test(text)) throw badUserInput(MESSAGES.characters);
  if (input.regionCode && !possibleRegionCode(input.regionCode)) return connection([], first, () => []);
  const after = input.after ? placeOf(input.after) : null;
  const within = input.regionCode ? await patternsWithin(db, input.regionCode) : null;
  const narrowed = { within, includeClosed: input.includeClosed ?? false };
  const ranked = await db.$queryRaw<Ranked[]>(rankedIds(text, narrowed, after, first + 1));
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
