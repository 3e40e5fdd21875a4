import { type Logger, PermanentFailure, type Queues, type RunningWorker } from '@medreg/jobs';
import type { Catalogue, EventOf, TopicOf, TopicsFor } from './catalogue.ts';
import { admit } from './inbox.ts';
import { type Message, messageJob, payloadProblems } from './message.ts';
import type { SqlTransaction } from './sql-transaction.ts';

type Handler<Tx, Event> = (tx: Tx, event: Event) => Promise<void>;

/** One handler for each topic that the queue hears of; the compiler misses none. */
export type EventHandlers<C extends Catalogue, Queue extends string, Tx> = {
  [T in TopicsFor<C, Queue>]: Handler<Tx, EventOf<C, T>>;
};

export type ConsumerOptions<C extends Catalogue, Queue extends string, Tx extends SqlTransaction> = {
  /** The service's own queue; also its name in the inbox. */
  queue: Queue;
  queues: Queues;
  catalogue: C;
  /** Change rows through `tx` only; what reaches outside belongs into a job of its own. */
  handlers: EventHandlers<C, Queue, Tx>;
  /** Runs `work` in one transaction of the service's database: `(work) => prisma.$transaction(work)`. */
  transaction: (work: (tx: Tx) => Promise<void>) => Promise<void>;
  logger: Logger;
  /** Messages in flight at once. */
  concurrency?: number;
};

type AnyConsumerOptions = {
  queue: string;
  queues: Queues;
  catalogue: Catalogue;
  handlers: Record<string, Handler<SqlTransaction, EventOf<Catalogue, string>>>;
  transaction: (work: (tx: SqlTransaction) => Promise<void>) => Promise<void>;
  logger: Logger;
  concurrency?: number;
};

/**
 * Works the messages of a queue, each in one transaction together with its entry in the inbox: the effect happens once, and
 * a message that comes after a newer version of the same key is left out. A handler that throws is tried again with growing
 * pauses; after the last attempt the message is a dead letter.
 */
export function startConsumer<const C extends Catalogue, const Queue extends string, Tx extends SqlTransaction>(
  options: ConsumerOptions<C, Queue, Tx>,
): RunningWorker;
export function startConsumer(options: AnyConsumerOptions): RunningWorker {
  const { queue, queues, catalogue, handlers, transaction, logger, concurrency } = options;

  async function consume(message: Message): Promise<void> {
    const { id, topic } = message;
    const handler = handlers[topic];
    // Tried again, not given up: during a release the other replica may know the topic already.
    if (!handler) throw new Error(`Queue "${queue}" has no handler for "${topic}"`);
    const event = toEvent(catalogue, message);
    await transaction(async (tx) => {
      const admission = await admit(tx, queue, familyOf(catalogue, topic), event);
      if (admission === 'ADMITTED') await handler(tx, event);
      else logger.info({ queue, id, topic, admission }, 'message left out');
    });
  }

  return queues.work(messageJob(queue), consume, { logger, ...(concurrency !== undefined && { concurrency }) });
}

function familyOf(catalogue: Catalogue, topic: TopicOf<Catalogue>): string {
  return catalogue[topic]?.family ?? topic;
}

function toEvent(catalogue: Catalogue, message: Message): EventOf<Catalogue, string> {
  const parsed = catalogue[message.topic]?.payload.safeParse(message.payload);
  if (!parsed) throw new Error(`Unknown topic "${message.topic}"`);
  if (!parsed.success) {
    throw new PermanentFailure(`Payload of "${message.topic}" refused (${payloadProblems(parsed.error)})`);
  }
  const { id, topic, key, version, occurredAt } = message;
  return { id, topic, key, version, payload: parsed.data, occurredAt: new Date(occurredAt) };
}
