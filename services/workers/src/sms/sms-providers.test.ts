import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SendProblem } from '../deliveries/send-problem.ts';
import { aliyunSms } from './aliyun-sms.ts';
import { ALIYUN_ACCOUNT, startAliyunStandIn } from './aliyun-stand-in.ts';
import type { Sms, SmsProvider } from './sms-provider.ts';
import type { Mood } from './stand-in.ts';
import { tencentSms } from './tencent-sms.ts';
import { startTencentStandIn, TENCENT_ACCOUNT } from './tencent-stand-in.ts';

const ANSWER_TIMEOUT_MS = 300;

const sms: Sms = {
  messageId: '0195a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
  phone: '13800001234',
  template: 'PHONE_CODE',
  templateCode: 'T1',
  params: { code: '482913', minutes: '5' },
  orderedParams: ['482913', '5'],
  text: '验证码 482913，5 分钟内有效。',
};

const PROVIDERS = {
  aliyun: async () => {
    const standIn = await startAliyunStandIn({ T1: ['code', 'minutes'] });
    const account = { ...ALIYUN_ACCOUNT, endpoint: standIn.endpoint, answerTimeoutMs: ANSWER_TIMEOUT_MS };
    return {
      standIn,
      provider: aliyunSms(account),
      withWrongKey: aliyunSms({ ...account, accessKeySecret: 'wrong' }),
      away: aliyunSms({ ...account, endpoint: 'http://127.0.0.1:1' }),
    };
  },
  tencent: async () => {
    const standIn = await startTencentStandIn({ T1: 2 });
    const { endpoint, agent } = standIn;
    const account = { ...TENCENT_ACCOUNT, endpoint, agent, answerTimeoutMs: ANSWER_TIMEOUT_MS };
    const { agent: _, ...direct } = account;
    return {
      standIn,
      provider: tencentSms(account),
      withWrongKey: tencentSms({ ...account, secretKey: 'wrong' }),
      away: tencentSms({ ...direct, endpoint: 'http://127.0.0.1:1' }),
    };
  },
};

async function problemOf(work: Promise<unknown>): Promise<SendProblem> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SendProblem)) throw new Error('expected a SendProblem', { cause: error });
  return error;
}

describe.each(['aliyun', 'tencent'] as const)('%s', (name) => {
  let world: Awaited<ReturnType<(typeof PROVIDERS)[typeof name]>>;
  let provider: SmsProvider;

  beforeEach(async () => {
    world = await PROVIDERS[name]();
    ({ provider } = world);
  });
  afterEach(() => world.standIn.close());

  it('sends with a signature that the provider accepts', async () => {
    const { reference } = await provider.send(sms);
    expect(reference).toBeTruthy();
    expect(world.standIn.sent).toHaveLength(1);
    expect(JSON.stringify(world.standIn.sent[0])).toMatch(/13800001234.*482913/);
  });

  it('signs Chinese and awkward characters', async () => {
    const value = "受理 +&='*()~!/中医（专长）";
    await provider.send({ ...sms, params: { code: value, minutes: '5' }, orderedParams: [value, '5'] });
    expect(JSON.stringify(world.standIn.sent[0])).toContain(value);
  });

  it('tries again later when its key is wrong: the operator repairs that', async () => {
    expect((await problemOf(world.withWrongKey.send(sms))).kind).toBe('RETRY_LATER');
    expect(world.standIn.sent).toHaveLength(0);
  });

  it('knows that nothing was sent when it cannot connect', async () => {
    expect(await problemOf(world.away.send(sms))).toMatchObject({ kind: 'RETRY_LATER', code: 'ECONNREFUSED' });
  });

  it.each<[string, Mood]>([
    ['the provider fails', { status: 500 }],
    ['a proxy has no provider', { status: 503 }],
    ['the connection breaks', 'reset'],
    ['the provider does not answer', 'hang'],
    ['the answer is lost', 'lose'],
  ])('does not know the outcome when %s', async (_, mood) => {
    world.standIn.moods.push(mood);
    expect((await problemOf(provider.send(sms))).kind).toBe('OUTCOME_UNKNOWN');
    expect(world.standIn.requests).toBe(1); // the SDK does not try again behind our back
  });

  it('finds what was sent although the answer was lost, and only that', async () => {
    const since = new Date();
    world.standIn.moods.push('lose');
    await problemOf(provider.send(sms));
    await provider.send({ ...sms, messageId: '0195a1b2-7c3d-7e4f-8a5b-000000000001', phone: '13900005678' });
    expect(await provider.findSent(sms, since)).not.toBeNull();
    expect(await provider.findSent({ ...sms, messageId: '0195a1b2-7c3d-7e4f-8a5b-000000000002' }, since)).toBeNull();
    expect(await provider.findSent({ ...sms, phone: '13700000000' }, since)).toBeNull();
  });

  it.each<[string, Partial<Sms>]>([
    ['a number that is none', { phone: '12' }],
    ['a template that was not approved', { templateCode: 'T2' }],
    ['parameters that do not fit the template', { params: {}, orderedParams: [] }],
  ])('gives up on %s', async (_, change) => {
    expect((await problemOf(provider.send({ ...sms, ...change }))).kind).toBe('PERMANENT');
  });
});

describe('error codes', () => {
  it.each([
    ['isv.BUSINESS_LIMIT_CONTROL', 'RETRY_LATER'],
    ['isv.DAY_LIMIT_CONTROL', 'RETRY_LATER'],
    ['isv.AMOUNT_NOT_ENOUGH', 'RETRY_LATER'],
    ['isv.OUT_OF_SERVICE', 'RETRY_LATER'],
    ['isp.RAM_PERMISSION_DENY', 'RETRY_LATER'],
    ['isp.SYSTEM_ERROR', 'OUTCOME_UNKNOWN'],
    ['isv.BLACK_KEY_CONTROL_LIMIT', 'PERMANENT'],
    ['isv.SMS_SIGNATURE_ILLEGAL', 'PERMANENT'],
  ] as const)('aliyun %s → %s', async (code, kind) => {
    const { standIn, provider } = await PROVIDERS.aliyun();
    standIn.moods.push({ code });
    expect(await problemOf(provider.send(sms))).toMatchObject({ kind, code });
    await standIn.close();
  });

  it.each([
    ['LimitExceeded.PhoneNumberDailyLimit', 'RETRY_LATER'],
    ['LimitExceeded.PhoneNumberThirtySecondLimit', 'RETRY_LATER'],
    ['RequestLimitExceeded', 'RETRY_LATER'],
    ['FailedOperation.InsufficientBalanceInSmsPackage', 'RETRY_LATER'],
    ['InternalError.Timeout', 'OUTCOME_UNKNOWN'],
    ['FailedOperation.PhoneNumberInBlacklist', 'PERMANENT'],
    ['FailedOperation.ContainSensitiveWord', 'PERMANENT'],
  ] as const)('tencent %s → %s', async (code, kind) => {
    const { standIn, provider } = await PROVIDERS.tencent();
    standIn.moods.push({ code });
    expect(await problemOf(provider.send(sms))).toMatchObject({ kind, code });
    await standIn.close();
  });
});
