/** A worker in a process of its own that stores a certificate, says so, and never publishes it; to be killed. */
import { systemClock } from '@medreg/clock';
import { pgAdapter } from '@medreg/database';
import { openFiles } from '@medreg/files';
import { connectQueues } from '@medreg/jobs';
import { createPii } from '@medreg/pii';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { certificateSigner } from '../certificate-signer.ts';
import { startCertificates } from '../process-certificates.ts';

/** What the test hands over, as JSON in the first argument. */
export type DyingRendererOrder = {
  databaseUrl: string;
  lockMs: number;
  filesUrl: string;
  keys: { keys: string; indexKey: string };
};

const order = JSON.parse(process.argv[2] ?? '{}') as DyingRendererOrder;
const files = openFiles({ url: order.filesUrl });

startCertificates({
  db: new PrismaClient({ adapter: pgAdapter(order.databaseUrl) }),
  pii: createPii(order.keys),
  clock: systemClock,
  queues: connectQueues({ url: order.databaseUrl, lockMs: order.lockMs }),
  logger: { info() {}, warn() {}, error() {} },
  signer: certificateSigner({ CERTIFICATE_P12_FILE_DEVELOPMENT: undefined }, files, systemClock),
  files: {
    ...files,
    async put(key, content, options) {
      const stored = await files.put(key, content, options);
      if (!key.endsWith('.png')) return stored;
      process.stdout.write('stored\n');
      return new Promise<never>(() => setInterval(() => {}, 1_000));
    },
  },
});
