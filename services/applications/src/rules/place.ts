import { provinceOf } from '@medreg/codes';
import { text } from '../forms/fields.ts';
import type { Facts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { isAssistant, levelOf } from './level.ts';
import { liesIn, placesOverlap, practicePlace } from './practice-place.ts';
import { ALWAYS, OF_THE_PLACE, type Rule } from './rule.ts';

/** Only a VALID institution can be chosen, and it must still be one when the decision falls. Domain 3.6, 10.1.4. */
export const institutionOpen: Rule = {
  at: OF_THE_PLACE,
  source: 'O13-9; 3.6; 10.1.4',
  says: '拟执业机构处于有效执业状态',
  check({ institution }) {
    if (!institution || institution.status === 'VALID') return null;
    const message =
      institution.status === 'SUSPENDED'
        ? '该机构正在停业整顿，不能作为执业机构。'
        : '该机构已停止执业，不能作为执业机构，请选择其他机构。';
    return { code: 'INSTITUTION_CLOSED', message, basis: BASIS['O13-9'] };
  },
};

/** A military body is nobody's new institution here: its people are its own (S2-Q33; domain 2.1). */
export const institutionCivilian: Rule = {
  at: OF_THE_PLACE,
  source: 'S2-Q33',
  says: '拟执业机构为地方医疗卫生机构',
  check({ institution }) {
    if (institution?.kind !== 'MILITARY') return null;
    return { code: 'MILITARY_INSTITUTION', message: '军队、武警医疗机构不在本系统办理注册。', basis: BASIS['S2-Q33'] };
  },
};

/** Where the registration would be: at the chosen institution, else where the qualification was won. */
function intendedPlace(facts: Facts): string | null {
  const level = levelOf(facts);
  if (facts.institution && level) return practicePlace(level, facts.institution).code;
  return level === 'SPECIALTY' || level === 'LICENSED'
    ? ((facts.copied ?? facts.qualification)?.provinceCode ?? null)
    : null;
}

/**
 * At most one VALID registration in a practice place; places overlap when one contains the other (I1). The record that the
 * application changes does not stand in its own way.
 */
export const notRegisteredThere: Rule = {
  at: [...ALWAYS, 'SAVE'],
  source: 'O13-7; 5.1 I1',
  says: '在该执业地点没有有效的执业注册',
  check(facts) {
    const place = intendedPlace(facts);
    // A specialist registers where he was assessed; where a physician may go is not known before he has chosen.
    if (place === null || (!facts.institution && levelOf(facts) !== 'SPECIALTY')) return null;
    const there = facts.registrations.some(
      ({ id, status, practicePlaceCode }) =>
        status === 'VALID' && id !== facts.registration?.id && placesOverlap(practicePlaceCode, place),
    );
    return there ? alreadyRegistered : null;
  },
};

export const alreadyRegistered = {
  code: 'ALREADY_REGISTERED',
  message: '您在该执业地点已有有效的执业注册，无需再次注册。如需更换机构，请办理变更。',
  basis: BASIS['O13-7'],
};

/** An assistant has one practice place (O13-17; I4), unless the province lets him have two (11-A1). */
export const assistantOnePlace: Rule = {
  at: [...ALWAYS, 'SAVE'],
  source: 'O13-17; S2-Q10, Q11; 11-A1; 5.1 I4',
  says: '执业助理医师只能注册一个执业地点',
  check(facts) {
    if (!isAssistant(levelOf(facts)) || facts.rules.assistantMultiPlace) return null;
    const other = facts.registrations.some(({ id, status }) => status === 'VALID' && id !== facts.registration?.id);
    if (!other) return null;
    return {
      code: 'ASSISTANT_ONE_PLACE',
      message: '执业助理医师只能注册一个执业地点。如需更换执业地点，请办理变更。',
      basis: BASIS['O13-17'],
    };
  },
};

/** Whether the chosen institution lies in another province than the one in which the specialist was assessed (11-A27). */
export function leavesItsProvince({ institution, copied, qualification, practitioner, registration }: Facts): boolean {
  const ofTheRecord = practitioner.qualifications.find(({ id }) => registration?.qualificationIds.includes(id));
  const assessedIn = (copied ?? qualification ?? ofTheRecord)?.provinceCode;
  return institution !== null && assessedIn !== undefined && provinceOf(institution.regionCode) !== assessedIn;
}

/**
 * A TCM specialist practises in the province of assessment; elsewhere with the consent of that province's TCM authority, whose
 * number, date and organ stand in the form (O15-27; domain 3.4, 11-A27).
 */
export const provinceConsents: Rule = {
  at: OF_THE_PLACE,
  source: 'O15-27; 11-A27',
  says: '在考核省份执业；跨省执业的，须经拟执业地省级中医药主管部门同意',
  check(facts) {
    if (!leavesItsProvince(facts)) return null;
    const { form } = facts;
    const consented = ['consentNo', 'consentDate', 'consentAuthority'].every((name) => text(form, name) !== null);
    if (consented) return null;
    return {
      code: 'OTHER_PROVINCE',
      message:
        '中医（专长）医师应在考核所在省份执业。该机构不在您的考核省份：请选择本省机构；确需跨省执业的，请先填写拟执业地省级中医药主管部门同意的文号、日期和机关。',
      basis: BASIS['O15-27'],
    };
  },
};

/** A filing lies in the practice place of its registration, not at the primary institution, and for none of institutional place (I3; S2-Q10). */
export const filingInsideThePlace: Rule = {
  at: OF_THE_PLACE,
  source: 'O13-10; S2-Q10, Q11; 5.1 I3',
  says: '备案机构在同一执业地点内，且不是主要执业机构',
  check({ institution, registration, present }) {
    if (!institution || !registration) return null;
    if (institution.id === registration.primaryInstitutionId) {
      return { code: 'PRIMARY_INSTITUTION', message: '该机构是您的主要执业机构，无需备案。', basis: BASIS['O13-10'] };
    }
    const { practicePlaceCode, practicePlaceInstitutionId, level } = registration;
    // Divisions that were renamed or merged since go by their present codes (10.1.10).
    const places = [practicePlaceCode, ...(present ? [practicePlace(level, present).code] : [])];
    if (practicePlaceInstitutionId === null && places.some((place) => liesIn(place, institution.regionCode)))
      return null;
    return {
      code: 'OUTSIDE_THE_PLACE',
      message:
        '多执业机构备案不能跨执业地点。请先在拟增加的执业地点注册主要执业机构（所用资格和执业范围须与现注册一致），再办理备案。',
      basis: BASIS['S2-Q10'],
    };
  },
};
