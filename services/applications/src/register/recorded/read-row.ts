import { addDays, type CalendarDate, parseCalendarDate } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import {
  DEREGISTRATION_REASONS,
  FILING_REASONS,
  NURSE_DEREGISTRATION_REASONS,
  STAFF_KINDS,
} from '../../forms/dictionaries.ts';
import type { RecordedRegistrationInput, RegistrationStatus } from '../../generated/resolvers.ts';
import type { Refusal } from '../../rules/refusal.ts';

/** States in which an older register can have somebody (domain 5.1, 5.2); nurses are not filed. */
const STATES: Readonly<Record<string, readonly RegistrationStatus[]>> = {
  PHYSICIAN: ['VALID', 'FILED', 'TRANSFERRED_OUT', 'DEREGISTERED'],
  TCM_SPECIALTY: ['VALID', 'FILED', 'TRANSFERRED_OUT', 'DEREGISTERED'],
  NURSE: ['VALID', 'EXPIRED', 'DEREGISTERED'],
};

/** 证书编码 of an older register, as it is (11-A13). */
const LEGACY_CODE = /^[\p{L}\p{N}\-()（）〔〕]{4,40}$/u;

/** One row of an older register, every date read and in order. */
export interface ReadRow {
  input: RecordedRegistrationInput;
  institutionId: string;
  certificateCode: string;
  statusSince: CalendarDate;
  /** Last day on which the person could practise; null while VALID. */
  lastValidOn: CalendarDate | null;
  issuedOn: CalendarDate;
  firstRegisteredOn: CalendarDate;
  period: { from: CalendarDate; until: CalendarDate } | null;
  trainingEnd: CalendarDate | null;
}

export const refuseRow = (code: string, message: string): Refusal => ({ code, message, basis: null });

/** @returns the row, or what of it cannot be: pure, before anybody is asked */
export function readRow(input: RecordedRegistrationInput, today: CalendarDate): ReadRow | { refused: Refusal } {
  const wrong = (code: string, message: string) => ({ refused: refuseRow(code, message) });
  const states = STATES[input.professionType];
  if (!states) return wrong('PROFESSION', '短期行医不在此录入。');
  if (!states.includes(input.status)) return wrong('STATUS', '该执业类型没有这种注册状态。');
  const institutionId = possibleId(input.institutionId);
  if (!institutionId) return wrong('INSTITUTION_UNKNOWN', '没有找到该机构。');
  const certificateCode = input.certificateCode.trim().toUpperCase();
  if (!LEGACY_CODE.test(certificateCode)) return wrong('CERTIFICATE_CODE', '证书编码应为4至40位字母、数字或汉字。');

  const statusSince = parseCalendarDate(String(input.statusSince));
  const issuedOn = parseCalendarDate(String(input.issuedOn));
  const firstRegisteredOn = parseCalendarDate(String(input.firstRegisteredOn));
  if (!statusSince || !issuedOn || !firstRegisteredOn) return wrong('DATE', '应为有效日期，格式为YYYY-MM-DD。');
  if (firstRegisteredOn > issuedOn || issuedOn > today || statusSince > today || statusSince < firstRegisteredOn) {
    return wrong('DATES', '日期先后有误：首次注册、签发、状态起始日依次不晚于今天。');
  }
  const period = periodOf(input);
  if (period === 'MISSING') return wrong('PERIOD', '护士须填写有效期的起止日期。');
  if (period && input.status === 'VALID' && period.until < today) {
    return wrong('PERIOD_OVER', '有效期已届满，状态应为“届满未延续”。');
  }
  if (period && input.status === 'EXPIRED' && period.until >= today) return wrong('PERIOD_RUNNING', '有效期尚未届满。');
  const reason = reasonProblem(input);
  if (reason) return wrong('STATUS_REASON', reason);
  if (input.staffKind && !Object.hasOwn(STAFF_KINDS, input.staffKind)) return wrong('STAFF_KIND', '人员性质有误。');
  const trainingEnd = input.trainingEnd ? parseCalendarDate(String(input.trainingEnd)) : null;
  if (input.staffKind === 'TRAINEE' && !trainingEnd) return wrong('TRAINING_END', '规培人员须填写规培结束日期。');
  return {
    input,
    institutionId,
    certificateCode,
    statusSince,
    lastValidOn: lastDay(input.status, statusSince, period),
    issuedOn,
    firstRegisteredOn,
    period,
    trainingEnd,
  };
}

function periodOf({
  professionType,
  periodFrom,
  periodUntil,
}: RecordedRegistrationInput): ReadRow['period'] | 'MISSING' {
  if (professionType !== 'NURSE') return null;
  const from = parseCalendarDate(String(periodFrom ?? ''));
  const until = parseCalendarDate(String(periodUntil ?? ''));
  return from && until && from <= until ? { from, until } : 'MISSING';
}

function lastDay(status: RegistrationStatus, since: CalendarDate, period: ReadRow['period']): CalendarDate | null {
  if (status === 'VALID') return null;
  return status === 'EXPIRED' && period ? period.until : addDays(since, -1);
}

function reasonProblem({ status, statusReason, professionType }: RecordedRegistrationInput): string | null {
  const lists = {
    FILED: FILING_REASONS,
    DEREGISTERED: professionType === 'NURSE' ? NURSE_DEREGISTRATION_REASONS : DEREGISTRATION_REASONS,
  };
  const list = status === 'FILED' || status === 'DEREGISTERED' ? lists[status] : null;
  if (!list) return statusReason ? '该状态没有理由。' : null;
  return statusReason && Object.hasOwn(list, statusReason) ? null : '请填写备案或注销理由。';
}
