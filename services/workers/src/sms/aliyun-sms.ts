import Dysmsapi, { QuerySendDetailsRequest, SendSmsRequest } from '@alicloud/dysmsapi20170525';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import { RuntimeOptions } from '@darabonba/typescript';
import { addDays, type CalendarDate, type Clock, systemClock, today } from '@medreg/clock';
import { connectionProblem, readThrown, SendProblem } from '../deliveries/send-problem.ts';
import { aliyunProblem } from './aliyun-codes.ts';
import { ANSWER_TIMEOUT_MS, CONNECT_TIMEOUT_MS, type Sms, type SmsProvider } from './sms-provider.ts';

export type AliyunSettings = {
  accessKeyId: string;
  accessKeySecret: string;
  /** Approved signature, shown as 【…】 before the text. */
  signName: string;
  /** `https://dysmsapi.aliyuncs.com`, or the endpoint of a dedicated region. */
  endpoint: string;
  answerTimeoutMs?: number;
  clock?: Clock;
};

const PAGE_SIZE = 50;

/**
 * Aliyun SMS (API of 2017-05-25, signed by ACS3-HMAC-SHA256). The message id travels as OutId, so a lost answer can be
 * looked up in the provider's own records of the day.
 */
export function aliyunSms(settings: AliyunSettings): SmsProvider {
  const endpoint = new URL(settings.endpoint);
  const { answerTimeoutMs = ANSWER_TIMEOUT_MS, clock = systemClock } = settings;
  const client = new Dysmsapi.default(
    new $OpenApiUtil.Config({
      accessKeyId: settings.accessKeyId,
      accessKeySecret: settings.accessKeySecret,
      endpoint: endpoint.host,
      protocol: endpoint.protocol.replace(':', ''),
    }),
  );
  // One try a call: whether another is allowed is decided by the delivery, which knows what is unknown.
  const runtime = new RuntimeOptions({
    connectTimeout: CONNECT_TIMEOUT_MS,
    readTimeout: answerTimeoutMs,
    autoretry: false,
    maxAttempts: 1,
  });

  async function sentOn(date: CalendarDate, { messageId, phone }: Sms): Promise<boolean> {
    for (let currentPage = 1; ; currentPage++) {
      const request = new QuerySendDetailsRequest({
        phoneNumber: phone,
        sendDate: date.replaceAll('-', ''),
        pageSize: PAGE_SIZE,
        currentPage,
      });
      const { body } = await ask(() => client.querySendDetailsWithOptions(request, runtime));
      if (body?.code !== 'OK') throw aliyunProblem(body?.code);
      const details = body.smsSendDetailDTOs?.smsSendDetailDTO ?? [];
      if (details.some(({ outId }) => outId === messageId)) return true;
      if (details.length < PAGE_SIZE) return false;
    }
  }

  return {
    name: 'aliyun',
    async send({ messageId, phone, templateCode, params }) {
      const request = new SendSmsRequest({
        phoneNumbers: phone,
        signName: settings.signName,
        templateCode,
        templateParam: JSON.stringify(params),
        outId: messageId,
      });
      const { body } = await ask(() => client.sendSmsWithOptions(request, runtime));
      if (body?.code !== 'OK') throw aliyunProblem(body?.code);
      return { reference: body.bizId ?? null };
    },
    async findSent(sms, since) {
      const lastDay = today(clock.now());
      for (let date = today(since); date <= lastDay; date = addDays(date, 1)) {
        if (await sentOn(date, sms)) return { reference: null };
      }
      return null;
    },
  };
}

/** The SDK throws for HTTP errors what other answers say in their body, and lets the system's errors through. */
async function ask<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    const { statusCode, code } = readThrown(error);
    if (statusCode === undefined) throw connectionProblem(error);
    const named = code && code !== 'undefined' ? code : `HTTP_${statusCode}`;
    throw statusCode >= 500 ? new SendProblem('OUTCOME_UNKNOWN', named) : aliyunProblem(named);
  }
}
