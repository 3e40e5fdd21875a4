import type { Transaction } from '../database.ts';

/** Any number will do as long as everything that adds to a register uses the same. */
const REGISTER_LOCK = 0x7175616c; // "qual"

/**
 * Whoever adds people or records takes turns until the transaction ends, so what was compared does not change meanwhile; the
 * unique constraints stand behind that.
 */
export async function lockRegister(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${REGISTER_LOCK}::bigint)`;
}
