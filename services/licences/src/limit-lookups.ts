import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from './context.ts';

/** Look-ups of the public register that one client address may make in a minute, whatever is asked. */
export const LOOKUPS_A_MINUTE = 60;

export async function limitLookups({ lookups }: Pick<Deps, 'lookups'>, viewer: Viewer): Promise<void> {
  if (viewer.kind === 'SERVICE') return;
  const decision = await lookups.consume(viewer.address ?? 'unknown');
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);
}
