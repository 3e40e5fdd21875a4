import { type AuditEntry, asStored, hashOf, type NewAuditEntry, NO_HASH, refusePersonalData } from './entry.ts';

/** What the trail needs of a Prisma client or transaction. */
export type AuditQueries = {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
  $queryRaw<T = unknown>(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<T>;
};

/**
 * Adds an entry to the record's chain, in the caller's transaction. Writers of the same record wait for each other until
 * that transaction ends, so a use case that audits several records takes them in one order.
 * @param tx a transaction at READ COMMITTED (Prisma's default): the end of the chain is read after the wait
 * @returns the entry's place and hash
 * @throws Error when the detail holds personal data
 */
export async function writeAudit(tx: AuditQueries, entry: NewAuditEntry): Promise<{ sequence: number; hash: string }> {
  const { recordType, recordId, action, at } = entry;
  const actor = asStored(entry.actor);
  const detail = asStored(entry.detail ?? {});
  refusePersonalData(detail);

  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit:${recordType}:${recordId}`}, 0))`;
  const [last] = await tx.$queryRaw<{ sequence: number; hash: string }[]>`
    SELECT "sequence", "hash" FROM "audit_entry"
    WHERE "record_type" = ${recordType} AND "record_id" = ${recordId}
    ORDER BY "sequence" DESC LIMIT 1`;
  const sequence = (last?.sequence ?? 0) + 1;
  const previousHash = last?.hash ?? NO_HASH;
  const hash = hashOf({ recordType, recordId, sequence, action, actor, detail, at, previousHash });

  await tx.$executeRaw`
    INSERT INTO "audit_entry"
      ("record_type", "record_id", "sequence", "action", "actor", "detail", "at", "previous_hash", "hash")
    VALUES (${recordType}, ${recordId}, ${sequence}::int, ${action}, ${JSON.stringify(actor)}::jsonb,
      ${JSON.stringify(detail)}::jsonb, ${at}::timestamptz, ${previousHash}, ${hash})`;
  return { sequence, hash };
}

/** The record's entries, oldest first; empty when nothing has happened to it. */
export function readAudit(db: AuditQueries, recordType: string, recordId: string): PromiseLike<AuditEntry[]> {
  return db.$queryRaw<AuditEntry[]>`
    SELECT "record_type" AS "recordType", "record_id" AS "recordId", "sequence", "action", "actor", "detail", "at",
      "previous_hash" AS "previousHash", "hash"
    FROM "audit_entry"
    WHERE "record_type" = ${recordType} AND "record_id" = ${recordId}
    ORDER BY "sequence"`;
}

/**
 * Follows the record's chain from its first entry.
 * @returns the number of entries and the last hash, or the sequence at which the chain no longer holds
 */
export async function verifyAudit(
  db: AuditQueries,
  recordType: string,
  recordId: string,
): Promise<{ intact: true; entries: number; head: string } | { intact: false; brokenAt: number }> {
  let head = NO_HASH;
  let entries = 0;
  for (const entry of await readAudit(db, recordType, recordId)) {
    const expected = entries + 1;
    const holds = entry.sequence === expected && entry.previousHash === head && entry.hash === hashOf(entry);
    if (!holds) return { intact: false, brokenAt: expected };
    head = entry.hash;
    entries = expected;
  }
  return { intact: true, entries, head };
}
