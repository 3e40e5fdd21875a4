import type { CalendarDate } from '@medreg/clock';
import type { QualificationCorrection } from '@medreg/events';
import type { Category, Level } from '../forms/dictionaries.ts';
import type { ProfessionType } from '../generated/resolvers.ts';
import type { ScopeEntry } from '../provinces/scope-catalogue.ts';
import type { AuthorityFacts, InstitutionFacts, Place } from '../rules/facts.ts';

/** What the register says of a registration, beside the person and the codes. */
export interface Entry {
  level: Level;
  category: Category;
  /** 专业 on the face of the licence; empty where there is none. */
  major: string;
  qualificationIds: readonly string[];
  scopes: readonly ScopeEntry[];
  /** What the scopes are compared by (I5); by default their national codes. */
  scopeKey?: string;
  techniques: readonly string[];
  diseases: readonly string[];
  department: string | null;
  staffKind: string | null;
  trainingEnd: CalendarDate | null;
  originInstitution: string | null;
  place: Place;
  /** I4 and nurses: no other VALID registration beside this one. */
  solePlace: boolean;
  institution: InstitutionFacts;
  authority: AuthorityFacts;
  /** Both days included; null for registrations without end. */
  period: { from: CalendarDate; until: CalendarDate } | null;
}

/** Names of the person as a registration shows them (REG_ID_FIX). */
export interface NamedPerson {
  name?: string;
  birthDate?: CalendarDate;
  sex?: 'MALE' | 'FEMALE';
  ethnicGroup?: string;
}

/** Why a status holds: a code of domain 9.5, or what the register itself did. */
export type Reason = string;

/**
 * What an EFFECTIVE application does to the register, as data: a procedure says what, `applyEffects` does it, with everything
 * that follows (filings that end, other applications that close, announcements, the archive) in one place.
 */
export type Effect =
  /** A new VALID registration; the certificate code is the person's lifelong one or a new one. */
  | {
      kind: 'REGISTER';
      profession: ProfessionType;
      entry: Entry;
      supersedes: readonly string[];
      /** The filings of what is superseded go on under the new registration, as far as they fit (10.1.24). */
      keepsFilings?: boolean;
    }
  /** The registration goes on with other content. */
  | { kind: 'AMEND'; registrationId: string; version: number; entry: Partial<Entry> }
  | { kind: 'CORRECT_PERSON'; registrationId: string; version: number; person: NamedPerson }
  /** 数据清理 (S2-Q46): every registration of the person, in whatever profession, each keeping its identification code. */
  | { kind: 'CORRECT_PERSON_EVERYWHERE'; person: NamedPerson }
  | { kind: 'TRANSFER_OUT'; registrationId: string; version: number }
  | { kind: 'FILE'; registrationId: string; version: number; reason: Reason; filedById: string }
  | { kind: 'CANCEL_FILE'; registrationId: string; version: number }
  | { kind: 'DEREGISTER'; registrationId: string; version: number; reason: Reason }
  | {
      kind: 'RENEW';
      registrationId: string;
      version: number;
      period: { from: CalendarDate; until: CalendarDate };
      basis: 'DECIDED' | 'DEEMED';
    }
  | {
      kind: 'OPEN_FILING';
      registrationId: string;
      institution: InstitutionFacts;
      authority: AuthorityFacts;
      scopes: readonly ScopeEntry[];
      validFrom: CalendarDate;
      validUntil: CalendarDate;
    }
  | { kind: 'CANCEL_FILING'; filingId: string }
  /** 信息维护: what is given is new, what is not stays. */
  | {
      kind: 'MAINTAIN';
      registrationId: string | null;
      profession: ProfessionType;
      profile: { education?: string; school?: string; title?: string; department?: string; photo: boolean };
    }
  /** 跨省变更: the authority that registered the person hears where he went (NR-9). Comes before the change itself. */
  | { kind: 'TELL_FORMER_AUTHORITY'; registrationId: string; institution: InstitutionFacts }
  | { kind: 'CORRECT_QUALIFICATION'; correction: QualificationCorrection }
  | { kind: 'REPRINT'; registrationId: string; reason: string }
  /** 死亡: nobody signs in with the account any more (10.1.18). */
  | { kind: 'CLOSE_ACCOUNT' };
