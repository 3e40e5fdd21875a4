import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SealedMessage } from '@medreg/messages';
import { aliyunSms } from '../sms/aliyun-sms.ts';
import { ALIYUN_ACCOUNT, startAliyunStandIn } from '../sms/aliyun-stand-in.ts';
import { smsCourier } from '../sms/sms-courier.ts';
import type { Courier } from './courier.ts';
import { deliver } from './deliver.ts';
import { aCode, aNotice, type DeliveryWorld, NOW, PHONE, startDeliveryWorld } from './testing/delivery-world.ts';

const CODES = { APPLICATION_APPROVED: 'SMS_1', PHONE_CODE: 'SMS_2' };
const MINUTE_MS = 60_000;

describe('delivery', () => {
  let world: DeliveryWorld;
  let aliyun: Awaited<ReturnType<typeof startAliyunStandIn>>;
  let courier: Courier;

  beforeAll(async () => {
    world = await startDeliveryWorld();
    aliyun = await startAliyunStandIn({ SMS_1: ['applicationNumber'], SMS_2: ['code', 'minutes'] });
    courier = smsCourier(aliyunSms({ ...ALIYUN_ACCOUNT, endpoint: aliyun.endpoint, answerTimeoutMs: 300 }), CODES);
  });
  beforeEach(() => {
    world.clock.moveTo(NOW);
    aliyun.sent.length = 0;
    aliyun.requests = 0;
  });
  afterAll(async () => {
    await aliyun.close();
    await world.close();
  });

  const send = (message: SealedMessage, by: Courier = courier, lastAttempt = false) =>
    deliver(world, by, message, { lastAttempt });
  const rowOf = ({ messageId }: SealedMessage) => world.db.delivery.findUniqueOrThrow({ where: { messageId } });
  const pass = (milliseconds: number) => world.clock.moveTo(new Date(world.clock.now().getTime() + milliseconds));

  it('sends, and remembers the provider’s number', async () => {
    const message = aNotice(world);
    expect(await send(message)).toBe('SENT');
    expect(aliyun.sent).toEqual([
      expect.objectContaining({ phone: PHONE, templateCode: 'SMS_1', outId: message.messageId }),
    ]);
    expect(await rowOf(message)).toMatchObject({
      status: 'SENT',
      channel: 'SMS',
      provider: 'aliyun',
      providerRef: '90061^0',
      attempts: 1,
      outcomeUnknown: false,
      claim: null,
    });
  });

  it('keeps nothing that tells who was written to', async () => {
    const message = aCode(world, new Date('2026-11-22T16:05:00+08:00'));
    await send(message).catch(() => {});
    const [row] = await world.db.$queryRaw<{ row: string }[]>`
      select row_to_json(delivery)::text as row from delivery where message_id = ${message.messageId}::uuid`;
    expect(row?.row).not.toMatch(/13800001234|482913/);
    expect((await rowOf(message)).recipientIndex).toBe(world.pii.blindIndex('PHONE', PHONE));
  });

  it('sends the same message id once', async () => {
    const message = aNotice(world);
    await send(message);
    expect(await send(message)).toBe('ALREADY_SENT');
    expect(await send({ ...message, params: aNotice(world).params })).toBe('ALREADY_SENT');
    expect(aliyun.sent).toHaveLength(1);
  });

  it('sends once when two workers get it at once', async () => {
    const message = aNotice(world);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => send(message)));
    expect(aliyun.sent).toHaveLength(1);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    expect(await rowOf(message)).toMatchObject({ status: 'SENT', attempts: 1 });
  });

  it('does not send a code that has expired (domain 4.1)', async () => {
    const message = aCode(world, new Date('2026-11-22T16:05:00+08:00'));
    pass(5 * MINUTE_MS);
    expect(await send(message)).toBe('EXPIRED');
    expect(await send(message)).toBe('EXPIRED');
    expect(aliyun.requests).toBe(0);
    expect(await rowOf(message)).toMatchObject({ status: 'EXPIRED', attempts: 1, claim: null });
  });

  it('tries a throttled message again without asking', async () => {
    const message = aNotice(world);
    aliyun.moods.push({ code: 'isv.BUSINESS_LIMIT_CONTROL' });
    await expect(send(message)).rejects.toMatchObject({ kind: 'RETRY_LATER' });
    expect(await rowOf(message)).toMatchObject({
      status: 'PENDING',
      lastError: 'isv.BUSINESS_LIMIT_CONTROL',
      outcomeUnknown: false,
    });
    expect(await send(message)).toBe('SENT');
    expect(aliyun.requests).toBe(2);
    expect(await rowOf(message)).toMatchObject({ status: 'SENT', lastError: null, attempts: 2 });
  });

  it('asks before sending again when an answer was lost', async () => {
    world.clock.moveTo(new Date()); // the stand-in keeps its records by the real day
    const message = aNotice(world);
    aliyun.moods.push('lose');
    await expect(send(message)).rejects.toMatchObject({ kind: 'OUTCOME_UNKNOWN' });
    expect(await rowOf(message)).toMatchObject({ status: 'PENDING', outcomeUnknown: true });
    expect(await send(message)).toBe('FOUND_SENT');
    expect(aliyun.sent).toHaveLength(1);
    expect(await rowOf(message)).toMatchObject({ status: 'SENT', outcomeUnknown: false });
  });

  it('asks, and sends again when nothing had been sent', async () => {
    world.clock.moveTo(new Date());
    const message = aNotice(world);
    aliyun.moods.push('reset');
    await expect(send(message)).rejects.toMatchObject({ kind: 'OUTCOME_UNKNOWN' });
    expect(await send(message)).toBe('SENT');
    expect(aliyun.sent).toHaveLength(1);
  });

  it('keeps asking while the question itself finds no answer', async () => {
    world.clock.moveTo(new Date());
    const message = aNotice(world);
    aliyun.moods.push('lose', { code: 'Throttling.User' });
    await expect(send(message)).rejects.toMatchObject({ kind: 'OUTCOME_UNKNOWN' });
    await expect(send(message)).rejects.toMatchObject({ kind: 'RETRY_LATER' });
    expect(await rowOf(message)).toMatchObject({ outcomeUnknown: true });
    expect(await send(message)).toBe('FOUND_SENT');
    expect(aliyun.sent).toHaveLength(1);
  });

  describe('a worker that dies with the message in hand', () => {
    /** Takes the message and is never heard of again. */
    async function dieWith(message: SealedMessage, { sentBefore }: { sentBefore: boolean }): Promise<void> {
      await new Promise<void>((reached) => {
        const dying: Courier = {
          ...courier,
          prepare: (opened) => ({
            async send() {
              if (sentBefore) await courier.prepare(opened).send();
              reached();
              return new Promise<never>(() => {});
            },
          }),
        };
        void send(message, dying);
      });
    }

    it.each([
      ['before sending: the next one sends', false, 'SENT'],
      ['after sending: the next one finds that out', true, 'FOUND_SENT'],
    ] as const)('%s', async (_, sentBefore, outcome) => {
      world.clock.moveTo(new Date());
      const message = aNotice(world);
      await dieWith(message, { sentBefore });
      await expect(send(message)).rejects.toMatchObject({ code: 'HELD_BY_ANOTHER_WORKER' });
      pass(courier.leaseMs + 1);
      expect(await send(message)).toBe(outcome);
      expect(aliyun.sent).toHaveLength(1);
    });

    it('may wake up late without spoiling the result', async () => {
      const message = aNotice(world);
      let wake = () => {};
      let sleeper: Promise<unknown> = Promise.resolve();
      await new Promise<void>((reached) => {
        const asleep = new Promise<{ reference: string }>((resolve) => {
          wake = () => resolve({ reference: 'late' });
        });
        const slow = (): Promise<{ reference: string }> => {
          reached();
          return asleep;
        };
        sleeper = send(message, { ...courier, prepare: () => ({ send: slow }) });
      });
      pass(courier.leaseMs + 1);
      await send(message);
      wake();
      await sleeper;
      expect((await rowOf(message)).providerRef).not.toBe('late');
    });
  });

  it('gives up what is refused for ever, and tries again when it is replayed', async () => {
    const message = aNotice(world);
    const unapproved = smsCourier(aliyunSms({ ...ALIYUN_ACCOUNT, endpoint: aliyun.endpoint, answerTimeoutMs: 300 }), {
      APPLICATION_APPROVED: 'SMS_9',
    });
    await expect(send(message, unapproved)).rejects.toMatchObject({ kind: 'PERMANENT' });
    expect(await rowOf(message)).toMatchObject({ status: 'FAILED', lastError: 'isv.SMS_TEMPLATE_ILLEGAL' });
    expect(await send(message)).toBe('SENT');
  });

  it('is FAILED after the last attempt, and only then', async () => {
    const message = aNotice(world);
    aliyun.moods.push({ status: 503 }, { status: 503 });
    await expect(send(message)).rejects.toMatchObject({ kind: 'OUTCOME_UNKNOWN' });
    expect((await rowOf(message)).status).toBe('PENDING');
    await expect(send(message, courier, true)).rejects.toMatchObject({ kind: 'OUTCOME_UNKNOWN' });
    expect((await rowOf(message)).status).toBe('FAILED');
  });

  it('waits for a template code that the operator forgot', async () => {
    const message = aNotice(world);
    const forgetful = smsCourier(aliyunSms({ ...ALIYUN_ACCOUNT, endpoint: aliyun.endpoint }), {});
    await expect(send(message, forgetful)).rejects.toMatchObject({
      kind: 'RETRY_LATER',
      code: 'TEMPLATE_CODE_MISSING',
    });
  });

  it('gives up a message whose parameters do not fit its template', async () => {
    const message = { ...aNotice(world), params: world.pii.seal('{}') };
    await expect(send(message)).rejects.toMatchObject({ kind: 'PERMANENT', code: 'PARAMETERS_DO_NOT_FIT' });
  });

  it('does not take what it cannot open, nor remember it', async () => {
    const message = { ...aNotice(world), to: 'k9.not.sealed' };
    await expect(send(message)).rejects.toThrow();
    expect(await world.db.delivery.count({ where: { messageId: message.messageId } })).toBe(0);
  });
});
