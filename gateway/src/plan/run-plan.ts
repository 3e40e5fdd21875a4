import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Exchange } from '../edge/exchange.ts';
import type { Subgraph, SubgraphAnswer } from '../graph/subgraph.ts';
import type { FetchStep, Step } from './compiled-plan.ts';
import type { Row } from './result-shape.ts';

export type PlanRun = {
  readonly exchange: Exchange;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** As the client gave them, already checked against the operation. */
  readonly variables: Row;
  /** Everything that the subgraphs gave; grows step by step. */
  readonly gathered: Row;
  readonly errors: GraphQLFormattedError[];
};

/** A place in what has been gathered: the objects there, and the path to them with `@` for each list on the way. */
type Place = { readonly rows: readonly Row[]; readonly path: readonly string[] };

/** Runs the steps of a plan. A subgraph that fails leaves its error and a gap; the rest is gathered all the same. */
export async function runPlan(step: Step, run: PlanRun): Promise<void> {
  await runStep(step, { rows: [run.gathered], path: [] }, run);
}

async function runStep(step: Step, place: Place, run: PlanRun): Promise<void> {
  switch (step.kind) {
    case 'sequence':
      for (const each of step.steps) await runStep(each, place, run);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((each) => runStep(each, place, run)));
      return;
    case 'into': {
      const rows: Row[] = [];
      for (const row of place.rows) rowsAt(row, step.path, 0, rows);
      if (rows.length > 0) await runStep(step.step, { rows, path: [...place.path, ...step.path] }, run);
      return;
    }
    case 'fetch':
      try {
        await fetchInto(step, place, run);
      } catch (error) {
        run.errors.push(formatted(error));
      }
  }
}

async function fetchInto(step: FetchStep, place: Place, run: PlanRun): Promise<void> {
  const variables: Row = {};
  for (const name of step.variables) {
    const value = run.variables[name];
    if (value !== undefined) variables[name] = value;
  }
  if (step.represent === null) {
    const answer = await ask(step, variables, run);
    tellErrors(answer, step, place, run);
    if (answer.data) for (const row of place.rows) merge(row, answer.data);
    return;
  }
  const known: Row[] = [];
  const representations: Row[] = [];
  for (const row of place.rows) {
    const representation = step.represent(row);
    if (representation === null || representation.__typename === undefined) continue;
    known.push(row);
    representations.push(representation);
  }
  if (known.length === 0) return;
  variables.representations = representations;
  const answer = await ask(step, variables, run);
  tellErrors(answer, step, { ...place, rows: known }, run);
  if (!answer.data) return;
  const received = answer.data._entities;
  if (!Array.isArray(received) || received.length !== known.length) {
    throw new Error(`${step.subgraph} gave no list of ${known.length} entities`);
  }
  for (const [index, row] of known.entries()) if (received[index]) merge(row, received[index]);
}

function ask(step: FetchStep, variables: Row, { subgraphs, exchange }: PlanRun): Promise<SubgraphAnswer> {
  const subgraph = subgraphs.get(step.subgraph);
  if (!subgraph) throw new Error(`no subgraph ${step.subgraph}`);
  return subgraph.ask(exchange, `${step.opening}${JSON.stringify(variables)}}`, step.isRead);
}

/** A subgraph's errors, with the place in the whole answer instead of its own. */
function tellErrors(answer: SubgraphAnswer, step: FetchStep, place: Place, run: PlanRun): void {
  if (!answer.errors) return;
  for (const { message, path, extensions } of answer.errors) {
    run.errors.push({
      message,
      ...(path === undefined ? {} : { path: wholePath(path, step, place, run) }),
      extensions: { ...extensions, serviceName: step.subgraph },
    });
  }
}

function wholePath(path: readonly (string | number)[], step: FetchStep, place: Place, run: PlanRun) {
  const [, index] = path;
  if (step.represent === null || typeof index !== 'number') return [...place.path, ...path];
  const row = place.rows[index];
  return [...((row && pathTo(row, run.gathered, place.path, 0, [])) ?? place.path), ...path.slice(2)];
}

/** Where an object stands in what was gathered, lists counted. */
function pathTo(
  row: Row,
  value: unknown,
  path: readonly string[],
  depth: number,
  walked: readonly (string | number)[],
): readonly (string | number)[] | null {
  const part = path[depth];
  if (part === undefined) return value === row ? walked : null;
  if (part === '@') {
    if (!Array.isArray(value)) return null;
    for (const [index, item] of value.entries()) {
      const found = pathTo(row, item, path, depth + 1, [...walked, index]);
      if (found) return found;
    }
    return null;
  }
  return isRow(value) ? pathTo(row, value[part], path, depth + 1, [...walked, part]) : null;
}

function rowsAt(value: unknown, path: readonly string[], depth: number, rows: Row[]): void {
  if (value === null || value === undefined) return;
  const part = path[depth];
  if (Array.isArray(value)) {
    for (const item of value) rowsAt(item, path, part === '@' ? depth + 1 : depth, rows);
  } else if (isRow(value)) {
    if (part === undefined) rows.push(value);
    else rowsAt(value[part], path, depth + 1, rows);
  }
}

/** Adds what one subgraph knows of an object to what others knew; lists of the same length are one list. */
function merge(target: Row, source: Row): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    const present = target[key];
    if (present === undefined) {
      if (key !== '__proto__') target[key] = value;
    } else if (isRow(value) && isRow(present)) {
      merge(present, value);
    } else if (Array.isArray(value) && Array.isArray(present) && value.length === present.length) {
      for (const [index, item] of value.entries()) {
        if (isRow(item) && isRow(present[index])) merge(present[index], item);
        else present[index] = item;
      }
    } else {
      target[key] = value;
    }
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function formatted(error: unknown): GraphQLFormattedError {
  if (error instanceof GraphQLError) return error.toJSON();
  return { message: error instanceof Error ? error.message : 'unknown', extensions: {} };
}
