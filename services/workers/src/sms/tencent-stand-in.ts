import { createHash, createHmac } from 'node:crypto';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { type Answer, type Received, type StandIn, startStandIn } from './stand-in.ts';

const SECRET_ID = 'AKIDstandinSecretId';
const SECRET_KEY = 'standinSecretKey0123456789';
const APP_ID = '1400006666';
const SIGN_NAME = '医师注册';
const FIVE_MINUTES_S = 300;

export const TENCENT_ACCOUNT = {
  secretId: SECRET_ID,
  secretKey: SECRET_KEY,
  appId: APP_ID,
  signName: SIGN_NAME,
  region: 'ap-guangzhou',
};

type SentSms = { phone: string; templateId: string; params: string[]; session: string; at: number };
type SendSms = {
  PhoneNumberSet?: string[];
  SmsSdkAppId?: string;
  TemplateId?: string;
  SignName?: string;
  TemplateParamSet?: string[];
  SessionContext?: string;
};
type PullStatus = { SmsSdkAppId?: string; PhoneNumber?: string; BeginTime?: number; EndTime?: number; Limit?: number };

/**
 * Tencent Cloud's SMS API as far as we use it, for tests: checks the signature with a computation of its own, knows how many
 * parameters each template has, and remembers what it sent. `agent` leads the provider's host name here.
 */
export async function startTencentStandIn(templates: Record<string, number>) {
  const sent: SentSms[] = [];

  function answer(received: Received, code: string | null): Answer {
    const { request, body } = received;
    const refusal = signatureProblem(received);
    if (refusal) return failed(refusal);
    if (code?.startsWith('RequestLimit') || code?.startsWith('InternalError')) return failed(code);
    if (request.headers['x-tc-version'] !== '2021-01-11') return failed('InvalidParameterValue');
    if (request.headers['x-tc-action'] === 'SendSms') return sendSms(JSON.parse(body) as SendSms, code);
    if (request.headers['x-tc-action'] === 'PullSmsSendStatusByPhoneNumber')
      return pull(JSON.parse(body) as PullStatus);
    return failed('InvalidAction');
  }

  function sendSms(asked: SendSms, code: string | null): Answer {
    const { PhoneNumberSet: [phone = ''] = [], TemplateId = '', TemplateParamSet = [], SessionContext = '' } = asked;
    if (asked.SmsSdkAppId !== APP_ID) return failed('UnauthorizedOperation.SmsSdkAppIdVerifyFail');
    const problem =
      code ??
      (asked.SignName !== SIGN_NAME ? 'FailedOperation.SignatureIncorrectOrUnapproved' : null) ??
      (/^\+861\d{10}$/.test(phone) ? null : 'InvalidParameterValue.IncorrectPhoneNumber') ??
      (TemplateId in templates ? null : 'FailedOperation.TemplateIncorrectOrUnapproved') ??
      (templates[TemplateId] === TemplateParamSet.length
        ? null
        : 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate');
    if (!problem) {
      const at = Math.floor(Date.now() / 1000);
      sent.push({ phone, templateId: TemplateId, params: TemplateParamSet, session: SessionContext, at });
    }
    const status = {
      SerialNo: problem ? '' : `2019:${sent.length}`,
      PhoneNumber: phone,
      Fee: problem ? 0 : 1,
      SessionContext,
      Code: problem ?? 'Ok',
      Message: problem ?? 'send success',
      IsoCode: 'CN',
    };
    return { status: 200, body: { Response: { SendStatusSet: [status], RequestId: 'R' } } };
  }

  function pull({ SmsSdkAppId, PhoneNumber, BeginTime = 0, EndTime = 0, Limit }: PullStatus): Answer {
    if (SmsSdkAppId !== APP_ID || !PhoneNumber || !Limit || Limit > 100) return failed('InvalidParameter');
    const found = sent.filter(({ phone, at }) => phone === PhoneNumber && at >= BeginTime && at <= EndTime);
    const PullSmsSendStatusSet = found.slice(0, Limit).map(({ phone, session }, index) => ({
      PhoneNumber: phone,
      SerialNo: `2019:${index + 1}`,
      ReportStatus: 'SUCCESS',
      SessionContext: session,
    }));
    return { status: 200, body: { Response: { PullSmsSendStatusSet, RequestId: 'R' } } };
  }

  const standIn: StandIn = await startStandIn(answer);
  const agent = new Agent();
  agent.createConnection = () => connect({ host: '127.0.0.1', port: standIn.port });
  return Object.assign(standIn, { sent, agent, endpoint: 'http://sms.tencentcloudapi.com' });
}

/** Signature v3: https://cloud.tencent.com/document/api/382/52072 */
function signatureProblem({ request, url, body }: Received): string | null {
  const header = (name: string) => String(request.headers[name] ?? '');
  const authorization =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/(\w+)\/tc3_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
      header('authorization'),
    );
  if (!authorization) return 'AuthFailure.InvalidAuthorization';
  const [, secretId, date = '', service = '', names = '', signature] = authorization;
  if (secretId !== SECRET_ID) return 'AuthFailure.SecretIdNotFound';
  const timestamp = Number(header('x-tc-timestamp'));
  if (Math.abs(Date.now() / 1000 - timestamp) > FIVE_MINUTES_S) return 'AuthFailure.SignatureExpire';
  if (date !== new Date(timestamp * 1000).toISOString().slice(0, 10)) return 'AuthFailure.SignatureFailure';
  if (service !== 'sms' || !['content-type', 'host'].every((name) => names.split(';').includes(name))) {
    return 'AuthFailure.SignatureFailure';
  }

  const canonicalHeaders = names.split(';').map((name) => `${name}:${header(name).trim().toLowerCase()}\n`);
  const canonicalRequest = [
    request.method,
    url.pathname,
    url.search.slice(1),
    canonicalHeaders.join(''),
    names,
    createHash('sha256').update(body).digest('hex'),
  ].join('\n');
  const stringToSign = [
    'TC3-HMAC-SHA256',
    timestamp,
    `${date}/${service}/tc3_request`,
    createHash('sha256').update(canonicalRequest).digest('hex'),
  ].join('\n');
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const signingKey = hmac(hmac(hmac(`TC3${SECRET_KEY}`, date), service), 'tc3_request');
  return hmac(signingKey, stringToSign).toString('hex') === signature ? null : 'AuthFailure.SignatureFailure';
}

function failed(code: string): Answer {
  return { status: 200, body: { Response: { Error: { Code: code, Message: code }, RequestId: 'R' } } };
}
