import type { Form } from '../acts/applications.ts';
import { dayFromToday } from '../people.ts';

/** 告知记录 (S2-Q20.3, Q41.3): an institution has told the person before it reports that he does not practise any more. */
export const TOLD_BEFORE: Form = {
  notifiedOn: dayFromToday(-3),
  notifiedBy: 'IN_PERSON',
  notified: '已当面告知拟以不再执业为由申请注销注册。',
};

/** A multi-institution filing from today on, for a year. */
export const A_YEAR: Form = { validFrom: dayFromToday(0), validUntil: dayFromToday(364) };
