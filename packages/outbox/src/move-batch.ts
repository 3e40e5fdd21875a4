import type { Queues } from '@medreg/jobs';
import type { ClientBase } from 'pg';
import type { Catalogue } from './catalogue.ts';
import { type Message, messageJob, type Retry } from './message.ts';

type Row = { id: string; topic: string; key: string; version: string | null; payload: unknown; created_at: Date };

export type Batch = { queues: Queues; catalogue: Catalogue; size: number; retry?: Retry | undefined };

/** Any number will do as long as every relay of a database uses the same. */
const RELAY_LOCK = 0x6f757462; // "outb"

/**
 * Moves the oldest unsent messages to the queues that listen. A crash between adding and marking adds them again; the
 * message's id as the job's id, and the inbox behind it, make that harmless. A topic that this release does not know stays
 * where it is, and shows in the relay's lag.
 * @returns how many were moved; 0 as well when another relay is at it
 */
export async function moveBatch(client: ClientBase, { queues, catalogue, size, retry }: Batch): Promise<number> {
  await client.query('begin');
  try {
    // One relay at a time keeps the order; the others take over the moment it is gone.
    const { rows: locks } = await client.query('select pg_try_advisory_xact_lock($1) as mine', [RELAY_LOCK]);
    const rows = locks[0]?.mine ? await takeUnsent(client, catalogue, size) : [];
    for (const [queue, messages] of byQueue(rows, catalogue)) {
      await queues.enqueueMany(
        messageJob(queue, retry),
        messages.map((message) => ({ id: message.id, name: message.topic, payload: message })),
      );
    }
    if (rows.length > 0) {
      await client.query('update outbox_message set sent_at = now() where id = any($1::uuid[])', [
        rows.map((row) => row.id),
      ]);
    }
    await client.query('commit');
    return rows.length;
  } catch (error) {
    await client.query('rollback').catch(() => {}); // the connection may be what failed
    throw error;
  }
}

async function takeUnsent(client: ClientBase, catalogue: Catalogue, size: number): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `select id, topic, key, version, payload, created_at from outbox_message
     where sent_at is null and topic = any($1)
     order by created_at, id limit $2
     for update skip locked`, // a row that an operator holds must not stop the others
    [Object.keys(catalogue), size],
  );
  return rows;
}

function byQueue(rows: readonly Row[], catalogue: Catalogue): Map<string, Message[]> {
  const destinations = new Map<string, Message[]>();
  for (const row of rows) {
    for (const queue of catalogue[row.topic]?.queues ?? []) {
      const messages = destinations.get(queue) ?? [];
      messages.push(toMessage(row));
      destinations.set(queue, messages);
    }
  }
  return destinations;
}

function toMessage({ id, topic, key, version, payload, created_at }: Row): Message {
  return {
    id,
    topic,
    key,
    version: version === null ? null : Number(version),
    payload,
    occurredAt: created_at.toISOString(),
  };
}
