import { type CalendarDate, calendarDate, today } from '@medreg/clock';
import type { Deps } from '../context.ts';
import { fromColumn } from '../database.ts';
import type { ScopeCatalogueRow } from '../rows.ts';
import { entriesOf, findCatalogue } from './find-rules.ts';
import { NATIONAL_CATALOGUE, type ScopeEntry } from './scope-catalogue.ts';
import { refuseOthers } from './view-rules.ts';

/** A version of a province's catalogue as everybody may see it; version 0 is the national catalogue. */
export interface Catalogue {
  provinceCode: string;
  version: number;
  effectiveFrom: CalendarDate | null;
  entries: readonly ScopeEntry[];
  setBy: string | null;
  setAt: Date | null;
}

export function catalogue(row: ScopeCatalogueRow | null, provinceCode: string): Catalogue {
  if (!row) {
    return { provinceCode, version: 0, effectiveFrom: null, entries: NATIONAL_CATALOGUE, setBy: null, setAt: null };
  }
  const { version, effectiveFrom, setByName, setAt } = row;
  return {
    provinceCode,
    version,
    effectiveFrom: fromColumn(effectiveFrom),
    entries: entriesOf(row),
    setBy: setByName,
    setAt,
  };
}

/** 执业范围目录 in force on a day, whole or of one category. */
export async function scopeCatalogue(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  {
    provinceCode,
    category,
    on,
  }: { provinceCode: string; category?: ScopeEntry['category'] | null; on?: string | null },
): Promise<Catalogue> {
  refuseOthers(provinceCode);
  const day = on ? calendarDate(on) : today(clock.now());
  const found = catalogue(await findCatalogue(db, provinceCode, day), provinceCode);
  return category ? { ...found, entries: found.entries.filter((entry) => entry.category === category) } : found;
}
