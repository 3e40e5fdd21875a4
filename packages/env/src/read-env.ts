import { z } from 'zod';
import { type Environment, environment } from './environment.ts';

/** One variable that cannot be used: its name and what is wrong with it, without its value. */
export type EnvProblem = { readonly name: string; readonly problem: string };

/** The environment is not fit to start with. `message` is for the operator's screen: one line per problem, no values. */
export class EnvError extends Error {
  readonly problems: readonly EnvProblem[];

  constructor(problems: readonly EnvProblem[]) {
    super(`The environment is not complete:\n${problems.map((p) => `  ${p.name} ${p.problem}`).join('\n')}`);
    this.name = 'EnvError';
    this.problems = problems;
  }
}

/**
 * Reads and checks variables.
 *
 * @param shape  variable name → zod type; the shared ones (`port`, `secret` …) are exported beside this function.
 * @param source the environment of this process unless told otherwise. An empty text counts as absent, because that is
 *   what `NAME=` in a compose file or a shell means.
 * @returns the parsed values under the same names.
 * @throws EnvError listing every problem at once; values never appear in it.
 */
export function readEnv<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: Environment = environment(),
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, source[name] || undefined]));
  const result = z.object(shape).safeParse(given);
  if (result.success) return result.data;
  throw new EnvError(result.error.issues.map((issue) => problemOf(issue, given)));
}

function problemOf(issue: z.core.$ZodIssue, given: Environment): EnvProblem {
  const name = String(issue.path[0] ?? '(environment)');
  const value = given[name];
  if (value === undefined) return { name, problem: 'is missing' };
  // A service's own check may have quoted what it was given; nothing that somebody typed goes to a log.
  const quoted = value.length > 3 && issue.message.includes(value);
  return { name, problem: quoted ? 'is not acceptable' : issue.message };
}

/**
 * For a main.ts: what `read` returns, or the problems on the operator's screen and the end of the process with code 1.
 * Errors of other kinds are thrown on.
 */
export function orExit<Settings>(read: () => Settings): Settings {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
