import { BUSINESS_CODES } from '@medreg/codes';
import type { ProfessionType } from '../generated/resolvers.ts';
import { PROCEDURES, type Procedure } from '../procedures/index.ts';
import type { Ground } from '../records/index.ts';

/** 依职权: what the authority does of its own accord. */
export type OfficialBusiness = 'DEREG' | 'FILE';

/** @returns the procedure of the profession that is open ex officio, or null where it has none (nurses have no filing, 3.5) */
export function officialProcedure(profession: ProfessionType, business: OfficialBusiness): Procedure | null {
  const found = [...PROCEDURES.values()].find(
    (one) =>
      one.profession === profession &&
      one.business === BUSINESS_CODES[business] &&
      one.channels.EX_OFFICIO !== undefined,
  );
  return found ?? null;
}

/** The ground of deregistration that stands for it in the lists of domain 9.5 (PL-17; O13-18; NM; ALL-70). */
export function reasonOf(ground: Ground | 'EXPIRED', profession: ProfessionType): string {
  const nurse = profession === 'NURSE';
  switch (ground) {
    case 'CRIMINAL_PENALTY':
      return 'D-P2';
    case 'REVOKED':
      return nurse ? 'D-N2' : 'D-P3';
    case 'FAILED_TWICE':
      return 'D-P4';
    case 'MISSED_TWICE':
      return 'D-P5';
    case 'DISCONTINUED':
      return 'D-P6';
    case 'EXPIRED':
      return 'D-N1';
  }
}

/** Decided without a hearing: what has been decided already, and whom nobody can hear any more (5.1, 5.6). */
export const HEARD_NOT: ReadonlySet<string> = new Set(['D-P1', 'D-P3', 'D-N2', 'D-N3']);
