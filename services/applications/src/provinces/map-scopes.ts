import type { Database } from '../database.ts';
import type { RegistrationRow } from '../rows.ts';
import { everyScopeOf } from './find-rules.ts';
import { ScopeEntry as Scope, type ScopeEntry } from './scope-catalogue.ts';

type Reader = Pick<Database, 'scopeCatalogue' | 'scopeMapping'>;

/** A province and its scopes of the day. */
export interface Catalogue {
  provinceCode: string;
  scopes: readonly ScopeEntry[];
}

/**
 * What the scopes of a registration are in its own province: the entries of the day; one that the catalogue does not have any
 * more stays usable as it was, with the name that the register shows (S2-Q49; 9.2 “legacy entries stay usable”).
 */
export async function scopesHeld(
  db: Pick<Reader, 'scopeCatalogue'>,
  held: Pick<RegistrationRow, 'scopeCodes' | 'scopeNames' | 'category'>,
  { provinceCode, scopes }: Catalogue,
): Promise<ScopeEntry[]> {
  const present = (code: string) => scopes.find((one) => one.code === code);
  const every = held.scopeCodes.every(present) ? null : await everyScopeOf(db, provinceCode);
  const category = Scope.shape.category.safeParse(held.category).data ?? 'CLINICAL';
  return held.scopeCodes.map((code, at) => {
    const name = held.scopeNames[at] ?? code;
    const before = every?.get(code);
    return present(code) ?? (before ? { ...before, name } : { code, name, category, nationalCode: null });
  });
}

/** The scopes of one province in the words of another. */
export interface MappedScopes {
  /** In the order of those given; null while one of them has no counterpart. */
  mapped: readonly ScopeEntry[] | null;
  /** Those about which both provinces must agree first. */
  unmapped: readonly ScopeEntry[];
}

/**
 * What scopes of one province are called in another (S2-Q49): within a province themselves; between provinces what both have
 * agreed on, else the entry with the same national code.
 */
export async function mapScopes(
  db: Pick<Reader, 'scopeMapping'>,
  own: readonly ScopeEntry[],
  from: string,
  to: Catalogue,
): Promise<MappedScopes> {
  if (from === to.provinceCode) return { mapped: own, unmapped: [] };
  const agreed = await db.scopeMapping.findMany({
    where: {
      fromProvinceCode: from,
      toProvinceCode: to.provinceCode,
      fromCode: { in: own.map(({ code }) => code) },
      state: 'AGREED',
    },
  });
  const counterparts = own.map((scope) => {
    const toCode = agreed.find(({ fromCode }) => fromCode === scope.code)?.toCode;
    const same = (one: ScopeEntry) =>
      toCode ? one.code === toCode : scope.nationalCode !== null && one.nationalCode === scope.nationalCode;
    return to.scopes.find(same) ?? null;
  });
  const mapped = counterparts.flatMap((one) => one ?? []);
  return {
    mapped: mapped.length === own.length ? mapped : null,
    unmapped: own.filter((_, at) => counterparts[at] === null),
  };
}
