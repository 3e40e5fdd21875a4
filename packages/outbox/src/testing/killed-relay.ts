/** A relay in a process of its own that dies after it added messages to the queue and before it marks them as sent. */
import { connectQueues } from '@medreg/jobs';
import { startRelay } from '../relay.ts';
import { NOTES } from './catalogue.ts';

const [connectionString = '', url = '', prefix = ''] = process.argv.slice(2);
const queues = connectQueues({ url, prefix });
startRelay({
  connectionString,
  catalogue: NOTES,
  logger: { info() {}, warn() {}, error() {} },
  queues: {
    ...queues,
    async enqueueMany(...added) {
      await queues.enqueueMany(...added);
      process.kill(process.pid, 'SIGKILL');
    },
  },
});
