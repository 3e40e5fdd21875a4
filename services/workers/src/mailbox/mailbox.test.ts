import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { deliver } from '../deliveries/deliver.ts';
import {
  ADDRESS,
  aCode,
  aLink,
  type DeliveryWorld,
  NOW,
  PHONE,
  startDeliveryWorld,
} from '../deliveries/testing/delivery-world.ts';
import { emailCourier } from '../email/email-courier.ts';
import { createServer } from '../server.ts';
import { smsCourier } from '../sms/sms-courier.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { mailboxEmail, mailboxSms } from './mailbox-senders.ts';

const LATER = new Date('2026-11-23T16:00:00+08:00');

describe('开发信箱', () => {
  let world: DeliveryWorld;
  let mailbox: Mailbox;
  let server: FastifyInstance;
  let origin: string;

  beforeAll(async () => {
    world = await startDeliveryWorld();
    mailbox = openMailbox({ ...world, nodeEnv: 'development' });
    server = createServer({ registry: new Registry(), checks: {}, mailbox, onError() {} });
    origin = await server.listen({ host: '127.0.0.1', port: 0 });
  });
  beforeEach(async () => {
    await world.db.mailboxMessage.deleteMany();
    world.clock.moveTo(NOW);
  });
  afterAll(async () => {
    await server.close();
    await world.close();
  });

  const sms = (message: ReturnType<typeof aCode>) =>
    deliver(world, smsCourier(mailboxSms(mailbox), {}), message, { lastAttempt: false });
  const email = (message: ReturnType<typeof aLink>) =>
    deliver(world, emailCourier(mailboxEmail(mailbox)), message, { lastAttempt: false });
  const get = (path: string) => fetch(`${origin}${path}`);
  const listed = async (query = '') => {
    const { messages } = (await (await get(`/dev/mailbox.json${query}`)).json()) as { messages: { id: string }[] };
    return messages;
  };

  const page = async (query = '') => {
    const response = await get(`/dev/mailbox${query}`);
    return { headers: response.headers, body: await response.text() };
  };

  it('shows what was sent, newest first', async () => {
    const code = aCode(world, LATER);
    await sms(code);
    world.clock.moveTo('2026-11-22T16:00:01+08:00');
    const link = aLink(world, LATER);
    await email(link);
    expect(await listed()).toEqual([
      {
        id: link.messageId,
        channel: 'EMAIL',
        to: ADDRESS,
        template: 'EMAIL_LINK',
        subject: '请验证您的电子邮箱',
        text: expect.stringContaining('https://reg.example.cn/verify?token=a&x=1'),
        html: expect.stringContaining('<title>请验证您的电子邮箱</title>'),
        params: { link: 'https://reg.example.cn/verify?token=a&x=1', hours: 24 },
        at: '2026-11-22T08:00:01.000Z',
      },
      {
        id: code.messageId,
        channel: 'SMS',
        to: PHONE,
        template: 'PHONE_CODE',
        subject: null,
        text: expect.stringContaining('482913'),
        html: null,
        params: { code: '482913', minutes: '5' },
        at: '2026-11-22T08:00:00.000Z',
      },
    ]);
  });

  it('holds a message once', async () => {
    const code = aCode(world, LATER);
    await sms(code);
    await sms(code);
    expect(await listed()).toHaveLength(1);
  });

  it('is filtered by recipient and moment', async () => {
    const mine = aCode(world, LATER);
    await sms(mine);
    await sms(aCode(world, LATER, '13900005678'));
    const link = aLink(world, LATER);
    await email(link);
    expect(await listed(`?to=${PHONE}`)).toMatchObject([{ id: mine.messageId }]);
    expect(await listed(`?to=${encodeURIComponent(ADDRESS)}`)).toMatchObject([{ id: link.messageId }]);
    expect(await listed('?to=13700000000')).toEqual([]);
    expect(await listed('?after=2026-11-22T07:59:59Z')).toHaveLength(3);
    expect(await listed('?after=2026-11-22T08:00:00Z')).toEqual([]);
    expect((await get('/dev/mailbox.json?after=yesterday')).status).toBe(400);
  });

  it('shows at most 100', async () => {
    const entry = {
      channel: 'SMS',
      to: PHONE,
      template: 'PHONE_CODE',
      subject: null,
      text: 't',
      html: null,
      params: {},
    } as const;
    for (let count = 0; count < 103; count++) await mailbox.put({ ...entry, id: randomUUID() });
    expect(await listed()).toHaveLength(100);
  });

  it('keeps codes and recipients sealed in its table', async () => {
    await sms(aCode(world, LATER));
    const [row] = await world.db.$queryRaw<
      { row: string }[]
    >`select row_to_json(mailbox_message)::text as row from mailbox_message`;
    expect(row?.row).not.toMatch(/482913|13800001234/);
  });

  it('is a page in which nothing can run', async () => {
    const evil = '<script>alert(1)</script>"onload="x';
    await mailbox.put({
      id: randomUUID(),
      channel: 'EMAIL',
      to: ADDRESS,
      template: evil,
      subject: evil,
      text: evil,
      html: evil,
      params: { code: evil },
    });
    const { headers, body } = await page(`?to=${encodeURIComponent(ADDRESS)}`);
    expect(body).toContain('开发信箱');
    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toContain('<script');
    expect(body).not.toContain('"onload="');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await page(`?to=${encodeURIComponent(evil)}`)).body).not.toContain('<script');
  });

  it('says so when it is empty', async () => {
    expect((await page()).body).toContain('还没有消息');
  });

  it('cannot be had in production', async () => {
    expect(() => openMailbox({ ...world, nodeEnv: 'production' })).toThrow('production');
    const without = createServer({ registry: new Registry(), checks: {}, mailbox: null, onError() {} });
    const elsewhere = await without.listen({ host: '127.0.0.1', port: 0 });
    expect((await fetch(`${elsewhere}/dev/mailbox`)).status).toBe(404);
    expect((await fetch(`${elsewhere}/dev/mailbox.json`)).status).toBe(404);
    await without.close();
  });
});
