/** A worker in a process of its own that takes a message, perhaps sends it, says so, and never finishes; to be killed. */
import { systemClock } from '@medreg/clock';
import { pgAdapter } from '@medreg/database';
import { connectQueues, type Logger } from '@medreg/jobs';
import { createPii } from '@medreg/pii';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { aliyunSms } from '../../sms/aliyun-sms.ts';
import { ALIYUN_ACCOUNT } from '../../sms/aliyun-stand-in.ts';
import { smsCourier } from '../../sms/sms-courier.ts';
import { startDeliveries } from '../delivery-processor.ts';
import { SMS_QUEUES } from '../requests.ts';

/** What the test hands over, as JSON in the first argument. */
export type DyingWorkerOrder = {
  databaseUrl: string;
  queueUrl: string;
  prefix: string;
  lockMs: number;
  keys: { keys: string; indexKey: string };
  endpoint: string;
  templateCodes: Record<string, string>;
  sendsFirst: boolean;
};

const order = JSON.parse(process.argv[2] ?? '{}') as DyingWorkerOrder;
const silent: Logger = { info() {}, warn() {}, error() {} };
const courier = smsCourier(aliyunSms({ ...ALIYUN_ACCOUNT, endpoint: order.endpoint }), order.templateCodes);

startDeliveries({
  db: new PrismaClient({ adapter: pgAdapter(order.databaseUrl) }),
  pii: createPii(order.keys),
  clock: systemClock,
  queues: connectQueues({ url: order.queueUrl, prefix: order.prefix, lockMs: order.lockMs }),
  logger: silent,
  jobs: SMS_QUEUES,
  observe() {},
  courier: {
    ...courier,
    prepare: (message) => ({
      async send() {
        if (order.sendsFirst) await courier.prepare(message).send();
        process.stdout.write('taken\n');
        return new Promise<never>(() => setInterval(() => {}, 1_000));
      },
    }),
  },
});
