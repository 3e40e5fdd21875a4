import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publish } from '@medreg/outbox';
import { eventually } from '@medreg/testkit';
import {
  ADDRESS,
  aCode,
  aLink,
  type DeliveryWorld,
  PHONE,
  startDeliveryWorld,
} from './deliveries/testing/delivery-world.ts';
import { readWorkersEnvironment } from './environment.ts';
import { type RunningWorkers, startWorkers } from './workers.ts';

const IN_AN_HOUR = new Date(Date.now() + 3_600_000);

describe('the workers in development', () => {
  let world: DeliveryWorld;
  let workers: RunningWorkers;

  beforeAll(async () => {
    world = await startDeliveryWorld();
    const env = readWorkersEnvironment({
      NODE_ENV: 'development',
      PORT: '0',
      DATABASE_URL: world.url,
      QUEUE_URL: world.url,
      PII_KEYS: world.keys.keys,
      PII_INDEX_KEY: world.keys.indexKey,
      FILES_URL: 'file:///nowhere',
      SMS_PROVIDER: 'mailbox',
      MAILBOX: 'on',
    });
    workers = await startWorkers(env, { info() {}, warn() {}, error() {} });
  }, 30_000);
  afterAll(async () => {
    await workers.stop();
    await world.close();
  }, 30_000);

  const get = (path: string) => fetch(`http://127.0.0.1:${workers.port}${path}`);
  const messagesTo = async (to: string) => {
    const answer = (await (await get(`/dev/mailbox.json?to=${to}`)).json()) as { messages: { params: unknown }[] };
    return answer.messages;
  };

  it('bring SMS and e-mail from the outbox into the mailbox', async () => {
    const [code, link] = [aCode(world, IN_AN_HOUR), aLink(world, IN_AN_HOUR)];
    await world.db.$transaction(async (tx) => {
      await publish(tx, 'sms.requested', { key: code.messageId, payload: code });
      await publish(tx, 'email.requested', { key: link.messageId, payload: link });
    });
    await eventually(async () => {
      expect(await messagesTo(PHONE)).toMatchObject([{ id: code.messageId, params: { code: '482913' } }]);
      expect(await messagesTo(ADDRESS)).toMatchObject([{ id: link.messageId, template: 'EMAIL_LINK' }]);
    });
  });

  it('say how they are', async () => {
    expect((await get('/healthz')).status).toBe(200);
    await eventually(async () => expect((await get('/readyz')).status).toBe(200));
    await eventually(async () => {
      const metrics = await (await get('/metrics')).text();
      expect(metrics).toContain('medreg_delivery_attempts_total{channel="SMS",provider="mailbox",outcome="SENT"} 1');
      expect(metrics).toContain('medreg_queue_jobs{queue="sms-late",state="deadLetters"} 0');
    });
  });
});

describe('workers whose stores are away', () => {
  it('start, and are not ready', async () => {
    const away = 'postgres://nobody:x@127.0.0.1:1/workers';
    const env = readWorkersEnvironment({
      NODE_ENV: 'development',
      PORT: '0',
      DATABASE_URL: away,
      QUEUE_URL: away,
      PII_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
      PII_INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
      FILES_URL: 'file:///nowhere',
      SMS_PROVIDER: 'mailbox',
      MAILBOX: 'on',
    });
    const workers = await startWorkers(env, { info() {}, warn() {}, error() {} });
    const ready = await fetch(`http://127.0.0.1:${workers.port}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: 'unavailable', away: ['database', 'queues'] });
    expect((await fetch(`http://127.0.0.1:${workers.port}/healthz`)).status).toBe(200);
    await workers.stop();
  }, 30_000);
});
