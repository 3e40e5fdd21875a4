import type { CalendarDate } from '@medreg/clock';
import type { Right } from '@medreg/viewer';
import type { Field, FormValues } from '../forms/fields.ts';
import type { PersonRecordKind, ProfessionType } from '../generated/resolvers.ts';
import type { Refusal } from '../rules/refusal.ts';

/** Which days a record holds on; both ends are included. */
export type Days =
  /** None: it is a fact of the day on which it was decided. */
  | { kind: 'NONE' }
  /** From a first day on, without end. */
  | { kind: 'FROM' }
  /** Until a last day, which may not be known yet. */
  | { kind: 'UNTIL' }
  /** From a first to a last day; without last day where `open` says so. */
  | { kind: 'PERIOD'; open?: boolean; leastYears?: number }
  /** From a first to a last day that lie so many months apart. */
  | { kind: 'MONTHS'; least: number; most: number }
  /** So many years from the decision on; the anniversary is free again. */
  | { kind: 'YEARS'; years: number };

/** A ground on which the registering authority has to act of its own accord (5.6). */
export type Ground = 'CRIMINAL_PENALTY' | 'REVOKED' | 'FAILED_TWICE' | 'MISSED_TWICE' | 'DISCONTINUED';

/** What the register does when a record counts. */
export type RecordEffect =
  | { kind: 'NONE' }
  /** 暂停执业: the flag on VALID and FILED registrations while its days last. */
  | { kind: 'SUSPEND' }
  /** 吊销: REVOKED at once, then deregistered by the registering authority (5.1; S2-Q50). */
  | { kind: 'REVOKE' }
  /** 撤销: the registration is annulled; by `ban` nobody may apply for so long afterwards (ALL-69, 79). */
  | { kind: 'ANNUL'; ban: 'FRAUD' | null }
  /** A task of the registering authority, where `when` says that it is due. */
  | { kind: 'TASK'; ground: Ground; when?: (record: NewRecord, earlier: readonly EarlierRecord[]) => boolean };

export interface Measure {
  name: string;
  source: string;
  days: Days;
  effect: RecordEffect;
}

/** What somebody reports, checked field by field. */
export interface NewRecord {
  measure: string;
  professionType: ProfessionType | null;
  registrationId: string | null;
  decidedOn: CalendarDate;
  validFrom: CalendarDate | null;
  validUntil: CalendarDate | null;
  details: FormValues;
}

/** A record of the same kind and profession that is on file. */
export type EarlierRecord = NewRecord & { id: string };

/**
 * One kind of record without an application (domain 3.7), whole: who may say it, who confirms it, what it says, what comes of
 * it. The use cases, the guide and the checks are derived from it.
 */
export interface RecordDefinition {
  kind: PersonRecordKind;
  name: string;
  source: string;
  professions: readonly ProfessionType[];
  /** May it be about the person as a whole? */
  aboutThePerson?: boolean;
  /** The right with which an authority's user says it of his own word, or confirms it. */
  right: Right;
  /** What the person's institution has to do with it (domain 2.3). */
  institution: 'NONE' | 'READS' | 'REPORTS';
  measures: Readonly<Record<string, Measure>>;
  fields: readonly Field[];
  /** What must hold beside: pure over what is on file already. */
  check?(record: NewRecord, earlier: readonly EarlierRecord[]): Refusal | null;
}

export const NOTHING: RecordEffect = { kind: 'NONE' };
