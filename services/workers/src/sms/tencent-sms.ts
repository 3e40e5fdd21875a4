import type { Agent } from 'node:http';
import { type Clock, systemClock } from '@medreg/clock';
import { sms } from 'tencentcloud-sdk-nodejs-sms';
import { connectionProblem, readThrown, SendProblem } from '../deliveries/send-problem.ts';
import { ANSWER_TIMEOUT_MS, type SmsProvider } from './sms-provider.ts';
import { tencentProblem } from './tencent-codes.ts';

export type TencentSettings = {
  secretId: string;
  secretKey: string;
  /** SmsSdkAppId of the application. */
  appId: string;
  signName: string;
  /** `ap-guangzhou`, `ap-beijing` or `ap-nanjing`. */
  region: string;
  /** `https://sms.tencentcloudapi.com`. The first label of the host is part of the signature. */
  endpoint: string;
  answerTimeoutMs?: number;
  clock?: Clock;
  /** For networks that reach the provider by a way of their own. */
  agent?: Agent;
};

const MAXIMUM_RECORDS = 100;
/** Clocks differ: the question begins a little before the first attempt. */
const CLOCK_MARGIN_SECONDS = 60;

/**
 * Tencent Cloud SMS (API of 2021-01-11, signed by TC3-HMAC-SHA256). The message id travels as SessionContext. Records of
 * the last seven days can be pulled by phone number; they carry SessionContext only for accounts that have it switched on
 * (腾讯云短信小助手), so without that a lost answer means a second SMS.
 */
export function tencentSms(settings: TencentSettings): SmsProvider {
  const endpoint = new URL(settings.endpoint);
  const { answerTimeoutMs = ANSWER_TIMEOUT_MS, clock = systemClock, agent } = settings;
  const client = new sms.v20210111.Client({
    credential: { secretId: settings.secretId, secretKey: settings.secretKey },
    region: settings.region,
    profile: {
      signMethod: 'TC3-HMAC-SHA256',
      httpProfile: {
        endpoint: endpoint.host,
        protocol: `${endpoint.protocol}//`,
        reqMethod: 'POST',
        reqTimeout: answerTimeoutMs / 1000,
        ...(agent ? { agent } : {}),
      },
    },
  });

  return {
    name: 'tencent',
    async send({ messageId, phone, templateCode, orderedParams }) {
      const answer = await ask(() =>
        client.SendSms({
          SmsSdkAppId: settings.appId,
          SignName: settings.signName,
          TemplateId: templateCode,
          TemplateParamSet: orderedParams,
          PhoneNumberSet: [international(phone)],
          SessionContext: messageId,
        }),
      );
      const status = answer.SendStatusSet?.[0];
      if (status?.Code !== 'Ok') throw tencentProblem(status?.Code);
      return { reference: status.SerialNo ?? null };
    },
    async findSent({ messageId, phone }, since) {
      const answer = await ask(() =>
        client.PullSmsSendStatusByPhoneNumber({
          SmsSdkAppId: settings.appId,
          PhoneNumber: international(phone),
          BeginTime: Math.floor(since.getTime() / 1000) - CLOCK_MARGIN_SECONDS,
          EndTime: Math.ceil(clock.now().getTime() / 1000) + CLOCK_MARGIN_SECONDS,
          Offset: 0,
          Limit: MAXIMUM_RECORDS,
        }),
      );
      const found = answer.PullSmsSendStatusSet?.find(({ SessionContext }) => SessionContext === messageId);
      return found ? { reference: found.SerialNo ?? null } : null;
    },
  };
}

/** E.164: mainland numbers only, as `domain.md` 6 knows them. */
function international(phone: string): string {
  return `+86${phone}`;
}

/** The SDK wraps every failure in its own exception: with `code` the provider spoke, with `httpCode` only its door did. */
async function ask<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    const { code, httpCode } = readThrown(error);
    if (code) throw tencentProblem(code);
    if (httpCode === undefined) throw connectionProblem(error);
    throw new SendProblem(httpCode >= 500 ? 'OUTCOME_UNKNOWN' : 'RETRY_LATER', `HTTP_${httpCode}`);
  }
}
