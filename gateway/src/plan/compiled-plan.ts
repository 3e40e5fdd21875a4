import type { PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import type { Row } from './result-shape.ts';

/** A step of a plan, with everything worked out that is the same for every request. */
export type Step =
  | { readonly kind: 'sequence' | 'parallel'; readonly steps: readonly Step[] }
  | { readonly kind: 'into'; readonly path: readonly string[]; readonly step: Step }
  | FetchStep;

export type FetchStep = {
  readonly kind: 'fetch';
  readonly subgraph: string;
  /** The request's JSON up to the value of `variables`. */
  readonly opening: string;
  readonly isRead: boolean;
  readonly variables: readonly string[];
  /** From an object to what its subgraph knows it by, or null when it is not one of those; absent in a first step. */
  readonly represent: ((row: Row) => Row | null) | null;
};

/**
 * @returns the plan as steps, or null when it holds something that is left to Apollo's executor: conditions, rewrites,
 *   deferred parts, types that clients may not see
 */
export function compilePlan(plan: QueryPlan, schema: GraphQLSchema): Step | null {
  if (plan.node === undefined) return { kind: 'sequence', steps: [] };
  return plan.node.kind === 'Subscription' ? null : stepOf(plan.node, schema);
}

function stepOf(node: PlanNode, schema: GraphQLSchema): Step | null {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel': {
      const steps = node.nodes.map((child) => stepOf(child, schema));
      if (!steps.every((step) => step !== null)) return null;
      return { kind: node.kind === 'Sequence' ? 'sequence' : 'parallel', steps };
    }
    case 'Flatten': {
      const step = stepOf(node.node, schema);
      const path = node.path.map(String);
      return step === null || !path.every(isPlain) ? null : { kind: 'into', path, step };
    }
    case 'Fetch': {
      if (node.inputRewrites?.length || node.outputRewrites?.length || node.contextRewrites?.length) return null;
      const represent = node.requires === undefined ? null : representation(node.requires, schema);
      if (represent === undefined) return null;
      const name = node.operationName === undefined ? '' : `,"operationName":${JSON.stringify(node.operationName)}`;
      return {
        kind: 'fetch',
        subgraph: node.serviceName,
        opening: `{"query":${JSON.stringify(node.operation)}${name},"variables":`,
        isRead: node.operationKind === 'query',
        variables: node.variableUsages ?? [],
        represent,
      };
    }
    default:
      return null;
  }
}

function isPlain(part: string): boolean {
  return part === '@' || /^[A-Za-z_]\w*$/.test(part);
}

type Represent = (row: Row) => Row | null;

/** @returns undefined when a type condition names something that clients may not see */
function representation(selections: readonly QueryPlanSelectionNode[], schema: GraphQLSchema): Represent | undefined {
  const takers: ((row: Row, into: Row) => boolean)[] = [];
  for (const selection of selections) {
    const inner = selection.selections === undefined ? null : representation(selection.selections, schema);
    if (inner === undefined) return undefined;
    if (selection.kind === 'Field') {
      takers.push(takeField(selection.alias ?? selection.name, inner));
    } else {
      const isOne = typeTest(selection.typeCondition, schema);
      if (isOne === undefined || inner === null) return undefined;
      takers.push((row, into) => {
        const taken = isOne(row) ? inner(row) : null;
        if (taken !== null) Object.assign(into, taken);
        return true;
      });
    }
  }
  return (row) => {
    const into: Row = {};
    return takers.every((take) => take(row, into)) ? into : null;
  };
}

/** Without one of its key fields an object cannot be asked about; the error that took the field away is told already. */
function takeField(key: string, inner: Represent | null): (row: Row, into: Row) => boolean {
  return (row, into) => {
    const value = row[key];
    if (value === undefined) return false;
    into[key] = inner === null ? value : represented(value, inner);
    return true;
  };
}

function represented(value: unknown, inner: Represent): unknown {
  if (Array.isArray(value)) return value.map((item) => represented(item, inner));
  return typeof value === 'object' && value !== null ? inner(value as Row) : null;
}

function typeTest(condition: string | undefined, schema: GraphQLSchema): ((row: Row) => boolean) | undefined {
  const type = condition === undefined ? undefined : schema.getType(condition);
  if (isObjectType(type)) return (row) => row.__typename === type.name;
  if (!isAbstractType(type)) return undefined;
  const members = new Set(schema.getPossibleTypes(type).map(({ name }) => name));
  return (row) => members.has(row.__typename as string);
}
