import type { ActivationWay } from '../generated/resolvers.ts';
import { MESSAGES } from '../messages.ts';
import type { NotReadyToActivate } from '../outcomes.ts';
import { type ActivationLocked, activationLocked, type CodeRefused, codeRefused } from '../outcomes.ts';
import type { IssuedSession } from '../sessions/session.ts';
import type { TryDecision } from './count-tries.ts';

export interface ActivatedElsewhere {
  kind: 'ActivatedElsewhere';
  way: ActivationWay;
  institutionName: string;
  message: string;
}

export type ActivateOutcome =
  | { kind: 'Activated'; session: IssuedSession }
  | CodeRefused
  | ActivationLocked
  | NotReadyToActivate
  | ActivatedElsewhere;

export const activatedElsewhere = (way: ActivationWay, institutionName: string): ActivatedElsewhere => ({
  kind: 'ActivatedElsewhere',
  way,
  institutionName,
  message: MESSAGES.activatedElsewhere[way](institutionName),
});

/** A wrong code, in the words of whoever asked for it. */
export function wrongCode(decision: TryDecision, message: string): CodeRefused | ActivationLocked {
  if (decision.kind === 'LOCKED') return activationLocked(decision.until);
  return codeRefused(message, decision.triesLeft);
}
