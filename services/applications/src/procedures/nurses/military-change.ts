import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { isMilitaryRecord, recordIsMilitary } from '../../rules/nurse-institution.ts';
import { noRenewalUnderWay, onlyOneValid } from '../../rules/nurse-register-state.ts';
import { institutionCivilian, institutionOpen } from '../../rules/place.ts';
import { notBanned, notSuspended } from '../../rules/standing.ts';
import { theRecord } from '../parts/claims.ts';
import { DECLARATION } from '../parts/fields.ts';
import { militaryChain, militaryThenCivilian, moveNurse } from '../parts/nurse.ts';
import { FORM_OF_CHANGE, MILITARY } from '../parts/nurse-fields.ts';
import { MILITARY_PAPERS } from '../parts/nurse-materials.ts';
import { chosen, licensingAuthority } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 军队武警护士变更到地方 NUR_CHG_MIL: both institutions review, the authority decides, the military body confirms the data and
 * releases the record; until then it stays as it is. Before activation too (N6). S2-Q33; domain 3.5, 5.4.
 */
export default {
  code: 'NUR_CHG_MIL',
  name: '军队武警护士变更到地方',
  business: BUSINESS_CODES.CHG_MIL,
  profession: 'NURSE',
  source: 'S2-Q33; domain 3.5, 5.4',
  channels: { PERSON: militaryChain, AUTHORITY: 'MILITARY_AT_WINDOW' },
  concerns: 'REGISTRATION',
  states: ['VALID'],
  photo: false,
  printable: true,
  fields: [...FORM_OF_CHANGE, ...MILITARY, DECLARATION],
  materials: MILITARY_PAPERS,
  institution: chosen,
  reviewers: militaryThenCivilian,
  decidedBy: licensingAuthority(chosen),
  requirements: [
    accountActivated(isMilitaryRecord),
    notBanned,
    notSuspended,
    recordIsMilitary,
    noRenewalUnderWay,
    onlyOneValid,
    institutionOpen,
    institutionCivilian,
  ],
  grounds: 'R-N',
  decisionDays: 7,
  claim: theRecord,
  beforeActivation: isMilitaryRecord,
  effects: moveNurse,
} satisfies Procedure;
