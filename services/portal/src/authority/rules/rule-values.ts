import type { ProvincialRuleDefinitionsQuery } from '../../generated/authority/rules/rules.ts';

export type Definition = ProvincialRuleDefinitionsQuery['provincialRuleDefinitions'][number];
/** `ProvincialRules.rules`: every setting by its name, shaped as its kind says. */
export type Rules = Readonly<Record<string, unknown>>;

export interface NumberLine {
  code: string;
  value: number;
}
export interface ScopeLine {
  classPrefix: string;
  level: string | null;
  most: number;
}
export interface MaterialLine {
  procedure: string;
  code: string;
  name: string;
  mandatory: boolean;
  form: 'ONLINE' | 'PAPER_AT_WINDOW' | 'ORIGINAL_TO_PRINT';
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const FORMS = ['ONLINE', 'PAPER_AT_WINDOW', 'ORIGINAL_TO_PRINT'] as const;

export function numberLines(value: unknown): NumberLine[] {
  return isRecord(value) ? Object.entries(value).map(([code, number]) => ({ code, value: Number(number) })) : [];
}
export function scopeLines(value: unknown): ScopeLine[] {
  return listOf(value).map(({ classPrefix, level, most }) => ({
    classPrefix: String(classPrefix ?? ''),
    level: typeof level === 'string' ? level : null,
    most: Number(most),
  }));
}
export function materialLines(value: unknown): MaterialLine[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([procedure, lines]) =>
    listOf(lines).map(({ code, name, mandatory, form }) => ({
      procedure,
      code: String(code),
      name: String(name),
      mandatory: mandatory === true,
      form: FORMS.find((one) => one === form) ?? 'ONLINE',
    })),
  );
}

/** What a form holds for a setting: lists where the graph has objects that grow. */
export function toForm({ kind }: Definition, value: unknown): unknown {
  if (kind === 'NUMBER_OF_SOME') return numberLines(value);
  if (kind === 'SCOPE_LIMITS') return scopeLines(value).map((line) => ({ ...line, level: line.level ?? '' }));
  return kind === 'MATERIALS' ? materialLines(value) : value;
}

/** What the graph takes for it. */
export function fromForm({ kind, standard }: Definition, value: unknown): unknown {
  if (kind === 'NUMBER_OF_SOME') {
    return Object.fromEntries(listOf(value).flatMap(({ code, value: number }) => (code ? [[code, number]] : [])));
  }
  if (kind === 'SCOPE_LIMITS') {
    return listOf(value).map(({ classPrefix, level, most }) => ({
      classPrefix: String(classPrefix ?? '')
        .trim()
        .toUpperCase(),
      level: level || null,
      most,
    }));
  }
  if (kind === 'MATERIALS') {
    const byProcedure: Record<string, unknown[]> = {};
    for (const { procedure, code, name, mandatory, form } of listOf(value)) {
      const line = {
        code: String(code ?? '').trim(),
        name: String(name ?? '').trim(),
        mandatory: mandatory === true,
        form,
      };
      byProcedure[String(procedure)] = [...(byProcedure[String(procedure)] ?? []), line];
    }
    return byProcedure;
  }
  return value === undefined ? standard : value;
}

/** Where in the form a path of the rules stands: rules.materials.PHY_REG.0.code is the line of the first material of PHY_REG. */
export function placeOf(
  definitions: readonly Definition[],
  values: Readonly<Record<string, unknown>>,
  field: string,
): (string | number)[] | null {
  const [root, name, ...rest] = field.split('.');
  const definition = definitions.find((one) => one.name === name);
  if (root !== 'rules' || !definition || name === undefined) return null;
  const lines = listOf(values[name]);
  const [first = '', second, third] = rest;
  switch (definition.kind) {
    case 'NUMBER_OF_SOME':
      return [name, lines.findIndex(({ code }) => code === first), 'value'];
    case 'SCOPE_LIMITS':
      return [name, Number(first), second ?? 'classPrefix'];
    case 'MATERIALS': {
      const places = lines.flatMap(({ procedure }, at) => (procedure === first ? [at] : []));
      return [name, places[Number(second ?? 0)] ?? 0, third ?? 'code'];
    }
    default:
      return [name, ...rest];
  }
}

const inOrder = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(inOrder)
    : isRecord(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, inOrder(one)]),
        )
      : value;

/** Whether two values of a setting mean the same, in whatever order their keys stand. */
export const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

/** The settings in which two sets differ. */
export const changed = (definitions: readonly Definition[], before: Rules, after: Rules): Definition[] =>
  definitions.filter(({ name }) => !same(before[name], after[name]));

/** The ministry's standard, whole. */
export const standardOf = (definitions: readonly Definition[]): Rules =>
  Object.fromEntries(definitions.map(({ name, standard }) => [name, standard]));
