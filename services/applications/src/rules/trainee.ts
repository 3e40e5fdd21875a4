import { parseCalendarDate } from '@medreg/clock';
import { text } from '../forms/fields.ts';
import { BASIS } from './legal-basis.ts';
import { ALWAYS, type Rule } from './rule.ts';

/** 规培结束日期 lies ahead when somebody registers as a trainee (S2-Q52). */
export const traineeUntilLater: Rule = {
  at: ['SUBMIT'],
  source: 'S2-Q52',
  says: '以规培人员身份注册的，规培结束日期在今日以后',
  check({ form, today }) {
    const end = text(form, 'staffKind') === 'TRAINEE' ? parseCalendarDate(text(form, 'trainingEnd') ?? '') : null;
    if (!end || end > today) return null;
    return { code: 'TRAINING_OVER', message: '规培结束日期应在今日以后。', basis: BASIS['S2-Q52'] };
  },
};

/** 规培人员转为本机构正式执业人员: only of a trainee (S2-Q52). */
export const isTrainee: Rule = {
  at: ALWAYS,
  source: 'S2-Q52',
  says: '现为住院医师规范化培训人员',
  check({ registration }) {
    if (!registration || registration.staffKind === 'TRAINEE') return null;
    return { code: 'NOT_A_TRAINEE', message: '该医师不是本机构的规培人员。', basis: BASIS['S2-Q52'] };
  },
};
