import { addDays, addMonths, addYears, type CalendarDate, calendarDate, parseCalendarDate } from '@medreg/clock';
import { text } from '../forms/fields.ts';
import type { Facts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { ALWAYS, OF_THE_FORM, type Rule } from './rule.ts';

/** 取得护士资格时间在2008年5月31日前 (S2-Q29.3) */
const BEFORE = calendarDate('2008-05-31');

/** Whether somebody qualified before 31 May 2008 and was never registered: the province registers her, directly (S2-Q29.3). */
export const qualifiedBefore2008 = ({ copied, qualification, registrations }: Facts): boolean => {
  const passedOn = (copied ?? qualification)?.issuedOn ?? null;
  return registrations.length === 0 && passedOn !== null && passedOn < BEFORE;
};

export const atTheProvince: Rule = {
  at: ALWAYS,
  source: 'S2-Q29.3',
  says: '2008年5月31日前取得护士资格且从未注册的，到省级卫生健康主管部门直接办理',
  check(facts) {
    if (facts.channel === 'AUTHORITY' || !qualifiedBefore2008(facts)) return null;
    return {
      code: 'AT_THE_PROVINCE',
      message: '2008年5月31日前取得护士资格且从未注册的，请到省级卫生健康主管部门直接办理注册。',
      basis: BASIS['S2-Q5'],
    };
  },
};

const PRACTICE_MONTHS = 8;

/** 8个月以上护理临床实习 in a teaching or general hospital (NR-7(2)); whoever qualified before the regulation is asked for none. */
export const clinicalPracticeLongEnough: Rule = {
  at: OF_THE_FORM,
  source: 'NR-7',
  says: '在教学、综合医院完成八个月以上护理临床实习',
  check(facts) {
    if (qualifiedBefore2008(facts)) return null;
    const from = parseCalendarDate(text(facts.form, 'practiceFrom') ?? '');
    const until = parseCalendarDate(text(facts.form, 'practiceUntil') ?? '');
    const given = text(facts.form, 'practiceHospital') !== null && from !== null && until !== null;
    if (given && until <= facts.today && addMonths(from, PRACTICE_MONTHS) <= addDays(until, 1)) return null;
    return {
      code: 'CLINICAL_PRACTICE',
      message: '应当在教学、综合医院完成八个月以上护理临床实习，请填写实习医院和起止日期。',
      basis: BASIS['NR-7'],
    };
  },
};

const CERTIFICATE_MONTHS = 6;

/** 六个月内健康体检证明, where the province asks for it (S2-Q48; 11-A6); the day of the application counts. */
export const healthCertificateFresh: Rule = {
  at: OF_THE_FORM,
  source: 'S2-Q48; 11-A6',
  says: '所在省份要求提交健康体检证明的，体检在申请前六个月内',
  check({ rules, form, today, appliedOn }) {
    if (!rules.nurseHealthCertificate) return null;
    const checkedOn = parseCalendarDate(text(form, 'healthCheckedOn') ?? '');
    const day = appliedOn ?? today;
    const fresh = checkedOn !== null && checkedOn <= day && day <= addMonths(checkedOn, CERTIFICATE_MONTHS);
    if (fresh && text(form, 'healthCheckedBy') !== null) return null;
    return {
      code: 'HEALTH_CERTIFICATE',
      message:
        '所在省份要求提交六个月内由省级卫生健康主管部门指定机构出具的健康体检证明，请填写体检机构和体检日期，并上传证明。',
      basis: BASIS['S2-Q48'],
    };
  },
};

const REVOCATION_YEARS = 2;

/** 被吊销护士执业证书的，二年内不得申请 (NR-32), from the decision on (10.1.19); the anniversary itself is free. */
export const revokedTwoYearsAgo: Rule = {
  at: ALWAYS,
  source: 'NR-32; 10.1.19',
  says: '被吊销护士执业证书的，自处罚决定之日起已满二年',
  check({ records, today }) {
    const freeOn = records.reduce<CalendarDate | null>((latest, { measure, professionType, decidedOn }) => {
      if (measure !== 'REVOCATION' || (professionType !== null && professionType !== 'NURSE')) return latest;
      const over = addYears(decidedOn, REVOCATION_YEARS);
      return latest === null || over > latest ? over : latest;
    }, null);
    if (freeOn === null || freeOn <= today) return null;
    return {
      code: 'REVOKED_RECENTLY',
      message: `护士执业证书被吊销未满二年，${freeOn}起可以重新申请注册。`,
      basis: BASIS['NR-32'],
    };
  },
};
