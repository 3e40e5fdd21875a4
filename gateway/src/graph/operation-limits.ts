import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../options.ts';

/** What an operation measures; see Limits for the units. */
export type Measure = { depth: number; aliases: number; fields: number; rootFields: number; cost: number };

/** What a page holds when its size is a variable: the most that any list of the graph gives. */
const MAX_PAGE = 100;
/** What a list holds that has no page size: the campuses of an institution, the steps of an application. */
const PLAIN_LIST = 10;
const PAGE_SIZES = ['first', 'last'];

type Sized = { readonly type: GraphQLNamedType | undefined; readonly paged: boolean };

/**
 * Measures one operation without running it. Every object costs 1, a page multiplies what is below it by its literal
 * size, or by 100 when the size is a variable. A fragment is measured once however often it is spread, so that the
 * measuring itself cannot be made slow. Unknown fields and fragments count little: validation refuses them afterwards.
 */
export function measureOperation(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Measure {
  const measured = new Map<string, Measure>();
  const open = new Set<string>();

  function ofSelections(set: SelectionSetNode, { type, paged }: Sized): Measure {
    const sum = { depth: 0, aliases: 0, fields: 0, rootFields: 0, cost: 0 };
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        add(sum, ofField(selection, type, paged));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        add(sum, ofSelections(selection.selectionSet, { type: condition ? schema.getType(condition) : type, paged }));
      } else {
        add(sum, ofFragment(selection.name.value, paged));
      }
    }
    return sum;
  }

  function ofFragment(name: string, paged: boolean): Measure {
    const key = `${name} ${paged}`;
    const known = measured.get(key);
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment || open.has(name)) return { depth: 0, aliases: 0, fields: 0, rootFields: 0, cost: 0 };
    open.add(name);
    const type = schema.getType(fragment.typeCondition.name.value);
    const measure = ofSelections(fragment.selectionSet, { type, paged });
    open.delete(name);
    measured.set(key, measure);
    return measure;
  }

  function ofField(node: FieldNode, parent: GraphQLNamedType | undefined, paged: boolean): Measure {
    const own = { depth: 1, aliases: node.alias ? 1 : 0, fields: 1, rootFields: 1, cost: 0 };
    if (!node.selectionSet || node.name.value.startsWith('__')) return own;
    const field = fieldOf(parent, node.name.value);
    const type = field && getNamedType(field.type);
    const size = field && pageSize(field, node);
    const isList = field !== undefined && isListType(getNullableType(field.type));
    const below = ofSelections(node.selectionSet, { type, paged: size !== undefined && !isList });
    const times = size ?? (isList && !paged ? PLAIN_LIST : 1);
    return {
      depth: 1 + below.depth,
      aliases: own.aliases + below.aliases,
      fields: 1 + below.fields,
      rootFields: 1,
      cost: (type && isCompositeType(type) ? 1 : 0) + times * below.cost + (isList ? times : 0),
    };
  }

  const root = schema.getRootType(operation.operation) ?? undefined;
  return ofSelections(operation.selectionSet, { type: root, paged: false });
}

function add(sum: Measure, part: Measure): void {
  sum.depth = Math.max(sum.depth, part.depth);
  sum.aliases += part.aliases;
  sum.fields += part.fields;
  sum.rootFields += part.rootFields;
  sum.cost += part.cost;
}

function fieldOf(parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** The factor of a paged field; undefined when the field has no page size. */
function pageSize(field: GraphQLField<unknown, unknown>, node: FieldNode): number | undefined {
  const declared = field.args.filter((argument) => PAGE_SIZES.includes(argument.name));
  if (declared.length === 0) return undefined;
  for (const argument of node.arguments ?? []) {
    if (!PAGE_SIZES.includes(argument.name.value)) continue;
    if (argument.value.kind === Kind.INT) return Math.min(Math.max(Number(argument.value.value), 1), 1_000_000);
    return MAX_PAGE;
  }
  const defaults = declared.map((argument) => argument.defaultValue).filter((value) => typeof value === 'number');
  return defaults.length > 0 ? Math.max(...defaults) : MAX_PAGE;
}

/**
 * @returns a function from document text to the error that refuses it, or null. The verdict is kept with the text, so a
 *   hot operation pays one look-up. Documents that do not parse pass: Apollo reports them.
 */
export function operationLimits(schema: GraphQLSchema, limits: Limits): (query: string) => GraphQLError | null {
  const verdicts = new LRUCache<string, { readonly refusal: GraphQLError | null }>({ max: 2_000 });
  return (query) => {
    if (query.length > limits.documentLength)
      return excess('documentLength', query.length, limits.documentLength, 'characters');
    const known = verdicts.get(query);
    if (known) return known.refusal;
    const refusal = judge(query);
    verdicts.set(query, { refusal });
    return refusal;
  };

  function judge(query: string): GraphQLError | null {
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: limits.tokens, noLocation: true });
    } catch {
      return null;
    }
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    }
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const refusal = firstExcess(measureOperation(schema, definition, fragments), limits);
      if (refusal) return refusal;
    }
    return null;
  }
}

function firstExcess(measure: Measure, limits: Limits): GraphQLError | null {
  const bounds = [
    ['depth', measure.depth, limits.depth, 'levels'],
    ['aliases', measure.aliases, limits.aliases, 'aliases'],
    ['rootFields', measure.rootFields, limits.rootFields, 'fields at its root'],
    ['fields', measure.fields, limits.fields, 'fields'],
    ['cost', measure.cost, limits.cost, 'points of cost'],
  ] as const;
  for (const [limit, actual, maximum, unit] of bounds) {
    if (actual > maximum) return excess(limit, actual, maximum, unit);
  }
  return null;
}

function excess(limit: string, actual: number, maximum: number, unit: string): GraphQLError {
  return new GraphQLError(`The operation has ${actual} ${unit}; ${maximum} are allowed.`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', limit, maximum },
  });
}
