import { rateLimited } from '@medreg/subgraph';
import type { Deps } from '../../deps.ts';

/** Where a sign-in comes from and at what it aims. */
export interface Aim {
  /** Account id, or the keyed hash of a name that nobody has: both are counted and locked alike. */
  target: string;
  address: string;
}

export type GateDecision = { kind: 'OPEN' } | { kind: 'CAPTCHA_NEEDED' } | { kind: 'LOCKED'; until: Date };

/** Whether a try may be made, before it is counted. @throws RATE_LIMITED when the address has failed too often */
export async function askGate({ limits, settings, clock }: Deps, { target, address }: Aim): Promise<GateDecision> {
  const [byTarget, byAddress] = await Promise.all([limits.signIn.peek(target), limits.signInAddress.peek(address)]);
  if (!byAddress.allowed) throw rateLimited(byAddress.retryAfterSeconds);
  if (!byTarget.allowed) return { kind: 'LOCKED', until: after(clock.now(), byTarget.retryAfterSeconds) };
  const failures = settings.SIGN_IN_LOCK_AFTER - byTarget.remaining;
  const addressFailures = settings.SIGN_IN_ADDRESS_LOCK_AFTER - byAddress.remaining;
  const needed =
    failures >= settings.SIGN_IN_CAPTCHA_AFTER || addressFailures >= settings.SIGN_IN_ADDRESS_CAPTCHA_AFTER;
  return needed ? { kind: 'CAPTCHA_NEEDED' } : { kind: 'OPEN' };
}

/**
 * Counts a try before the password is looked at, so that a hundred at once are not a hundred tries.
 * @returns whether it may go on, and whether it is the last one before the lock
 */
export async function countTry({ limits, clock }: Deps, { target }: Aim) {
  const decision = await limits.signIn.consume(target);
  return decision.allowed
    ? { kind: 'COUNTED' as const, last: decision.remaining === 0 }
    : { kind: 'LOCKED' as const, until: after(clock.now(), decision.retryAfterSeconds) };
}

/** The try failed: the address's count grows, and the last allowed failure starts the lock. @returns its end, or null */
export async function countFailure({ limits, clock }: Deps, { target, address }: Aim, last: boolean) {
  await limits.signInAddress.consume(address);
  if (!last) return null;
  const locked = await limits.signIn.consume(target);
  return locked.allowed ? null : after(clock.now(), locked.retryAfterSeconds);
}

/** The right password: earlier failures of this account are forgotten, those of the address are not. */
export async function forgetFailures({ limits }: Deps, { target }: Aim): Promise<void> {
  await limits.signIn.reset(target);
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
