import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { institutionCivilian, institutionOpen, notRegisteredThere, provinceConsents } from '../../rules/place.ts';
import { notStoppedForTwoYears } from '../../rules/register-state.ts';
import { scopeAsAssessed } from '../../rules/scope.ts';
import { notBanned, notSuspended, waitingPeriodsOver } from '../../rules/standing.ts';
import { trainedBeforeRegistration } from '../../rules/training.ts';
import { aNewRecord, replaced } from '../parts/claims.ts';
import { CONSENT, DECLARATION, FORM_OF_A_PERSON, INSTITUTION } from '../parts/fields.ts';
import { CONSENT_DOCUMENT } from '../parts/materials.ts';
import { chosen, only, tcmAuthority, theChosen } from '../parts/parties.ts';
import { isSpecialty, specialistAt } from '../parts/tcm-specialist.ts';
import type { Procedure } from '../procedure.ts';

/** 中医（专长）医师执业注册 TCM_REG. S0-2.1, S1-P; domain 3.4. */
export default {
  code: 'TCM_REG',
  name: '中医（专长）医师执业注册',
  business: BUSINESS_CODES.REG,
  profession: 'TCM_SPECIALTY',
  source: 'S0-2.1; S1-P; 165号; domain 3.4',
  channels: { PERSON: 'GENERAL', INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'QUALIFICATION',
  uses: isSpecialty,
  photo: true,
  printable: true,
  fields: [INSTITUTION, ...FORM_OF_A_PERSON, ...CONSENT, DECLARATION],
  materials: [CONSENT_DOCUMENT],
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: tcmAuthority(chosen),
  requirements: [
    accountActivated(),
    notBanned,
    notSuspended,
    waitingPeriodsOver,
    notStoppedForTwoYears,
    notRegisteredThere,
    scopeAsAssessed,
    institutionOpen,
    institutionCivilian,
    provinceConsents,
    trainedBeforeRegistration,
    personConfirmed,
  ],
  grounds: 'R-P',
  decisionDays: 20,
  claim: aNewRecord,
  effects(facts) {
    const entry = specialistAt(facts, theChosen(facts));
    return [{ kind: 'REGISTER', profession: 'TCM_SPECIALTY', entry, supersedes: replaced(facts) }];
  },
} satisfies Procedure;
