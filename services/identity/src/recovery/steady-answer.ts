import { setTimeout as sleep } from 'node:timers/promises';
import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { GraphQLError } from 'graphql';
import type { Deps } from '../deps.ts';

/**
 * Answers not before `RECOVERY_ANSWER_MS` have passed, whatever there was to do: how long it takes tells nobody whether a
 * phone, an address or a person is registered (domain 4.1: no enumeration). Counted by the client's address first.
 * @throws RATE_LIMITED
 */
export async function steadyAnswer<Outcome>(
  deps: Deps,
  viewer: Viewer,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const allowed = await deps.limits.recoveryAddress.consume(viewer.address ?? 'unknown');
  if (!allowed.allowed) throw rateLimited(allowed.retryAfterSeconds);
  const [outcome] = await Promise.all([work(), sleep(deps.settings.RECOVERY_ANSWER_MS)]);
  return outcome;
}

/** Whether an error is that of `rateLimited`, for whoever answers in HTML. */
export function isRateLimited(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === 'RATE_LIMITED';
}
