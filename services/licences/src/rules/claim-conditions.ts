import type { AccountState } from '@medreg/viewer';
import { MESSAGES, type UnmetCode } from '../messages.ts';

export interface ClaimFacts {
  accountState: AccountState | undefined;
  /** Public status of the registration. */
  status: string;
  /** State of the licence. */
  state: string;
}

/** 申领条件 (domain 8.1): every one that is not met. */
export function unmetConditions({ accountState, status, state }: ClaimFacts): UnmetCode[] {
  const unmet: UnmetCode[] = [];
  if (accountState !== 'ACTIVATED') unmet.push('ACCOUNT_NOT_ACTIVATED');
  if (status === 'INVALID' || state === 'INVALID') unmet.push('REGISTRATION_NOT_VALID');
  else if (status === 'SUSPENDED' && state !== 'CLAIMED') unmet.push('SUSPENDED');
  if (state === 'PREPARING') unmet.push('DOCUMENT_PREPARING');
  return unmet;
}

/** 亮照: what keeps a licence from being presented. A claimed one is presented as suspended while it is (domain 8.1). */
export function unmetForPresenting(facts: ClaimFacts): UnmetCode[] {
  const unmet = unmetConditions(facts);
  return unmet.length === 0 && facts.state !== 'CLAIMED' ? ['NOT_CLAIMED'] : unmet;
}

/** The refusal: each condition by name, with the way to fix it. */
export function conditionsUnmet(codes: UnmetCode[]) {
  return {
    kind: 'LicenceConditionsUnmet' as const,
    message: MESSAGES.conditionsUnmet,
    conditions: codes.map((code) => ({ code, ...MESSAGES.unmet[code] })),
  };
}
