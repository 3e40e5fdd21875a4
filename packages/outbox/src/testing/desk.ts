import { randomUUID } from 'node:crypto';
import { connectQueues, type Queues, type RunningWorker } from '@medreg/jobs';
import type { TestStore } from '@medreg/jobs/testing';
import { infrastructureClient, testDatabase } from '@medreg/testkit';
import { startConsumer } from '../consumer.ts';
import { definePublish, type MessageToPublish } from '../publish.ts';
import { type Relay, type RelayOptions, startRelay } from '../relay.ts';
import { NOTES } from './catalogue.ts';

export const publishNote = definePublish(NOTES);
const logger = { info() {}, warn() {}, error() {} };

type Topic = keyof typeof NOTES;
type Prisma = ReturnType<typeof infrastructureClient>;
export type Transaction = Pick<Prisma, '$executeRaw' | 'note'>;
type Event = {
  id: string;
  topic: string;
  key: string;
  version: number | null;
  payload: { text?: string };
  occurredAt: Date;
};

/** A service with its database and queues of its own: publishes, relays, and notes down every effect. */
export type Desk = {
  prisma: Prisma;
  queues: Queues;
  /** For a process that shall work for the same desk. */
  arguments: string[];
  publish<T extends Topic>(topic: T, message: MessageToPublish<typeof NOTES, T>): Promise<string>;
  relay(options?: Partial<RelayOptions>): Relay;
  /** Works the queue `readers`; `after` sees each event inside the transaction, after its effect. */
  reader(after?: (event: Event) => void, concurrency?: number): RunningWorker;
  /** Works the queue `archive`. */
  archive(): RunningWorker;
  /** What was done, in no order. */
  effects(): Promise<string[]>;
  unsent(): Promise<number>;
  /** Ends every other connection to the service's database. */
  dropConnections(): Promise<unknown>;
  close(): Promise<void>;
};

export async function openDesk(store: TestStore): Promise<Desk> {
  const database = await testDatabase('testkit');
  const prisma = infrastructureClient(database.url);
  const prefix = `desk_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  const queues = connectQueues({ url: store.url, prefix, lockMs: 1_000, graceMs: 5_000, deadlineMs: 3_000 });
  const relays: Relay[] = [];
  const transaction = (work: (tx: Transaction) => Promise<void>) => prisma.$transaction(work);

  /** Each effect is a row of its own, so that a second one shows. */
  const effect = (tx: Transaction, text: string) => tx.note.create({ data: { text: `${text} #${randomUUID()}` } });

  return {
    prisma,
    queues,
    arguments: [database.url, store.url, prefix],
    publish: <T extends Topic>(topic: T, message: MessageToPublish<typeof NOTES, T>) =>
      prisma.$transaction((tx) => publishNote(tx, topic, message)),
    relay(options: Partial<RelayOptions> = {}) {
      const retry = { attempts: 3, delayMs: 20 };
      const relay = startRelay({
        connectionString: database.url,
        queues,
        catalogue: NOTES,
        logger,
        pollMs: 200,
        retry,
        ...options,
      });
      relays.push(relay);
      return relay;
    },
    reader(after = () => {}, concurrency = 5) {
      const handle = async (tx: Transaction, event: Event) => {
        await effect(tx, event.payload.text ?? event.topic);
        after(event);
      };
      return startConsumer({
        queue: 'readers',
        queues,
        catalogue: NOTES,
        transaction,
        handlers: { 'note.written': handle, 'note.changed': handle, 'note.removed': handle },
        logger,
        concurrency,
      });
    },
    archive() {
      return startConsumer({
        queue: 'archive',
        queues,
        catalogue: NOTES,
        transaction,
        handlers: { 'note.written': async (tx, { payload }) => void (await effect(tx, `archived ${payload.text}`)) },
        logger,
      });
    },
    async effects() {
      const notes = await prisma.note.findMany();
      return notes.map(({ text }) => text.replace(/ #.*/, '')).sort();
    },
    unsent: () => prisma.outboxMessage.count({ where: { sentAt: null } }),
    dropConnections: () =>
      prisma.$executeRaw`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    async close() {
      await Promise.all(relays.map((relay) => relay.stop()));
      await queues.close();
      await prisma.$disconnect();
      await database.drop();
    },
  };
}
