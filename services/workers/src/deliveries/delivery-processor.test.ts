import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@medreg/clock';
import { EVENTS } from '@medreg/events';
import { connectQueues, defineJob, type Logger, type Queues } from '@medreg/jobs';
import { STORES, type TestStore } from '@medreg/jobs/testing';
import type { SealedMessage } from '@medreg/messages';
import { publish, type Relay, startRelay } from '@medreg/outbox';
import { eventually } from '@medreg/testkit';
import { aliyunSms } from '../sms/aliyun-sms.ts';
import { ALIYUN_ACCOUNT, startAliyunStandIn } from '../sms/aliyun-stand-in.ts';
import { smsCourier } from '../sms/sms-courier.ts';
import type { Courier } from './courier.ts';
import { startDeliveries } from './delivery-processor.ts';
import { type DeliveryQueues, SMS_QUEUES } from './requests.ts';
import { aNotice, type DeliveryWorld, startDeliveryWorld } from './testing/delivery-world.ts';
import type { DyingWorkerOrder } from './testing/dying-worker.ts';

const CODES = { APPLICATION_APPROVED: 'SMS_1' };
const LOCK_MS = 1_000;
const SILENT: Logger = { info() {}, warn() {}, error() {} };
const patience = { timeoutMs: 15_000 };

/** As the real queues, with a patience that a test can wait for. */
const HASTY: DeliveryQueues = {
  fresh: defineJob({ ...SMS_QUEUES.fresh, attempts: 2, backoff: { type: 'exponential', delayMs: 20 } }),
  late: defineJob({ ...SMS_QUEUES.late, attempts: 2, backoff: { type: 'exponential', delayMs: 20 } }),
};

