import { text } from '../forms/fields.ts';
import { BASIS } from './legal-basis.ts';
import { OF_THE_FORM, type Rule } from './rule.ts';

const ITEMS = ['name', 'birthDate', 'ethnicGroup'] as const;

/** A correction that corrects nothing is refused at once (S2-Q22). */
export const identityChanges: Rule = {
  at: OF_THE_FORM,
  source: 'S2-Q6.2, Q22',
  says: '至少修改一项：姓名、出生日期、民族',
  check({ form, registration }) {
    if (!registration) return null;
    const changes = ITEMS.some((name) => text(form, name) !== null && text(form, name) !== registration[name]);
    if (changes) return null;
    return {
      code: 'NOTHING_CHANGES',
      message: '所填内容与现有注册信息相同，没有需要修改的内容。',
      basis: BASIS['S2-Q22'],
    };
  },
};
