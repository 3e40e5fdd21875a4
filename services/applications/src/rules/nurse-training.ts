import { addYears, type CalendarDate } from '@medreg/clock';
import type { Facts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { OF_THE_FORM, type Rule } from './rule.ts';
import { lastDayOfPractice, trained } from './training.ts';

/** 自通过护士执业资格考试之日起3年内提出 (NR-8) */
const EXAMINATION_YEARS = 3;
/** 中断护理执业活动超过3年 (NM) */
const INTERRUPTION_YEARS = 3;
const TRAINING_MONTHS = 3;

/**
 * Whether three months of clinical nursing training and an assessment are due: applied for more than three years after the
 * examination was passed, or nursing interrupted for more than three years; the third anniversary is still within (NR-8; NM).
 */
export function nurseTrainingIsDue(facts: Facts): boolean {
  const day = facts.appliedOn ?? facts.today;
  const since = lastDayOfPractice(facts);
  if (since !== null) return isLongerAgo(since, INTERRUPTION_YEARS, day);
  const passedOn = (facts.copied ?? facts.qualification)?.issuedOn ?? null;
  return passedOn !== null && isLongerAgo(passedOn, EXAMINATION_YEARS, day);
}

const isLongerAgo = (since: CalendarDate, years: number, day: CalendarDate) => day > addYears(since, years);

/** 3个月临床护理培训并考核合格 in an institution that meets the rules, on record or in the form with its proof (NR-8; NM). */
export const nurseTrained: Rule = {
  at: OF_THE_FORM,
  source: 'NR-8; NM; domain 3.5',
  says: '通过护士执业资格考试超过三年申请注册，或者中断护理执业活动超过三年的，接受三个月临床护理培训并考核合格',
  check(facts) {
    if (!nurseTrainingIsDue(facts) || trained(facts, TRAINING_MONTHS)) return null;
    return {
      code: 'TRAINING_REQUIRED',
      message:
        '通过护士执业资格考试超过三年或者中断护理执业活动超过三年的，应当在符合规定条件的医疗卫生机构接受三个月临床护理培训并考核合格，请填写培训机构、起止日期和考核日期，并上传证明。',
      basis: BASIS['NR-8'],
    };
  },
};
