import { addYears } from '@medreg/clock';
import type { Facts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { isAssistant, levelOf } from './level.ts';
import { ALWAYS, OF_THE_PLACE, type Rule } from './rule.ts';

const notOpen = {
  code: 'REGION_NOT_OPEN',
  message: '该机构所在地区尚未开展电子化注册，请向当地主管部门申请办理。',
  basis: BASIS['S2-Q5'],
};

/** Where e-registration has not started nothing can be registered here (domain 4.2). */
export const regionOpen: Rule = {
  at: OF_THE_PLACE,
  source: 'S2-Q5; 4.2',
  says: '拟执业机构所在地区已开展电子化注册',
  check: ({ institution }) => (institution?.regionOpen === false ? notOpen : null),
};

/** A change may lead out of the region (区内到区外变更), not from outside to outside (5.1). */
export const leadsInOrOut: Rule = {
  at: OF_THE_PLACE,
  source: 'S2-Q5; 5.1',
  says: '变更前后至少一处已开展电子化注册',
  check({ institution, present, registration }) {
    if (institution?.regionOpen !== false) return null;
    return registration?.status === 'VALID' && present?.regionOpen === true ? null : notOpen;
  },
};

/** 乡镇卫生院、村卫生室 (WS 218) */
const RURAL_CLASSES = ['C2', 'D600'];

/** 乡村全科执业助理医师 practise in the township hospital or village clinic itself (W22; domain 3.2). */
export const ruralInstitution: Rule = {
  at: OF_THE_PLACE,
  source: 'W22; domain 3.2',
  says: '乡村全科执业助理医师在乡镇卫生院或村卫生室执业',
  check(facts) {
    const { institution } = facts;
    if (!institution || levelOf(facts) !== 'RURAL_ASSISTANT') return null;
    if (RURAL_CLASSES.some((prefix) => institution.classCode.startsWith(prefix))) return null;
    return {
      code: 'RURAL_INSTITUTION_ONLY',
      message: '乡村全科执业助理医师只能在乡镇卫生院或村卫生室执业。',
      basis: BASIS['O13-7'],
    };
  },
};

/** Their place is the institution, so there is nothing else inside it to file at (domain 3.2). */
export const ruralFilesNowhere: Rule = {
  at: ALWAYS,
  source: 'W22; domain 3.2',
  says: '乡村全科执业助理医师不办理多执业机构备案',
  check({ registration }) {
    if (registration?.level !== 'RURAL_ASSISTANT') return null;
    return {
      code: 'RURAL_FILES_NOWHERE',
      message: '乡村全科执业助理医师的执业地点限于所在机构，不办理多执业机构备案。',
      basis: BASIS['O13-10'],
    };
  },
};

const OWN_PRACTICE_YEARS = 5;

/** 个体行医: a licensed physician after five years of registered practice in an institution; no assistant (PL-20). */
export const experiencedForOwnPractice: Rule = {
  at: OF_THE_PLACE,
  source: 'PL-20',
  says: '个体行医的，为执业医师且注册后在医疗卫生机构中执业满五年',
  check(facts) {
    const { institution, practitioner, registrations, today } = facts;
    if (institution?.ownerPractitionerId !== practitioner.id) return null;
    const since = registrations.map(({ firstRegisteredOn }) => firstRegisteredOn).sort()[0];
    const experienced = since !== undefined && addYears(since, OWN_PRACTICE_YEARS) <= today;
    if (experienced && !isAssistant(levelOf(facts))) return null;
    return {
      code: 'OWN_PRACTICE_TOO_EARLY',
      message: '个体行医的，应当是执业医师，且注册后在医疗卫生机构中执业满五年。',
      basis: BASIS['PL-20'],
    };
  },
};

/** Whoever goes back to where he was filed cancels the filing instead (11-A3; S0-2.6). */
export const filedAtAnother: Rule = {
  at: OF_THE_PLACE,
  source: '11-A3; S0-2.6',
  says: '回到原备案机构的，办理取消备案',
  check({ institution, registrations }: Facts) {
    const filed = registrations.some(
      ({ status, primaryInstitutionId }) => status === 'FILED' && primaryInstitutionId === institution?.id,
    );
    if (!filed) return null;
    return {
      code: 'CANCEL_THE_FILING',
      message: '您的执业注册由该机构备案，在该机构恢复执业请办理取消备案。',
      basis: BASIS['S0-2.6'],
    };
  },
};
