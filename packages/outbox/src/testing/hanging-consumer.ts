/** A consumer in a process of its own that writes in its transaction, says so, and never commits; to be killed. */
import { connectQueues } from '@medreg/jobs';
import { infrastructureClient } from '@medreg/testkit';
import { startConsumer } from '../consumer.ts';
import { NOTES } from './catalogue.ts';
import type { Transaction } from './desk.ts';

const [connectionString = '', url = '', prefix = ''] = process.argv.slice(2);
const prisma = infrastructureClient(connectionString);
startConsumer({
  queue: 'archive',
  queues: connectQueues({ url, prefix, lockMs: 1_000 }),
  catalogue: NOTES,
  transaction: (work: (tx: Transaction) => Promise<void>) => prisma.$transaction(work, { timeout: 60_000 }),
  handlers: {
    async 'note.written'(tx, { payload }) {
      await tx.note.create({ data: { text: `${payload.text}, half` } });
      process.stdout.write('writing\n');
      await new Promise(() => setInterval(() => {}, 1_000));
    },
  },
  logger: { info() {}, warn() {}, error() {} },
});
