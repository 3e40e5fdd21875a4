import type { Facts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import type { Rule } from './rule.ts';

/**
 * 账户激活成功后，方可进行业务申请 (S0-1.2; domain 3.1.2): of whoever applies himself; before activation only where the situation
 * of the person allows it (P2, P3, N2, N6; domain 4.2).
 */
export function accountActivated(before: (facts: Facts) => boolean = () => false): Rule {
  return {
    at: ['OPEN', 'SUBMIT'],
    source: 'S0-1.2; S2-Q5, Q29',
    says: '账户已激活（符合规定的转入情形除外）',
    check(facts) {
      if (facts.channel !== 'PERSON' || facts.accountState === 'ACTIVATED') return null;
      if (facts.accountState === 'CONTACT_VERIFIED' && before(facts)) return null;
      return {
        code: 'NOT_ACTIVATED',
        message: '您的账户尚未激活，请先完成账户激活，再办理业务。',
        basis: BASIS['S0-1.2'],
      };
    },
  };
}
