import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export type Row = Record<string, unknown>;

/** Tells of a value that breaks the schema: a null where none may be, a word that is no member of an enum. */
export type ReportBug = (message: string) => void;

/** Stands for a null where none may be, on its way up to the next field that may be null. */
const BROKEN = Symbol('broken');
type Shaped = unknown | typeof BROKEN;

type FieldShape = { readonly key: string; readonly label: string; readonly shape: ValueShape | null };
type ValueShape = (value: unknown, label: string, report: ReportBug) => Shaped;

/**
 * Prepares the last step of an operation: from everything that the subgraphs gave to exactly what was asked for, in the
 * order of the question, nulls carried up by the rules of GraphQL. Apollo's executor works this out from the document
 * for every answer; here it is worked out once per operation. `@skip`, `@include` and introspection are left to Apollo
 * (see supports-operation.ts).
 *
 * @returns from the gathered data to the answer's `data`, null when the root itself is broken
 */
export function resultShape(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): (gathered: Row, report: ReportBug) => Row | null {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`the graph has no ${operation.operation}`);
  const fieldsOfRoot = fieldsOf(root, [operation.selectionSet]);
  return (gathered, report) => {
    const shaped = shapeRow(gathered, fieldsOfRoot, root.name, report);
    return shaped === BROKEN ? null : (shaped as Row);
  };

  /** The fields that an object of a type answers with; fields of one name that are asked for twice become one. */
  function fieldsOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly FieldShape[] {
    const asked = new Map<string, FieldNode[]>();
    for (const set of sets) collect(type, set, asked);
    return [...asked].map(([key, nodes]) => fieldShape(type, key, nodes));
  }

  function collect(type: GraphQLObjectType, set: SelectionSetNode, asked: Map<string, FieldNode[]>): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = asked.get(key);
        if (known) known.push(selection);
        else asked.set(key, [selection]);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (fragment && applies(fragment.typeCondition?.name.value, type)) collect(type, fragment.selectionSet, asked);
    }
  }

  function applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const abstract = schema.getType(condition);
    return isAbstractType(abstract) && schema.isSubType(abstract, type);
  }

  function fieldShape(parent: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): FieldShape {
    const name = nodes[0]?.name.value ?? key;
    const label = `${parent.name}.${name}`;
    if (name === '__typename') return { key, label, shape: null };
    const field = parent.getFields()[name];
    if (!field) throw new Error(`there is no field ${label}`);
    const sets = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
    return { key, label, shape: valueShape(field.type, sets) };
  }

  function valueShape(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): ValueShape {
    if (isNonNullType(type)) {
      const inner = nullableShape(type.ofType, sets);
      return (value, label, report) => {
        if (value === null || value === undefined) {
          report(`null in ${label}, which is never null`);
          return BROKEN;
        }
        return inner(value, label, report) ?? BROKEN;
      };
    }
    const inner = nullableShape(type, sets);
    return (value, label, report) => (value === null || value === undefined ? null : inner(value, label, report));
  }

  /** Never sees a null; answers null for a value that is broken inside, and has then reported it. */
  function nullableShape(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): ValueShape {
    if (isListType(type)) return listShape(valueShape(type.ofType, sets));
    if (isLeafType(type)) return leafShape(type);
    if (isObjectType(type)) return objectShape(type, sets);
    return abstractShape(sets);
  }

  function listShape(item: ValueShape): ValueShape {
    return (value, label, report) => {
      if (!Array.isArray(value)) {
        report(`no list in ${label}`);
        return null;
      }
      const items = new Array<unknown>(value.length);
      let isBroken = false;
      for (let index = 0; index < value.length; index++) {
        const shaped = item(value[index], label, report);
        if (shaped === BROKEN) isBroken = true;
        items[index] = shaped;
      }
      return isBroken ? null : items;
    };
  }

  function objectShape(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): ValueShape {
    let fields: readonly FieldShape[] | undefined;
    return (value, label, report) => {
      if (typeof value !== 'object' || value === null) {
        report(`no object in ${label}`);
        return null;
      }
      fields ??= fieldsOf(type, sets);
      const shaped = shapeRow(value as Row, fields, type.name, report);
      return shaped === BROKEN ? null : shaped;
    };
  }

  /** The subgraphs are always asked for __typename where a field can be one of several types. */
  function abstractShape(sets: readonly SelectionSetNode[]): ValueShape {
    const known = new Map<string, readonly FieldShape[]>();
    return (value, label, report) => {
      const typename = typeof value === 'object' && value !== null ? (value as Row).__typename : undefined;
      const type: GraphQLNamedType | undefined = typeof typename === 'string' ? schema.getType(typename) : undefined;
      if (!isObjectType(type)) {
        report(`no type of the graph in ${label}`);
        return null;
      }
      let fields = known.get(type.name);
      if (fields === undefined) {
        fields = fieldsOf(type, sets);
        known.set(type.name, fields);
      }
      const shaped = shapeRow(value as Row, fields, type.name, report);
      return shaped === BROKEN ? null : shaped;
    };
  }
}

function shapeRow(row: Row, fields: readonly FieldShape[], typename: string, report: ReportBug): Shaped {
  const shaped: Row = {};
  for (const { key, label, shape } of fields) {
    if (shape === null) {
      shaped[key] = typename;
      continue;
    }
    const value = shape(row[key], label, report);
    if (value === BROKEN) return BROKEN;
    shaped[key] = value;
  }
  return shaped;
}

/** Built-in scalars and enums are checked; of a scalar of our own the subgraph knows the form. */
function leafShape(type: GraphQLOutputType): ValueShape {
  const isValid = leafCheck(type);
  if (isValid === null) return (value) => value;
  return (value, label, report) => {
    if (isValid(value)) return value;
    report(`a value of another type in ${label}`);
    return null;
  };
}

function leafCheck(type: GraphQLOutputType): ((value: unknown) => boolean) | null {
  if (isEnumType(type)) {
    const members = new Set(type.getValues().map(({ name }) => name));
    return (value) => members.has(value as string);
  }
  if (!isLeafType(type) || !isSpecifiedScalarType(type)) return null;
  switch (type.name) {
    case 'String':
      return (value) => typeof value === 'string';
    case 'ID':
      return (value) => typeof value === 'string' || Number.isInteger(value);
    case 'Int':
      return (value) => Number.isInteger(value);
    case 'Float':
      return (value) => typeof value === 'number' && Number.isFinite(value);
    default:
      return (value) => typeof value === 'boolean';
  }
}
