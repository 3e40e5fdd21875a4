import type { CalendarDate } from '@medreg/clock';
import { type Database, toColumn } from '../database.ts';
import { ProvincialRules, STANDARD_RULES } from './provincial-rules.ts';
import { NATIONAL_CATALOGUE, ScopeEntry } from './scope-catalogue.ts';

type Reader = Pick<Database, 'provincialRuleSet' | 'scopeCatalogue' | 'scopeMapping'>;

/** @returns what the province has decided, as of that day: the newest set that has begun, else the standard */
export async function rulesOf(db: Reader, provinceCode: string, day: CalendarDate): Promise<ProvincialRules> {
  const row = await db.provincialRuleSet.findFirst({
    where: { provinceCode, effectiveFrom: { lte: toColumn(day) } },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
  });
  return row ? ProvincialRules.parse(row.rules) : STANDARD_RULES;
}

/** @returns the province's scopes as of that day, else the national catalogue */
export async function scopesOf(db: Reader, provinceCode: string, day: CalendarDate): Promise<readonly ScopeEntry[]> {
  const row = await db.scopeCatalogue.findFirst({
    where: { provinceCode, effectiveFrom: { lte: toColumn(day) } },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
  });
  return row ? ScopeEntry.array().parse(row.entries) : NATIONAL_CATALOGUE;
}

/**
 * What scopes of one province are called in another (S2-Q49): within a province themselves, legacy entries included; between
 * provinces what both have agreed on, else the entry with the same national code.
 * @returns null when one of them has no counterpart yet
 */
export async function mapScopes(
  db: Reader,
  codes: readonly string[],
  from: { provinceCode: string; scopes: readonly ScopeEntry[] },
  to: { provinceCode: string; scopes: readonly ScopeEntry[] },
): Promise<readonly ScopeEntry[] | null> {
  const own = codes.map((code) => from.scopes.find((one) => one.code === code) ?? legacy(code));
  if (from.provinceCode === to.provinceCode) return own;
  const agreed = await db.scopeMapping.findMany({
    where: { fromProvinceCode: from.provinceCode, toProvinceCode: to.provinceCode, fromCode: { in: [...codes] }, state: 'AGREED' },
  });
  const mapped = own.map((scope) => {
    const toCode = agreed.find(({ fromCode }) => fromCode === scope.code)?.toCode;
    if (toCode) return to.scopes.find(({ code }) => code === toCode) ?? null;
    if (scope.nationalCode === null) return null;
    return to.scopes.find(({ nationalCode }) => nationalCode === scope.nationalCode) ?? null;
  });
  return mapped.every((one) => one !== null) ? mapped : null;
}

/** An entry that the present catalogue does not have any more stays usable in its own province (9.2). */
const legacy = (code: string): ScopeEntry => ({ code, name: code, category: 'CLINICAL', nationalCode: null });
