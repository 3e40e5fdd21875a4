import type { InstitutionClosing, InstitutionStatus } from '../../generated/resolvers.ts';

/** 机构状态 of domain 5.5: in use, suspended, or closed in one of three ways. */
export type InstitutionState = Exclude<InstitutionStatus, 'CLOSED'> | InstitutionClosing;

interface StateStep {
  from: readonly InstitutionState[];
  to: InstitutionState;
}

/**
 * What an authority may do (domain 5.5; MIR-21). 歇业 is final: whoever begins again is registered again; but a closed
 * institution may still be deregistered or its licence revoked.
 */
export const STATE_STEPS = {
  SUSPENDED: { from: ['VALID'], to: 'SUSPENDED' },
  REOPENED: { from: ['SUSPENDED'], to: 'VALID' },
  CLOSED: { from: ['VALID', 'SUSPENDED'], to: 'CLOSED' },
  DEREGISTERED: { from: ['VALID', 'SUSPENDED', 'CLOSED'], to: 'DEREGISTERED' },
  REVOKED: { from: ['VALID', 'SUSPENDED', 'CLOSED'], to: 'REVOKED' },
} as const satisfies Record<string, StateStep>;
export type StateStepName = keyof typeof STATE_STEPS;

/** @param institution as it is kept; one that was closed before the ways were told apart counts as 歇业 */
export function stateOf({ status, closing }: { status: string; closing: string | null }): InstitutionState {
  return (status === 'CLOSED' ? (closing ?? 'CLOSED') : status) as InstitutionState;
}

export function canTake(step: StateStepName, state: InstitutionState): boolean {
  const from: readonly InstitutionState[] = STATE_STEPS[step].from;
  return from.includes(state);
}

/** What of the institution a step changes; the day that it closed stays when it is deregistered or revoked afterwards. */
export function afterStep(step: StateStepName, on: string, closedOn: string | null) {
  const { to } = STATE_STEPS[step];
  if (to === 'VALID' || to === 'SUSPENDED') return { status: to, closing: null, closedOn: null };
  return { status: 'CLOSED', closing: to, closedOn: closedOn ?? on };
}
