import type { Facts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { ALWAYS, OF_THE_PLACE, type Rule } from './rule.ts';

/** Whether the record stands at a military or armed-police institution (S2-Q33). */
export const isMilitaryRecord = ({ present }: Pick<Facts, 'present'>): boolean => present?.kind === 'MILITARY';

/** Military institutions handle nothing here but the review and release of their own nurses (domain 2.3 note 2). */
export const recordIsCivilian: Rule = {
  at: ALWAYS,
  source: 'S2-Q33; domain 2.3',
  says: '注册在地方医疗卫生机构（注册在军队、武警机构的，办理军队武警护士变更到地方）',
  check(facts) {
    if (!isMilitaryRecord(facts)) return null;
    return {
      code: 'MILITARY_RECORD',
      message: '您注册在军队、武警医疗机构，请办理“军队武警护士变更到地方”。',
      basis: BASIS['S2-Q33'],
    };
  },
};

/** Of a military record nothing is reviewed by its institution; the authority may still act (domain 2.3 note 2). */
export const notThroughTheForces: Rule = {
  at: ALWAYS,
  source: 'S2-Q33; domain 2.3',
  says: '注册在军队、武警机构的，由主管部门直接办理',
  check(facts) {
    if (!isMilitaryRecord(facts) || facts.channel === 'AUTHORITY' || facts.channel === 'EX_OFFICIO') return null;
    return {
      code: 'MILITARY_RECORD',
      message: '您注册在军队、武警医疗机构，请到主管部门窗口办理。',
      basis: BASIS['S2-Q33'],
    };
  },
};

export const recordIsMilitary: Rule = {
  at: ALWAYS,
  source: 'S2-Q33',
  says: '注册在军队、武警医疗机构',
  check(facts) {
    if (!facts.present || isMilitaryRecord(facts)) return null;
    return {
      code: 'NO_MILITARY_RECORD',
      message: '仅注册在军队、武警医疗机构的护士办理此业务，请办理变更注册。',
      basis: BASIS['S2-Q33'],
    };
  },
};

/** N2 (domain 4.2): registered where e-registration has not started, moving to where it has (S2-Q29.2). */
export const movesToAnOpenRegion = ({ present, institution }: Facts): boolean =>
  present !== null && !present.regionOpen && (institution?.regionOpen ?? true);

/** Who renews practises somewhere: where the present institution has stopped, another one must be named (domain 3.5, 3.6). */
export const practisesSomewhere: Rule = {
  at: ['SUBMIT', 'DECIDE'],
  source: 'NR-10; 3.6',
  says: '现执业机构未停止执业；已停止的，另行选择拟执业机构，一并办理变更',
  check({ institution, present }) {
    if (institution || present?.status !== 'CLOSED') return null;
    return {
      code: 'INSTITUTION_CLOSED',
      message: '现执业机构已停止执业，请选择拟执业机构，一并办理延续和变更注册。',
      basis: BASIS['NR-10'],
    };
  },
};

/** Whether a renewal names an institution other than that of the record. */
export const namesAnotherInstitution = ({
  institution,
  registration,
}: Pick<Facts, 'institution' | 'registration'>): boolean =>
  institution !== null && registration !== null && institution.id !== registration.primaryInstitutionId;

/** 延续和变更一并办理 (10.1.9): a renewal that names another institution goes with a change to it, or follows one. */
export const changeGoesWithIt: Rule = {
  at: OF_THE_PLACE,
  source: 'domain 3.5; 10.1.9',
  says: '选择其他执业机构的，一并办理变更注册',
  check(facts) {
    const { open, registration, institution } = facts;
    if (!namesAnotherInstitution(facts)) return null;
    const beside = open.some(
      (one) =>
        one.procedure === 'NUR_CHG' && one.registrationId === registration?.id && one.institutionId === institution?.id,
    );
    if (beside) return null;
    return {
      code: 'CHANGE_NEEDED',
      message: '在其他机构延续的，应当一并办理变更注册：请先提出到该机构的变更注册申请，或者改为在现执业机构延续。',
      basis: BASIS['NR-9'],
    };
  },
};
