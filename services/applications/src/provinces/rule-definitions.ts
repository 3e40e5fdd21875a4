import { z } from 'zod';
import { LEVELS } from '../forms/dictionaries.ts';
import { PROCEDURES } from '../procedures/index.ts';
import { ProvincialRules, STANDARD_RULES } from './provincial-rules.ts';
import { RULE_WORDS, type RuleWords } from './rule-words.ts';

type Setting = keyof ProvincialRules;
interface Choice {
  code: string;
  name: string;
  maximum: number | null;
}

/** 设置项 as a form needs it: words from `rule-words.ts`, everything else from the schema, so that the two cannot part. */
export interface RuleDefinition extends RuleWords {
  name: Setting;
  minimum: number | null;
  maximum: number | null;
  most: number | null;
  standard: unknown;
  choices: Choice[];
}

const PROFESSIONS = { PHYSICIAN: '医师', TCM_SPECIALTY: '中医（专长）医师' } as const;

const choicesOf = (names: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(names).map(([code, name]) => ({ code, name, maximum: null }));
/** Only physicians have scopes. */
const PHYSICIANS = { LICENSED: LEVELS.LICENSED, ASSISTANT: LEVELS.ASSISTANT } as const;
const procedures = [...PROCEDURES.values()];

/** What can be told apart within a setting. */
const CHOICES: Partial<Record<Setting, Choice[]>> = {
  assessmentCycleYears: choicesOf(PROFESSIONS),
  maxScopes: choicesOf({
    ...PHYSICIANS,
    RURAL_ASSISTANT: LEVELS.RURAL_ASSISTANT,
    TOWNSHIP_ASSISTANT: LEVELS.TOWNSHIP_ASSISTANT,
  }),
  materials: procedures.map(({ code, name }) => ({ code, name, maximum: null })),
  // Where no law sets a limit, none is promised either.
  promisedWorkingDays: procedures.flatMap(({ code, name, decisionDays }) =>
    decisionDays === null ? [] : [{ code, name, maximum: decisionDays }],
  ),
};

/** The part of JSON Schema that the settings use. */
const Shape = z.object({
  type: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxItems: z.number().optional(),
  get anyOf() {
    return z.array(Shape).optional();
  },
  get items() {
    return Shape.optional();
  },
  get properties() {
    return z.record(z.string(), Shape).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), Shape]).optional();
  },
});
type Shape = z.infer<typeof Shape>;

/** The integer somewhere within a setting: each has one kind of number at most. */
function integerIn(shape: Shape): Shape | null {
  if (shape.type === 'integer') return shape;
  const { anyOf = [], items, properties = {}, additionalProperties: others } = shape;
  const within = [...anyOf, ...(items ? [items] : []), ...Object.values(properties)];
  if (typeof others === 'object') within.push(others);
  for (const one of within) {
    const found = integerIn(one);
    if (found) return found;
  }
  return null;
}

const schema = z.record(z.string(), Shape).parse(z.toJSONSchema(ProvincialRules).properties);

function mostLines({ maxItems, additionalProperties: others }: Shape): number | null {
  return maxItems ?? (typeof others === 'object' ? (others.maxItems ?? null) : null);
}

function definition(name: Setting): RuleDefinition {
  const shape = schema[name];
  if (!shape) throw new Error(`The schema has no ${name}`);
  const integer = integerIn(shape);
  return {
    name,
    ...RULE_WORDS[name],
    minimum: integer?.minimum ?? null,
    maximum: integer?.maximum ?? null,
    most: mostLines(shape),
    standard: STANDARD_RULES[name],
    choices: CHOICES[name] ?? [],
  };
}

export const RULE_DEFINITIONS: readonly RuleDefinition[] = (Object.keys(RULE_WORDS) as Setting[]).map(definition);
