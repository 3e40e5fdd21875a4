import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type VariableDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Exchange } from '../edge/exchange.ts';
import type { Subgraph } from '../graph/subgraph.ts';
import { compilePlan } from './compiled-plan.ts';
import { type Row, resultShape } from './result-shape.ts';
import { runPlan } from './run-plan.ts';
import { supportsOperation } from './supports-operation.ts';

export type Answer = { readonly data: Row | null; readonly errors: readonly GraphQLFormattedError[] };

/** An operation that Apollo has parsed, validated and planned before, ready to be run again. */
export type KnownOperation = {
  readonly name: string | null;
  readonly type: 'query' | 'mutation';
  /** Whether the variables fit; Apollo tells in what they do not. */
  accepts(variables: Row): boolean;
  run(exchange: Exchange, variables: Row): Promise<Answer>;
};

export type PlannedOperation = {
  readonly query: string;
  readonly queryHash: string;
  readonly operationName: string | undefined;
  readonly document: DocumentNode;
  readonly plan: QueryPlan;
};

/**
 * The short way for operations that come again and again. The first time, an operation goes the whole way through
 * Apollo Server and Apollo Gateway, which hands its plan over here; from then on it is run by our own executor, which
 * has worked out beforehand everything that Apollo's works out per request. What our executor does not know
 * (compilePlan, supportsOperation) is never added and always goes Apollo's way. Both give the same answers:
 * known-operations.test.ts compares them.
 */
export class KnownOperations {
  readonly #operations = new LRUCache<string, ReadonlyMap<string, KnownOperation>>({ max: 2_000 });
  readonly #texts = new LRUCache<string, string>({ max: 2_000 });
  readonly #subgraphs: ReadonlyMap<string, Subgraph>;

  constructor(subgraphs: ReadonlyMap<string, Subgraph>) {
    this.#subgraphs = subgraphs;
  }

  find(query: string, operationName: string | undefined): KnownOperation | undefined {
    return this.#operations.get(query)?.get(operationName ?? '');
  }

  /** By the hash of a persisted query. */
  findPersisted(queryHash: string, operationName: string | undefined): KnownOperation | undefined {
    const query = this.#texts.get(queryHash);
    return query === undefined ? undefined : this.find(query, operationName);
  }

  add(planned: PlannedOperation, schema: GraphQLSchema): void {
    if (this.find(planned.query, planned.operationName)) return;
    const operation = knownOperation(planned, schema, this.#subgraphs);
    if (operation === null) return;
    const others = this.#operations.get(planned.query) ?? [];
    this.#operations.set(planned.query, new Map([...others, [planned.operationName ?? '', operation]]));
    this.#texts.set(planned.queryHash, planned.query);
  }
}

function knownOperation(
  { document, operationName, plan }: PlannedOperation,
  schema: GraphQLSchema,
  subgraphs: ReadonlyMap<string, Subgraph>,
): KnownOperation | null {
  const operation = getOperationAST(document, operationName);
  if (!operation || operation.operation === 'subscription' || !supportsOperation(document)) return null;
  const steps = compilePlan(plan, schema);
  if (steps === null) return null;
  const shape = resultShape(schema, operation, fragmentsOf(document));
  const definitions: readonly VariableDefinitionNode[] = operation.variableDefinitions ?? [];
  return {
    name: operation.name?.value ?? null,
    type: operation.operation,
    accepts: (variables) =>
      definitions.length === 0 ||
      getVariableValues(schema, definitions, variables, { maxErrors: 1 }).errors === undefined,
    async run(exchange, variables) {
      const gathered: Row = {};
      const errors: GraphQLFormattedError[] = [];
      await runPlan(steps, { exchange, subgraphs, variables, gathered, errors });
      const bugs: string[] = [];
      const data = shape(gathered, (message) => bugs.push(message));
      // A gap that an error has left is told by that error; one without an error is a subgraph breaking its schema.
      if (errors.length === 0 && bugs[0] !== undefined) errors.push({ message: bugs[0] });
      return { data, errors };
    },
  };
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}
