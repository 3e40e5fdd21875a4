import { actorOf, writeAudit } from '@medreg/audit';
import { calendarDate, today } from '@medreg/clock';
import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { toColumn } from '../database.ts';
import { CATEGORIES } from '../forms/dictionaries.ts';
import { type InputProblem, textProblem, tidy } from '../rules/input-problem.ts';
import { invalidInput, requirementNotMet } from '../steps/outcomes.ts';
import { everyScopeOf } from './find-rules.ts';
import { mayConfigure, notYourProvince } from './jurisdiction.ts';
import { PROVINCE_MESSAGES } from './messages.ts';
import { NATIONAL_CATALOGUE, type ScopeEntry } from './scope-catalogue.ts';
import { authorityName } from './setter.ts';
import { type Catalogue, catalogue } from './view-catalogue.ts';

export interface CatalogueInput {
  provinceCode: string;
  entries: readonly { code: string; name: string; category: ScopeEntry['category']; nationalCode?: string | null }[];
  effectiveFrom: string;
  version?: number | null;
}

/** More than any province has. */
export const MOST_SCOPES = 500;
const MAX_NAME = 50;

/**
 * 报送执业范围目录: the whole catalogue, as a version (S2-Q49; domain 9.2 “default reality accepted”). What it leaves out stays
 * usable where it is registered; a code never comes to mean something of another category. Twice at once: one version.
 */
export async function submitScopeCatalogue(deps: Deps, viewer: Viewer, input: CatalogueInput) {
  const { provinceCode } = input;
  if (!mayConfigure(viewer, provinceCode)) return requirementNotMet(notYourProvince);
  const at = deps.clock.now();
  const effectiveFrom = calendarDate(input.effectiveFrom);
  const entries = input.entries.slice(0, MOST_SCOPES + 1).map(({ code, name, category, nationalCode }) => ({
    code: code.trim(),
    name: tidy(name),
    category,
    nationalCode: nationalCode?.trim() || null,
  }));
  const problems = problemsOf(entries, await everyScopeOf(deps.db, provinceCode));
  if (effectiveFrom < today(at)) {
    problems.push({ field: 'effectiveFrom', problem: 'IN_THE_PAST', message: PROVINCE_MESSAGES.notInThePast });
  }
  if (problems.length > 0) return invalidInput(problems);

  const newest = await newestOf(deps, provinceCode);
  const seen = input.version ?? newest?.version ?? 0;
  if (seen !== (newest?.version ?? 0)) return catalogueChanged(catalogue(newest, provinceCode));
  const setByName = await authorityName(deps, viewer);
  try {
    const row = await deps.db.$transaction(async (tx) => {
      const submitted = await tx.scopeCatalogue.create({
        data: {
          provinceCode,
          version: seen + 1,
          entries,
          effectiveFrom: toColumn(effectiveFrom),
          setBy: viewer.authorityId ?? '',
          setByName,
          setAt: at,
        },
      });
      await writeAudit(tx, {
        recordType: 'ScopeCatalogue',
        recordId: provinceCode,
        action: 'submitScopeCatalogue',
        actor: actorOf(viewer),
        at,
        detail: { version: submitted.version, effectiveFrom, entries: entries.length },
      });
      return submitted;
    });
    return { kind: 'SubmittedScopeCatalogue' as const, catalogue: catalogue(row, provinceCode) };
  } catch (error) {
    if (isDuplicate(error)) return catalogueChanged(catalogue(await newestOf(deps, provinceCode), provinceCode));
    throw error;
  }
}

/** @param known every scope that the province has ever had */
function problemsOf(entries: readonly ScopeEntry[], known: ReadonlyMap<string, ScopeEntry>): InputProblem[] {
  if (entries.length === 0 || entries.length > MOST_SCOPES) {
    const message = PROVINCE_MESSAGES.scopesWanted(MOST_SCOPES);
    return [{ field: 'entries', problem: entries.length === 0 ? 'REQUIRED' : 'TOO_MANY', message }];
  }
  const seen = new Set<string>();
  return entries.flatMap((entry, at) => {
    const field = (name: keyof ScopeEntry) => `entries.${at}.${name}`;
    const found: (InputProblem | null)[] = [textProblem(field('name'), entry.name, MAX_NAME)];
    const note = (name: keyof ScopeEntry, problem: string, message: string) =>
      found.push({ field: field(name), problem, message });
    if (!/^\w{1,20}$/.test(entry.code)) note('code', 'FORMAT', PROVINCE_MESSAGES.scopeCode);
    for (const key of [`code ${entry.code}`, `name ${entry.category} ${entry.name}`]) {
      if (seen.has(key)) note(key.startsWith('code') ? 'code' : 'name', 'DOUBLED', PROVINCE_MESSAGES.doubled);
      seen.add(key);
    }
    const before = known.get(entry.code);
    if (before && before.category !== entry.category) {
      note('category', 'CODE_REUSED', PROVINCE_MESSAGES.codeOfAnotherCategory(CATEGORIES[before.category]));
    }
    const national = NATIONAL_CATALOGUE.some(
      ({ code, category }) => code === entry.nationalCode && category === entry.category,
    );
    if (entry.nationalCode !== null && !national) {
      note('nationalCode', 'UNKNOWN', PROVINCE_MESSAGES.nationalCodeUnknown);
    }
    return found.filter((one) => one !== null);
  });
}

const newestOf = ({ db }: Pick<Deps, 'db'>, provinceCode: string) =>
  db.scopeCatalogue.findFirst({ where: { provinceCode }, orderBy: { version: 'desc' } });

const catalogueChanged = (newest: Catalogue) => ({
  kind: 'ScopeCatalogueChanged' as const,
  message: PROVINCE_MESSAGES.catalogueChanged,
  catalogue: newest,
});
