import { SendProblem } from '../deliveries/send-problem.ts';

/**
 * Refusals that no waiting cures. Source: Tencent Cloud SMS, "API 3.0 错误码". Limits (`LimitExceeded.*`), balance,
 * keys and permissions are left to be tried again.
 */
const PERMANENT: readonly RegExp[] = [
  /^InvalidParameter/,
  /^MissingParameter/,
  /^UnknownParameter/,
  /^UnsupportedOperation/,
  /^FailedOperation\.(PhoneNumberInBlacklist|ContainSensitiveWord|ForbidAddMarketingTemplates)$/,
  /^FailedOperation\.(SignatureIncorrectOrUnapproved|TemplateIncorrectOrUnapproved|TemplateUnapprovedOrNotExist)$/,
  /^FailedOperation\.(TemplateParamSetNotMatchApprovedTemplate|TemplateIdNotExist)$/,
];

/** What a code other than `Ok` means for the message. */
export function tencentProblem(code: string | undefined): SendProblem {
  if (!code) return new SendProblem('OUTCOME_UNKNOWN', 'UNREADABLE_ANSWER');
  if (PERMANENT.some((pattern) => pattern.test(code))) return new SendProblem('PERMANENT', code);
  return new SendProblem(code.startsWith('InternalError') ? 'OUTCOME_UNKNOWN' : 'RETRY_LATER', code);
}
