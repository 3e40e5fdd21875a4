import type { SqlTransaction } from './sql-transaction.ts';

/** Why a message is worked or left out. */
export type Admission = 'ADMITTED' | 'WORKED_BEFORE' | 'NEWER_WORKED';

/**
 * Enters a message in the inbox, in the transaction that works it. Two copies at the same moment: the second waits here for
 * the first to commit. Two versions of a key at the same moment: likewise, so the older never overwrites the newer.
 */
export async function admit(
  tx: SqlTransaction,
  consumer: string,
  family: string,
  message: { id: string; key: string; version: number | null },
): Promise<Admission> {
  const entered = await tx.$executeRaw`
    insert into inbox_message (message_id, consumer) values (${message.id}::uuid, ${consumer})
    on conflict do nothing`;
  if (entered === 0) return 'WORKED_BEFORE';
  if (message.version === null) return 'ADMITTED';
  const newest = await tx.$executeRaw`
    insert into inbox_version (consumer, key, version)
    values (${consumer}, ${`${family}/${message.key}`}, ${message.version.toString()}::bigint)
    on conflict (consumer, key) do update set version = excluded.version
    where inbox_version.version < excluded.version`;
  return newest === 0 ? 'NEWER_WORKED' : 'ADMITTED';
}
