import { addDays, addWorkingDays, parseCalendarDate } from '@medreg/clock';
import { text } from '../forms/fields.ts';
import type { Channel } from '../generated/resolvers.ts';
import { BASIS } from './legal-basis.ts';
import { OF_THE_FORM, type Rule } from './rule.ts';

/** What an institution applied for on behalf of somebody, he has confirmed, online or on paper (3.1.14; PL-13). */
export const personConfirmed: Rule = {
  at: ['DECIDE'],
  source: 'PL-13; 3.1.14',
  says: '机构集体办理的，经本人确认',
  check({ channel, confirmed }) {
    if (channel !== 'INSTITUTION' || confirmed) return null;
    return {
      code: 'NOT_CONFIRMED',
      message: '本人尚未确认机构代为提交的申请，待本人在个人端确认，或凭书面确认登记后，再作决定。',
      basis: BASIS['PL-13'],
    };
  },
};

/** Grounds of a filing that each side may give (domain 2.3, 3.2; O13-19; S2-Q20, Q52). */
export const FILING_REASONS_OF: Record<Channel, readonly string[]> = {
  PERSON: ['F-P1', 'F-P2', 'F-P3', 'F-P4', 'F-P6'],
  INSTITUTION: ['F-P1', 'F-P2', 'F-P3', 'F-P4', 'F-P5', 'F-P7', 'F-P8'],
  AUTHORITY: ['F-P1', 'F-P2', 'F-P3', 'F-P4', 'F-P5', 'F-P6', 'F-P7', 'F-P8'],
  EX_OFFICIO: ['F-P6'],
};
/** 规培结束后30日内仍未确定主要执业机构 (S2-Q52) */
const TRAINEE_DAYS = 30;

export const filingReasonFits: Rule = {
  at: OF_THE_FORM,
  source: 'O13-19; S2-Q20.3, Q52',
  says: '备案理由符合规定',
  check({ channel, form, registration, today }) {
    const reason = text(form, 'reason');
    if (reason === null) return null;
    const wrong = (message: string) => ({ code: 'REASON_NOT_YOURS', message, basis: BASIS['O13-19'] });
    if (!FILING_REASONS_OF[channel].includes(reason)) return wrong('此备案理由不由您提出，请选择其他理由。');
    if (reason !== 'F-P7') return null;
    const { staffKind, trainingEnd } = registration ?? { staffKind: null, trainingEnd: null };
    if (staffKind === 'TRAINEE' && trainingEnd && addDays(trainingEnd, TRAINEE_DAYS) < today) return null;
    return {
      code: 'TRAINING_NOT_OVER',
      message: '规培结束满30日仍未确定主要执业机构的，方可以此理由备案。',
      basis: BASIS['S2-Q52'],
    };
  },
};

/** Grounds of a deregistration that each side may give (domain 2.3, 3.2, 3.5; O13-18; S2-Q20, Q41). */
export const DEREGISTRATION_REASONS_OF: Record<Channel, readonly string[] | null> = {
  PERSON: ['D-P6', 'D-P7', 'D-P10', 'D-P11', 'D-N4'],
  INSTITUTION: ['D-P1', 'D-P2', 'D-P3', 'D-P12', 'D-N1', 'D-N3', 'D-N4'],
  AUTHORITY: null,
  // Not what only the person can ask for, or only his institution can know.
  EX_OFFICIO: [
    ...['D-P1', 'D-P2', 'D-P3', 'D-P4', 'D-P5', 'D-P6', 'D-P7', 'D-P8', 'D-P9', 'D-P11'],
    ...['D-N1', 'D-N2', 'D-N3', 'D-N5'],
  ],
};

export const deregistrationReasonFits: Rule = {
  at: OF_THE_FORM,
  source: 'PL-17; O13-18; S2-Q20.3, Q41.3',
  says: '注销理由符合规定',
  check({ channel, form }) {
    const reason = text(form, 'reason');
    const theirs = DEREGISTRATION_REASONS_OF[channel];
    if (reason === null || theirs === null || theirs.includes(reason)) return null;
    return { code: 'REASON_NOT_YOURS', message: '此注销理由不由您提出，请选择其他理由。', basis: BASIS['O13-18'] };
  },
};

/** The person was told before, and not in the future (S2-Q20.3, Q41.3: 已依法履行告知义务). */
export const toldBeforehand: Rule = {
  at: ['SUBMIT'],
  source: 'S2-Q20.3, Q41.3',
  says: '应当告知本人的，已依法履行告知义务',
  check({ form, today }) {
    const notifiedOn = parseCalendarDate(text(form, 'notifiedOn') ?? '');
    if (!notifiedOn || notifiedOn <= today) return null;
    return { code: 'NOTIFICATION_DATE', message: '告知日期不能晚于今天。', basis: BASIS['S2-Q20'] };
  },
};

/** 已确认不再执业: the person may object within ten working days; whoever objects has not stopped practising (D-P12; 3.2). */
export const OBJECTION_WORKING_DAYS = 10;
export const OBJECTABLE = ['D-P12', 'D-N4'];

export const objectionPeriodOver: Rule = {
  at: ['DECIDE'],
  source: 'S2-Q20.3; 5.6',
  says: '机构以不再执业为由申请注销的，本人十个工作日内未提出异议',
  check({ channel, form, confirmed, objected, submittedOn, today }) {
    if (channel !== 'INSTITUTION' || !OBJECTABLE.includes(text(form, 'reason') ?? '') || confirmed) return null;
    if (objected)
      return { code: 'OBJECTED', message: '本人已提出异议，不能以不再执业为由注销。', basis: BASIS['S2-Q20'] };
    const lastDay = submittedOn && addWorkingDays(submittedOn, OBJECTION_WORKING_DAYS);
    if (lastDay && lastDay < today) return null;
    return {
      code: 'OBJECTION_PERIOD',
      message: `本人异议期至${lastDay ?? ''}，期满后方可决定。`,
      basis: BASIS['S2-Q20'],
    };
  },
};
