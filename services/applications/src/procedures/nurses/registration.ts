import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import {
  atTheProvince,
  clinicalPracticeLongEnough,
  healthCertificateFresh,
  revokedTwoYearsAgo,
} from '../../rules/nurse-conditions.ts';
import { neverRegisteredBefore, onlyOneValid } from '../../rules/nurse-register-state.ts';
import { nurseTrained } from '../../rules/nurse-training.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { institutionCivilian, institutionOpen } from '../../rules/place.ts';
import { notBanned, notSuspended } from '../../rules/standing.ts';
import { aNewRecord } from '../parts/claims.ts';
import { DECLARATION, TRAINING } from '../parts/fields.ts';
import { isNurse, registeringAuthority, registerNurse } from '../parts/nurse.ts';
import { CLINICAL_PRACTICE, FORM_OF_A_NURSE, HEALTH_CHECK } from '../parts/nurse-fields.ts';
import { MATERIALS_OF_REGISTRATION } from '../parts/nurse-materials.ts';
import { chosen, only } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 护士首次注册 NUR_REG: within three years of the examination, else after training; for five years. Those who qualified before
 * 31 May 2008 are registered by the province, at its window (S2-Q29.3). NR-7, 8; NM; domain 3.5.
 */
export default {
  code: 'NUR_REG',
  name: '护士执业注册',
  business: BUSINESS_CODES.REG,
  profession: 'NURSE',
  source: 'NR-7, 8; NM; S2-Q29.3, Q48; domain 3.5',
  channels: { PERSON: 'GENERAL', INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'QUALIFICATION',
  uses: isNurse,
  photo: true,
  printable: true,
  fields: [...FORM_OF_A_NURSE, ...CLINICAL_PRACTICE, ...TRAINING, ...HEALTH_CHECK, DECLARATION],
  materials: MATERIALS_OF_REGISTRATION,
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: registeringAuthority,
  asks: ['PROVINCE'],
  requirements: [
    accountActivated(),
    notBanned,
    notSuspended,
    revokedTwoYearsAgo,
    onlyOneValid,
    neverRegisteredBefore,
    atTheProvince,
    institutionOpen,
    institutionCivilian,
    clinicalPracticeLongEnough,
    nurseTrained,
    healthCertificateFresh,
    personConfirmed,
  ],
  grounds: 'R-N',
  decisionDays: 20,
  claim: aNewRecord,
  effects: (facts) => registerNurse(facts),
} satisfies Procedure;
