/**
 * The audit trail: what happened to a record, by whom and when, in a chain that shows whether anybody changed it.
 *
 * An entry is written in the transaction of the change that it tells about. Each entry of a record carries the hash of
 * the one before; the table refuses changes and deletions; `verifyAudit` finds what was done past the table. Cutting
 * off the newest entries is the one thing that a chain cannot show by itself: compare `head` with one kept elsewhere.
 */
export { type AuditActor, actorOf } from './actor.ts';
export type { AuditDetail, AuditEntry, NewAuditEntry } from './entry.ts';
export { type AuditQueries, readAudit, verifyAudit, writeAudit } from './trail.ts';
