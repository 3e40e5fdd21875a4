import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { somethingChanges } from '../../rules/change.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { institutionCivilian, institutionOpen, notRegisteredThere, provinceConsents } from '../../rules/place.ts';
import { qualificationKnown } from '../../rules/qualification.ts';
import { notBanned, notSuspended } from '../../rules/standing.ts';
import { record, theRecord } from '../parts/claims.ts';
import { CONSENT, DECLARATION, FORM_OF_A_PERSON, INSTITUTION, reason } from '../parts/fields.ts';
import { CONSENT_DOCUMENT } from '../parts/materials.ts';
import { chosen, only, tcmAuthority, theChosen } from '../parts/parties.ts';
import { specialistAt } from '../parts/tcm-specialist.ts';
import type { Procedure } from '../procedure.ts';

/** 中医（专长）医师变更 TCM_CHG: to another institution; a corrected scope follows (10.1.26). S0-2.2, S1-P; domain 3.4. */
export default {
  code: 'TCM_CHG',
  name: '中医（专长）医师变更',
  business: BUSINESS_CODES.CHG,
  profession: 'TCM_SPECIALTY',
  source: 'S0-2.2; S1-P; domain 3.4',
  channels: { PERSON: 'GENERAL', INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  states: ['VALID'],
  photo: true,
  printable: true,
  fields: [INSTITUTION, reason('变更理由'), ...FORM_OF_A_PERSON, ...CONSENT, DECLARATION],
  materials: [CONSENT_DOCUMENT],
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: tcmAuthority(chosen),
  requirements: [
    accountActivated(),
    notBanned,
    notSuspended,
    qualificationKnown,
    somethingChanges,
    notRegisteredThere,
    institutionOpen,
    institutionCivilian,
    provinceConsents,
    personConfirmed,
  ],
  grounds: 'R-P',
  decisionDays: 20,
  claim: theRecord,
  effects(facts) {
    const { id, version } = record(facts);
    return [{ kind: 'AMEND', registrationId: id, version, entry: specialistAt(facts, theChosen(facts)) }];
  },
} satisfies Procedure;
