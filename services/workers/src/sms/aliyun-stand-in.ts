import { createHash, createHmac } from 'node:crypto';
import { type Answer, type Received, type StandIn, startStandIn } from './stand-in.ts';

const ACCESS_KEY_ID = 'LTAI5tStandInKey';
const ACCESS_KEY_SECRET = 'stand-in-secret-0123456789abcdef';
const SIGN_NAME = '医师注册';
const SIGNED = ['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-version'];
const FIFTEEN_MINUTES_MS = 900_000;

export const ALIYUN_ACCOUNT = { accessKeyId: ACCESS_KEY_ID, accessKeySecret: ACCESS_KEY_SECRET, signName: SIGN_NAME };

type SentSms = {
  phone: string;
  templateCode: string;
  templateParam: Record<string, string>;
  outId: string;
  date: string;
};

/**
 * Aliyun's SMS API as far as we use it, for tests: checks the signature with a computation of its own, knows which templates
 * and parameters are approved, and remembers what it sent.
 */
export async function startAliyunStandIn(templates: Record<string, readonly string[]>) {
  const sent: SentSms[] = [];
  const nonces = new Set<string>();

  function answer({ request, url, body }: Received, code: string | null): Answer {
    const parameters = new Map([...url.searchParams, ...new URLSearchParams(body)]);
    const refusal = signatureProblem({ request, url, body }, nonces);
    if (refusal) return { status: 400, body: { Code: refusal, Message: refusal, RequestId: 'R' } };
    if (code) return { status: 200, body: { Code: code, Message: '触发错误', RequestId: 'R' } };
    if (request.headers['x-acs-version'] !== '2017-05-25') return missing('Version');
    if (request.headers['x-acs-action'] === 'SendSms') return sendSms(parameters);
    if (request.headers['x-acs-action'] === 'QuerySendDetails') return querySendDetails(parameters);
    return { status: 404, body: { Code: 'InvalidAction.NotFound', Message: 'no such action' } };
  }

  function sendSms(parameters: Map<string, string>): Answer {
    for (const name of ['PhoneNumbers', 'SignName', 'TemplateCode']) if (!parameters.get(name)) return missing(name);
    const phone = parameters.get('PhoneNumbers') ?? '';
    const templateCode = parameters.get('TemplateCode') ?? '';
    const templateParam = JSON.parse(parameters.get('TemplateParam') ?? '{}') as Record<string, string>;
    if (!/^1\d{10}$/.test(phone)) return said('isv.MOBILE_NUMBER_ILLEGAL');
    if (parameters.get('SignName') !== SIGN_NAME) return said('isv.SMS_SIGNATURE_ILLEGAL');
    const expected = templates[templateCode];
    if (!expected) return said('isv.SMS_TEMPLATE_ILLEGAL');
    if (expected.some((name) => typeof templateParam[name] !== 'string'))
      return said('isv.TEMPLATE_MISSING_PARAMETERS');
    sent.push({ phone, templateCode, templateParam, outId: parameters.get('OutId') ?? '', date: chinaDate() });
    return { status: 200, body: { Code: 'OK', Message: 'OK', BizId: `9006${sent.length}^0`, RequestId: 'R' } };
  }

  function querySendDetails(parameters: Map<string, string>): Answer {
    for (const name of ['PhoneNumber', 'SendDate', 'PageSize', 'CurrentPage'])
      if (!parameters.get(name)) return missing(name);
    const size = Number(parameters.get('PageSize'));
    const first = (Number(parameters.get('CurrentPage')) - 1) * size;
    const found = sent.filter(
      ({ phone, date }) => phone === parameters.get('PhoneNumber') && date === parameters.get('SendDate'),
    );
    const page = found.slice(first, first + size).map(({ phone, outId, templateCode }) => ({
      PhoneNum: phone,
      OutId: outId,
      TemplateCode: templateCode,
      SendStatus: 3,
      ErrCode: 'DELIVERED',
    }));
    const SmsSendDetailDTOs = { SmsSendDetailDTO: page };
    return { status: 200, body: { Code: 'OK', Message: 'OK', TotalCount: String(found.length), SmsSendDetailDTOs } };
  }

  const standIn: StandIn = await startStandIn(answer);
  return Object.assign(standIn, { sent, endpoint: `http://127.0.0.1:${standIn.port}` });
}

/** V3 request signature: https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature */
function signatureProblem({ request, url, body }: Received, nonces: Set<string>): string | null {
  const header = (name: string) => String(request.headers[name] ?? '');
  const authorization = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
    header('authorization'),
  );
  if (!authorization) return 'IncompleteSignature';
  const [, key, names = '', signature] = authorization;
  if (key !== ACCESS_KEY_ID) return 'InvalidAccessKeyId.NotFound';
  const signedHeaders = names.split(';');
  if (SIGNED.some((name) => !signedHeaders.includes(name))) return 'IncompleteSignature';
  if (Math.abs(Date.now() - Date.parse(header('x-acs-date'))) > FIFTEEN_MINUTES_MS) return 'InvalidTimeStamp.Expired';
  if (nonces.has(header('x-acs-signature-nonce'))) return 'SignatureNonceUsed';
  nonces.add(header('x-acs-signature-nonce'));
  if (header('x-acs-content-sha256') !== sha256(body)) return 'SignatureDoesNotMatch';

  const query = [...url.searchParams]
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .sort()
    .join('&');
  const canonicalHeaders = signedHeaders.map((name) => `${name}:${header(name).trim()}\n`).join('');
  const canonicalRequest = [request.method, url.pathname, query, canonicalHeaders, names, sha256(body)].join('\n');
  const stringToSign = `ACS3-HMAC-SHA256\n${sha256(canonicalRequest)}`;
  const expected = createHmac('sha256', ACCESS_KEY_SECRET).update(stringToSign).digest('hex');
  return signature === expected ? null : 'SignatureDoesNotMatch';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** RFC 3986. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function chinaDate(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()).replaceAll('-', '');
}

function said(code: string): Answer {
  return { status: 200, body: { Code: code, Message: code, RequestId: 'R' } };
}

function missing(name: string): Answer {
  return { status: 400, body: { Code: `Missing${name}`, Message: `${name} is mandatory`, RequestId: 'R' } };
}
