import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Catalogue, TopicOf } from './catalogue.ts';
import { payloadProblems } from './message.ts';
import type { SqlTransaction } from './sql-transaction.ts';

/** The message does not fit the catalogue: a bug of the publisher. Rolls its transaction back. */
export class MessageRefused extends Error {
  override readonly name = 'MessageRefused';
}

export type MessageToPublish<C extends Catalogue, T extends TopicOf<C>> = {
  /** What the message is about, usually the record's id; messages with the same key keep their order where possible. */
  key: string;
  /**
   * Grows with every message about the key. Give it when the payload carries the whole state, so that a message that comes
   * late may be left out; leave it out when every single message has an effect of its own.
   */
  version?: number;
  payload: z.input<C[T]['payload']>;
};

/**
 * @returns `publish(tx, topic, message)`: writes the message in the caller's transaction and resolves to its id; it leaves
 *   when that transaction commits. @throws MessageRefused
 */
export function definePublish<const C extends Catalogue>(catalogue: C) {
  return async function publish<T extends TopicOf<C>>(
    tx: SqlTransaction,
    topic: T,
    { key, version, payload }: MessageToPublish<C, T>,
  ): Promise<string> {
    const entry = catalogue[topic];
    if (!entry) throw new MessageRefused(`Unknown topic "${topic}"`);
    const parsed = entry.payload.safeParse(payload);
    if (!parsed.success) {
      throw new MessageRefused(`Payload of "${topic}" refused (${payloadProblems(parsed.error)})`);
    }
    if (key === '') throw new MessageRefused(`Message "${topic}" has no key`);
    if (version !== undefined && !Number.isSafeInteger(version)) {
      throw new MessageRefused(`Version of "${topic}" is not a whole number`);
    }
    const id = randomUUID();
    // Not now(): it stands still within a transaction and would tie its messages, or put one that waited for a row's lock
    // before the one it waited for.
    await tx.$executeRaw`
      insert into outbox_message (id, topic, key, version, payload, created_at)
      values (${id}::uuid, ${topic}, ${key}, ${version?.toString() ?? null}::bigint,
        ${JSON.stringify(parsed.data)}::jsonb, clock_timestamp())`;
    return id;
  };
}
