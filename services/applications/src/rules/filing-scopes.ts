import { codes } from '../forms/fields.ts';
import { BASIS } from './legal-basis.ts';
import { OF_THE_FORM, type Rule } from './rule.ts';

/** Elsewhere nobody practises beyond what he is registered for (O13-10; domain 3.2). */
export const filingScopesHeld: Rule = {
  at: OF_THE_FORM,
  source: 'O13-10; domain 3.2',
  says: '备案执业范围不超出注册的执业范围',
  check({ form, registration }) {
    const strange = codes(form, 'scopes').some((code) => !registration?.scopeCodes.includes(code));
    if (!registration || !strange) return null;
    return { code: 'SCOPE_NOT_HELD', message: '备案执业范围不能超出注册的执业范围。', basis: BASIS['O13-10'] };
  },
};
