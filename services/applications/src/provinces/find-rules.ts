import type { CalendarDate } from '@medreg/clock';
import { type Database, toColumn } from '../database.ts';
import type { ProvincialRuleSetRow, ScopeCatalogueRow } from '../rows.ts';
import { ProvincialRules, STANDARD_RULES } from './provincial-rules.ts';
import { NATIONAL_CATALOGUE, ScopeEntry } from './scope-catalogue.ts';

type Reader = Pick<Database, 'provincialRuleSet' | 'scopeCatalogue'>;

const NEWEST_THAT_HAS_BEGUN = [{ effectiveFrom: 'desc' }, { version: 'desc' }] as const;
const begun = (provinceCode: string, day: CalendarDate) => ({ provinceCode, effectiveFrom: { lte: toColumn(day) } });

/** @returns the set that the province has in force on that day: the newest that has begun; null where it has decided nothing */
export function findRuleSet(
  db: Pick<Reader, 'provincialRuleSet'>,
  provinceCode: string,
  day: CalendarDate,
): Promise<ProvincialRuleSetRow | null> {
  return db.provincialRuleSet.findFirst({
    where: begun(provinceCode, day),
    orderBy: [...NEWEST_THAT_HAS_BEGUN],
  });
}

/** @returns the catalogue that the province has in force on that day; null where it has submitted none */
export function findCatalogue(
  db: Pick<Reader, 'scopeCatalogue'>,
  provinceCode: string,
  day: CalendarDate,
): Promise<ScopeCatalogueRow | null> {
  return db.scopeCatalogue.findFirst({
    where: begun(provinceCode, day),
    orderBy: [...NEWEST_THAT_HAS_BEGUN],
  });
}

/** @returns what the province has decided, as of that day, else the standard */
export async function rulesOf(db: Reader, provinceCode: string, day: CalendarDate): Promise<ProvincialRules> {
  const row = await findRuleSet(db, provinceCode, day);
  return row ? ProvincialRules.parse(row.rules) : STANDARD_RULES;
}

/** @returns the province's scopes as of that day, else the national catalogue */
export async function scopesOf(db: Reader, provinceCode: string, day: CalendarDate): Promise<readonly ScopeEntry[]> {
  const row = await findCatalogue(db, provinceCode, day);
  return row ? entriesOf(row) : NATIONAL_CATALOGUE;
}

export const entriesOf = (row: ScopeCatalogueRow): readonly ScopeEntry[] => ScopeEntry.array().parse(row.entries);

/** @returns every scope that the province has ever had, as its newest version with it says; the national ones where it has none */
export async function everyScopeOf(
  db: Pick<Reader, 'scopeCatalogue'>,
  provinceCode: string,
): Promise<ReadonlyMap<string, ScopeEntry>> {
  const rows = await db.scopeCatalogue.findMany({ where: { provinceCode }, orderBy: { version: 'asc' } });
  const every = new Map(NATIONAL_CATALOGUE.map((scope) => [scope.code, scope]));
  for (const row of rows) for (const scope of entriesOf(row)) every.set(scope.code, scope);
  return every;
}
