import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { somethingChanges } from '../../rules/change.ts';
import { movesToAnOpenRegion, recordIsCivilian } from '../../rules/nurse-institution.ts';
import { onlyOneValid, withinThePeriod } from '../../rules/nurse-register-state.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { institutionCivilian, institutionOpen } from '../../rules/place.ts';
import { notBanned, notSuspended } from '../../rules/standing.ts';
import { theRecord } from '../parts/claims.ts';
import { DECLARATION } from '../parts/fields.ts';
import { moveNurse } from '../parts/nurse.ts';
import { FORM_OF_CHANGE } from '../parts/nurse-fields.ts';
import { NURSE_CERTIFICATE } from '../parts/nurse-materials.ts';
import { chosen, licensingAuthority, only } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 护士变更注册 NUR_CHG: to another institution, within seven working days; the period stays. From another province, the authority
 * there is told (NR-9). Before activation where e-registration has not started (N2). S2-Q31; domain 3.5.
 */
export default {
  code: 'NUR_CHG',
  name: '护士变更注册',
  business: BUSINESS_CODES.CHG,
  profession: 'NURSE',
  source: 'NR-9; S2-Q29.2, Q31, Q48; domain 3.5',
  channels: { PERSON: 'GENERAL', INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  // Beside a renewal that is decided late, it is decided after it (10.1.9).
  states: ['VALID', 'EXPIRED'],
  photo: false,
  printable: true,
  fields: [...FORM_OF_CHANGE, DECLARATION],
  materials: [NURSE_CERTIFICATE],
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: licensingAuthority(chosen),
  requirements: [
    accountActivated(movesToAnOpenRegion),
    notBanned,
    notSuspended,
    recordIsCivilian,
    withinThePeriod,
    onlyOneValid,
    somethingChanges,
    institutionOpen,
    institutionCivilian,
    personConfirmed,
  ],
  grounds: 'R-N',
  decisionDays: 7,
  claim: theRecord,
  beforeActivation: movesToAnOpenRegion,
  effects: moveNurse,
} satisfies Procedure;
