import { BASIS } from './legal-basis.ts';
import { OF_THE_PLACE, type Rule } from './rule.ts';

/** A change that changes nothing is refused at once, not after the reviews (S2-Q22: “审核失败，无任何修改”). At the window a corrected scope may follow (10.1.26). */
export const somethingChanges: Rule = {
  at: OF_THE_PLACE,
  source: 'S2-Q22; 10.1.26',
  says: '变更内容与现有注册信息不同',
  check({ institution, registration, channel }) {
    if (!institution || !registration || channel === 'AUTHORITY') return null;
    if (institution.id !== registration.primaryInstitutionId) return null;
    return {
      code: 'NOTHING_CHANGES',
      message: '该机构已是您的主要执业机构，没有需要变更的内容。',
      basis: BASIS['S2-Q22'],
    };
  },
};
