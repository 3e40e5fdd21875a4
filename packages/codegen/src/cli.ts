import { composeSupergraph } from './compose.ts';
import { generateTypes } from './generate-types.ts';

/**
 * `medreg-codegen` in a service's folder writes src/generated; `medreg-codegen compose [--check]` at the root writes the
 * supergraph, or says that the committed one is stale.
 * @returns the exit code
 */
export async function main(args: string[]): Promise<number> {
  if (args[0] === 'compose') return composeSupergraph(process.cwd(), { check: args.includes('--check') });
  await generateTypes(process.cwd());
  return 0;
}