describe.each(STORES)('deliveries through queues on $store', ({ open }) => {
  let store: TestStore;
  let world: DeliveryWorld;
  let aliyun: Awaited<ReturnType<typeof startAliyunStandIn>>;
  let queues: Queues;
  let prefix: string;
  let relay: Relay | null = null;

  beforeAll(async () => {
    store = await open();
  }, 60_000);
  beforeEach(async () => {
    world = await startDeliveryWorld();
    aliyun = await startAliyunStandIn({ SMS_1: ['applicationNumber'] });
    prefix = `t${randomUUID().replaceAll('-', '').slice(0, 12)}`;
    queues = connectQueues({ url: store.url, lockMs: LOCK_MS, prefix });
  }, 30_000);
  afterEach(async () => {
    await relay?.stop();
    relay = null;
    await queues.close();
    await aliyun.close();
    await world.close();
  }, 30_000);
  afterAll(() => store.remove(), 60_000);

  function courierWith(codes: Record<string, string> = CODES): Courier {
    const provider = aliyunSms({ ...ALIYUN_ACCOUNT, endpoint: aliyun.endpoint, answerTimeoutMs: 300 });
    return { ...smsCourier(provider, codes), leaseMs: 500 };
  }

  function startWorker(options: { jobs?: DeliveryQueues; courier?: Courier } = {}) {
    const { jobs = SMS_QUEUES, courier = courierWith() } = options;
    return startDeliveries({ ...world, clock: systemClock, queues, logger: SILENT, courier, jobs, observe() {} });
  }

  const startMoving = () => {
    relay = startRelay({ connectionString: world.url, queues, catalogue: EVENTS, logger: SILENT });
  };
  const request = (message: SealedMessage) =>
    world.db.$transaction((tx) => publish(tx, 'sms.requested', { key: message.messageId, payload: message }));
  const enqueue = (message: SealedMessage, jobs: DeliveryQueues) => {
    const id = randomUUID();
    const occurredAt = new Date().toISOString();
    const job = {
      id,
      topic: 'sms.requested' as const,
      key: message.messageId,
      version: null,
      payload: message,
      occurredAt,
    };
    return queues.enqueue(jobs.fresh, job, { id });
  };
  const statusOf = async ({ messageId }: SealedMessage) =>
    (await world.db.delivery.findUniqueOrThrow({ where: { messageId } })).status;

  it('carries a request from a transaction to the provider', async () => {
    startMoving();
    startWorker();
    const message = aNotice(world);
    await request(message);
    await eventually(async () => expect(await statusOf(message)).toBe('SENT'), patience);
    expect(aliyun.sent).toMatchObject([{ phone: '13800001234', outId: message.messageId }]);
  });

  it('sends a message once that is requested twice', async () => {
    startMoving();
    startWorker();
    const message = aNotice(world);
    await request(message);
    await request(message);
    await eventually(async () => {
      expect(await queues.counts('sms')).toMatchObject({ waiting: 0, active: 0, delayed: 0, deadLetters: 0 });
      expect(await statusOf(message)).toBe('SENT');
    }, patience);
    expect(aliyun.sent).toHaveLength(1);
  });

  it('waits for a provider that is away, and sends once when it is back', async () => {
    startMoving();
    await aliyun.close();
    startWorker();
    const message = aNotice(world);
    await request(message);
    await eventually(async () => {
      const row = await world.db.delivery.findUniqueOrThrow({ where: { messageId: message.messageId } });
      expect(row.attempts).toBeGreaterThanOrEqual(2);
    }, patience);
    await aliyun.back();
    await eventually(async () => expect(await statusOf(message)).toBe('SENT'), patience);
    expect(aliyun.sent).toHaveLength(1);
  });

  it('moves what the relay’s attempts did not bring out to the patient queue', async () => {
    aliyun.moods.push({ code: 'isv.BUSINESS_LIMIT_CONTROL' }, { code: 'isv.BUSINESS_LIMIT_CONTROL' });
    startWorker({ jobs: HASTY });
    const message = aNotice(world);
    await enqueue(message, HASTY);
    await eventually(async () => expect(await statusOf(message)).toBe('SENT'), patience);
    expect(aliyun.requests).toBe(3);
    expect(await queues.listDeadLetters('sms')).toEqual([]);
  });

  it('keeps what it gives up as a dead letter that can be replayed', async () => {
    for (let attempt = 0; attempt < 4; attempt++) aliyun.moods.push({ code: 'isv.AMOUNT_NOT_ENOUGH' });
    startWorker({ jobs: HASTY });
    const message = aNotice(world);
    await enqueue(message, HASTY);
    await eventually(async () => expect(await queues.listDeadLetters('sms-late')).toHaveLength(1), patience);
    expect(await statusOf(message)).toBe('FAILED');
    await queues.replayDeadLetters('sms-late');
    await eventually(async () => expect(await statusOf(message)).toBe('SENT'), patience);
    expect(aliyun.sent).toHaveLength(1);
  });

  it('does not try again what is refused for ever', async () => {
    startWorker({ courier: courierWith({ APPLICATION_APPROVED: 'SMS_9' }) });
    const message = aNotice(world);
    await enqueue(message, SMS_QUEUES);
    await eventually(async () => expect(await queues.listDeadLetters('sms')).toHaveLength(1), patience);
    expect(await queues.listDeadLetters('sms')).toMatchObject([{ reason: 'isv.SMS_TEMPLATE_ILLEGAL', attempts: 1 }]);
    expect(aliyun.requests).toBe(1);
  });

  it.each([
    ['before it sent', false],
    ['after it sent', true],
  ])(
    'gives the message of a worker that was killed %s to the next',
    async (_, sendsFirst) => {
      const order: DyingWorkerOrder = {
        databaseUrl: world.url,
        queueUrl: store.url,
        prefix,
        lockMs: LOCK_MS,
        keys: world.keys,
        endpoint: aliyun.endpoint,
        templateCodes: CODES,
        sendsFirst,
      };
      const script = fileURLToPath(new URL('../../dist/deliveries/testing/dying-worker.js', import.meta.url));
      const dying = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] });
      const message = aNotice(world);
      await enqueue(message, SMS_QUEUES);
      await once(dying.stdout, 'data');
      dying.kill('SIGKILL');
      await once(dying, 'exit');
      expect(await statusOf(message)).toBe('SENDING');

      startWorker();
      await eventually(async () => expect(await statusOf(message)).toBe('SENT'), patience);
      expect(aliyun.sent).toHaveLength(1);
    },
    40_000,
  );
});
