import { join } from 'node:path';
import { composeSupergraph } from './compose.ts';
import { generateClient } from './generate-client.ts';
import { generateTypes } from './generate-types.ts';

/**
 * `medreg-codegen` in a service's folder writes src/generated, `medreg-codegen client` in a frontend's; `medreg-codegen compose [--check]` at the root writes the
 * supergraph, or says that the committed one is stale.
 * @returns the exit code
 */
export async function main(args: string[]): Promise<number> {
  if (args[0] === 'compose') return composeSupergraph(process.cwd(), { check: args.includes('--check') });
  if (args[0] === 'client') await generateClient(join(process.cwd(), '../..'), process.cwd());
  else await generateTypes(process.cwd());
  return 0;
}
