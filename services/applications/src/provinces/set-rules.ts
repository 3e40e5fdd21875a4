import { isDeepStrictEqual } from 'node:util';
import { actorOf, writeAudit } from '@medreg/audit';
import { calendarDate, today } from '@medreg/clock';
import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { toColumn } from '../database.ts';
import { checkStatement } from '../rules/statement.ts';
import { invalidInput, requirementNotMet } from '../steps/outcomes.ts';
import { mayConfigure, notYourProvince } from './jurisdiction.ts';
import { PROVINCE_MESSAGES } from './messages.ts';
import { type ProvincialRules, STANDARD_RULES } from './provincial-rules.ts';
import { readRules } from './rule-problems.ts';
import { authorityName } from './setter.ts';
import { type RuleSet, ruleSet } from './view-rules.ts';

export interface RulesInput {
  provinceCode: string;
  rules: unknown;
  effectiveFrom: string;
  reason: string;
  version?: number | null;
}

/**
 * 设定省级规则 (issue: configuration, versioned and audited): the whole set, as a new version that begins today or later. An
 * earlier version is never changed, so that what held on a day can always be told. Twice at once: one version, and the loser is
 * shown it.
 */
export async function setProvincialRules(deps: Deps, viewer: Viewer, input: RulesInput) {
  const { provinceCode } = input;
  if (!mayConfigure(viewer, provinceCode)) return requirementNotMet(notYourProvince);
  const read = readRules(input.rules);
  const said = checkStatement('reason', input.reason);
  const at = deps.clock.now();
  const effectiveFrom = calendarDate(input.effectiveFrom);
  const problems = [
    ...('problems' in read ? read.problems : []),
    ...(said.ok ? [] : said.problems),
    ...(effectiveFrom < today(at)
      ? [{ field: 'effectiveFrom', problem: 'IN_THE_PAST', message: PROVINCE_MESSAGES.notInThePast }]
      : []),
  ];
  if ('problems' in read || !said.ok || problems.length > 0) return invalidInput(problems);

  const newest = await newestOf(deps, provinceCode);
  const seen = input.version ?? newest?.version ?? 0;
  if (seen !== (newest?.version ?? 0)) return rulesChanged(ruleSet(newest, provinceCode));
  const setByName = await authorityName(deps, viewer);
  try {
    const row = await deps.db.$transaction(async (tx) => {
      const set = await tx.provincialRuleSet.create({
        data: {
          provinceCode,
          version: seen + 1,
          rules: read.rules,
          effectiveFrom: toColumn(effectiveFrom),
          reason: said.value.opinion ?? '',
          setBy: viewer.authorityId ?? '',
          setByName,
          setAt: at,
        },
      });
      await writeAudit(tx, {
        recordType: 'ProvincialRules',
        recordId: provinceCode,
        action: 'setProvincialRules',
        actor: actorOf(viewer),
        at,
        detail: { version: set.version, effectiveFrom, settings: settingsThatDiffer(read.rules, newest?.rules) },
      });
      return set;
    });
    return { kind: 'SetProvincialRules' as const, rules: ruleSet(row, provinceCode) };
  } catch (error) {
    // The version that was to be the next one has been given to somebody else.
    if (isDuplicate(error)) return rulesChanged(ruleSet(await newestOf(deps, provinceCode), provinceCode));
    throw error;
  }
}

const newestOf = ({ db }: Pick<Deps, 'db'>, provinceCode: string) =>
  db.provincialRuleSet.findFirst({ where: { provinceCode }, orderBy: { version: 'desc' } });

const rulesChanged = (rules: RuleSet) => ({
  kind: 'ProvincialRulesChanged' as const,
  message: PROVINCE_MESSAGES.rulesChanged,
  rules,
});

/** Names of the settings that the new set changes. */
function settingsThatDiffer(now: ProvincialRules, before: unknown): string[] {
  const earlier: Readonly<Record<string, unknown>> = { ...STANDARD_RULES, ...(before as object | undefined) };
  return Object.entries(now)
    .filter(([name, value]) => !isDeepStrictEqual(value, earlier[name]))
    .map(([name]) => name);
}
