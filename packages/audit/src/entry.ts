import { createHash } from 'node:crypto';
import { isMobilePhone, parseIdNumber } from '@medreg/codes';
import canonicalize from 'canonicalize';
import type { AuditActor } from './actor.ts';

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** What else is worth remembering, in codes and ids: never personal data. */
export type AuditDetail = { readonly [key: string]: Json };

export type NewAuditEntry = {
  /** The entity's name, `Application`. */
  recordType: string;
  recordId: string;
  /** The verb of the use case, `approve-application`. */
  action: string;
  actor: AuditActor;
  /** To the millisecond. */
  at: Date;
  detail?: AuditDetail;
};

export type AuditEntry = Required<NewAuditEntry> & {
  /** 1, 2, 3 … within the record. */
  sequence: number;
  /** SHA-256, hexadecimal. */
  previousHash: string;
  hash: string;
};

/** What the first entry of a record has before it. */
export const NO_HASH = '0'.repeat(64);

/** SHA-256 (hex) of the entry and the hash before it, in RFC 8785's canonical JSON. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { recordType, recordId, sequence, action, actor, detail, at, previousHash } = entry;
  const signed = { recordType, recordId, sequence, action, actor, detail, at: at.toISOString(), previousHash };
  return createHash('sha256')
    .update(canonicalize(asStored(signed)) ?? '')
    .digest('hex');
}

/** As the database gives it back: without what is undefined. */
export function asStored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** @throws Error when a text of the detail is an ID number or a mobile phone; the message names where, not what. */
export function refusePersonalData(detail: Json, path = 'detail'): void {
  if (typeof detail === 'string' && (isMobilePhone(detail) || parseIdNumber(detail).ok)) {
    throw new Error(`Personal data does not belong into the audit trail: ${path}`);
  }
  if (typeof detail !== 'object' || detail === null) return;
  for (const [key, value] of Object.entries(detail)) refusePersonalData(value, `${path}.${key}`);
}
