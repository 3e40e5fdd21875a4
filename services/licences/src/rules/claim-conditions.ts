import type { CalendarDate } from '@medreg/clock';
import type { AccountState } from '@medreg/viewer';
import { MESSAGES, type UnmetCode } from '../messages.ts';
import { isOver, registrationStatus, type Standing } from './current-status.ts';

export type Profession = 'PHYSICIAN' | 'TCM_SPECIALTY' | 'NURSE' | 'SHORT_TERM';

export interface ClaimFacts {
  profession: Profession;
  accountState: AccountState | undefined;
  standing: Standing;
  /** What an e-licence lacks; see `missingForLicence`. */
  missing: readonly string[];
  /** State of the licence; null while none is issued. */
  state: string | null;
  today: CalendarDate;
}

/** The account is matched with a qualification or a registration from this state on (domain 4.1). */
const MATCHED: readonly (AccountState | undefined)[] = ['IDENTITY_VERIFIED', 'CONTACT_VERIFIED', 'ACTIVATED'];

/** A claimed licence is shown as suspended; one that is not cannot be claimed meanwhile (domain 8.1). */
const stopped = ({ state }: ClaimFacts) => state !== 'CLAIMED';

/** When each condition is not met. */
const UNMET: Record<Exclude<UnmetCode, 'NOT_CLAIMED'>, (facts: ClaimFacts) => boolean> = {
  IDENTITY_NOT_VERIFIED: ({ accountState }) => !MATCHED.includes(accountState),
  QUALIFICATION_MISSING: ({ accountState }) => !MATCHED.includes(accountState),
  ACCOUNT_NOT_ACTIVATED: ({ accountState }) => accountState !== 'ACTIVATED',
  REGISTRATION_NOT_VALID: ({ standing, state, today }) =>
    (standing.status === 'INVALID' || state === 'INVALID') && !isOver(standing.validUntil, today),
  EXPIRED: ({ standing, today }) => isOver(standing.validUntil, today),
  SHORT_TERM: () => true,
  SUSPENDED: (facts) => stopped(facts) && registrationStatus(facts.standing, facts.today) === 'SUSPENDED',
  INSTITUTION_CLOSED: (facts) =>
    stopped(facts) && facts.standing.institutionClosed && registrationStatus(facts.standing, facts.today) !== 'INVALID',
  E_REG_ID_MISSING: ({ missing }) => missing.includes('E_REG_ID'),
  PHOTO_MISSING: ({ missing }) => missing.includes('PHOTO'),
  SCOPE_MISSING: ({ missing }) => missing.includes('SCOPE'),
  VALIDITY_MISSING: ({ missing }) => missing.includes('VALIDITY'),
  DOCUMENT_PREPARING: ({ state }) => state === 'PREPARING',
};

type Condition = keyof typeof UNMET;

const PHYSICIAN: readonly Condition[] = [
  'IDENTITY_NOT_VERIFIED',
  'ACCOUNT_NOT_ACTIVATED',
  'REGISTRATION_NOT_VALID',
  'SUSPENDED',
  'INSTITUTION_CLOSED',
  'E_REG_ID_MISSING',
  'PHOTO_MISSING',
  'SCOPE_MISSING',
  'DOCUMENT_PREPARING',
];

/** 申领条件 (domain 8.1): of nurses as W28 and W29 list them, of physicians by analogy; short-term practice has no e-licence. */
const CONDITIONS: Record<Profession, readonly Condition[]> = {
  PHYSICIAN,
  TCM_SPECIALTY: PHYSICIAN,
  NURSE: [
    'QUALIFICATION_MISSING',
    'ACCOUNT_NOT_ACTIVATED',
    'REGISTRATION_NOT_VALID',
    'EXPIRED',
    'SUSPENDED',
    'INSTITUTION_CLOSED',
    'E_REG_ID_MISSING',
    'PHOTO_MISSING',
    'VALIDITY_MISSING',
    'DOCUMENT_PREPARING',
  ],
  SHORT_TERM: ['SHORT_TERM'],
};

/** 申领条件 (domain 8.1): every one that is not met. */
export function unmetConditions(facts: ClaimFacts): UnmetCode[] {
  return CONDITIONS[facts.profession].filter((condition) => UNMET[condition](facts));
}

/** 亮照: what keeps a licence from being presented. A claimed one is presented as suspended while it is (domain 8.1). */
export function unmetForPresenting(facts: ClaimFacts): UnmetCode[] {
  const unmet = unmetConditions(facts);
  return unmet.length === 0 && facts.state !== 'CLAIMED' ? ['NOT_CLAIMED'] : unmet;
}

/** Each condition by name, with the way to fix it. */
export const inWords = (codes: UnmetCode[]) => codes.map((code) => ({ code, ...MESSAGES.unmet[code] }));

/** The refusal. */
export function conditionsUnmet(codes: UnmetCode[]) {
  return {
    kind: 'LicenceConditionsUnmet' as const,
    message: MESSAGES.conditionsUnmet,
    conditions: inWords(codes),
  };
}
