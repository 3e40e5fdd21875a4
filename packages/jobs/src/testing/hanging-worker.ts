/** A worker in a process of its own that takes a job, says so, and never finishes it; to be killed. */
import { SILENT_LOGGER } from '../logger.ts';
import { connectQueues } from '../queues.ts';
import { errand } from './errand.ts';

const queues = connectQueues({ url: process.argv[2] ?? '', lockMs: 1_000 });
queues.work(
  errand,
  async () => {
    process.stdout.write('taken\n');
    await new Promise(() => setInterval(() => {}, 1_000));
  },
  { logger: SILENT_LOGGER },
);
