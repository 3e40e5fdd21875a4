import { LEVELS } from '../forms/dictionaries.ts';
import { PROCEDURES } from '../procedures/index.ts';
import type { InputProblem } from '../rules/input-problem.ts';
import { PROVINCE_MESSAGES } from './messages.ts';
import { ProvincialRules } from './provincial-rules.ts';

type Read = { rules: ProvincialRules } | { problems: InputProblem[] };

/** @returns the set whole, or everything that is wrong with it, each problem at its path: rules.materials.PHY_REG.0.code */
export function readRules(given: unknown): Read {
  const parsed = ProvincialRules.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) =>
      issue.code === 'unrecognized_keys'
        ? problemAt(issue.path, 'UNKNOWN', PROVINCE_MESSAGES.unknownSetting(issue.keys.join('、')))
        : problemAt(issue.path, 'FORMAT', PROVINCE_MESSAGES.setting),
    );
    return { problems };
  }
  const problems = problemsOf(parsed.data);
  return problems.length > 0 ? { problems } : { rules: parsed.data };
}

const problemAt = (path: readonly PropertyKey[], problem: string, message: string): InputProblem => ({
  field: ['rules', ...path].map(String).join('.'),
  problem,
  message,
});

/** What fits the shape and still cannot be meant: procedures and levels that do not exist, promises beyond the law, doubles. */
function problemsOf({ promisedWorkingDays, materials, maxScopes }: ProvincialRules): InputProblem[] {
  const unknown = (path: string, code: string) =>
    PROCEDURES.has(code) ? [] : [problemAt([path, code], 'UNKNOWN', PROVINCE_MESSAGES.unknownProcedure)];
  const promised = Object.entries(promisedWorkingDays).flatMap(([code, days]) => {
    const procedure = PROCEDURES.get(code);
    if (!procedure) return unknown('promisedWorkingDays', code);
    const { decisionDays } = procedure;
    if (decisionDays === null) return [problemAt(['promisedWorkingDays', code], 'NO_LIMIT', PROVINCE_MESSAGES.noLimit)];
    if (days <= decisionDays) return [];
    return [problemAt(['promisedWorkingDays', code], 'TOO_LONG', PROVINCE_MESSAGES.longerThanTheLaw(decisionDays))];
  });
  const papers = Object.entries(materials).flatMap(([code, lines]) => [
    ...unknown('materials', code),
    ...doubles(lines.map((line) => line.code)).map((at) =>
      problemAt(['materials', code, at, 'code'], 'DOUBLED', PROVINCE_MESSAGES.doubled),
    ),
  ]);
  const scopes = [
    ...maxScopes.flatMap(({ level }, at) =>
      level === null || Object.hasOwn(LEVELS, level)
        ? []
        : [problemAt(['maxScopes', at, 'level'], 'UNKNOWN', PROVINCE_MESSAGES.levelUnknown)],
    ),
    ...doubles(maxScopes.map(({ classPrefix, level }) => `${classPrefix}|${level}`)).map((at) =>
      problemAt(['maxScopes', at], 'DOUBLED', PROVINCE_MESSAGES.doubled),
    ),
  ];
  return [...promised, ...papers, ...scopes];
}

/** Where something stands that has stood before. */
const doubles = (items: readonly string[]): number[] =>
  items.flatMap((item, at) => (items.indexOf(item) < at ? [at] : []));
