import { SendProblem } from '../deliveries/send-problem.ts';

/**
 * Refusals that no waiting cures: the message itself is wrong. Source: Aliyun SMS, "API 错误码".
 * Everything that depends on time, money or configuration (流控, 余额, 停机, 权限, 签名密钥) is left to be tried again.
 */
const PERMANENT: ReadonlySet<string> = new Set([
  'isv.MOBILE_NUMBER_ILLEGAL',
  'isv.MOBILE_COUNT_OVER_LIMIT',
  'isv.SMS_TEMPLATE_ILLEGAL',
  'isv.SMS_SIGNATURE_ILLEGAL',
  'isv.SMS_SIGN_ILLEGAL',
  'isv.SMS_CONTENT_ILLEGAL',
  'isv.TEMPLATE_MISSING_PARAMETERS',
  'isv.TEMPLATE_PARAMS_ILLEGAL',
  'isv.INVALID_PARAMETERS',
  'isv.INVALID_JSON_PARAM',
  'isv.PARAM_LENGTH_LIMIT',
  'isv.PARAM_NOT_SUPPORT_URL',
  'isv.BLACK_KEY_CONTROL_LIMIT',
  'isv.CUSTOMER_REFUSED',
]);

/** The provider's own faults: it may have sent the message before it failed. */
const UNKNOWN: ReadonlySet<string> = new Set(['isp.SYSTEM_ERROR', 'isp.GATEWAY_ERROR', 'isp.UNKNOWN']);

/** What Aliyun's answer other than `OK` means for the message. */
export function aliyunProblem(code: string | undefined): SendProblem {
  if (!code) return new SendProblem('OUTCOME_UNKNOWN', 'UNREADABLE_ANSWER');
  if (PERMANENT.has(code)) return new SendProblem('PERMANENT', code);
  return new SendProblem(UNKNOWN.has(code) ? 'OUTCOME_UNKNOWN' : 'RETRY_LATER', code);
}
