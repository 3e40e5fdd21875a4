import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { institutionCivilian, institutionOpen, notRegisteredThere, provinceConsents } from '../../rules/place.ts';
import { mayBeRegisteredAgain } from '../../rules/register-state.ts';
import { scopeAsAssessed } from '../../rules/scope.ts';
import { notBanned, notSuspended, waitingPeriodsOver } from '../../rules/standing.ts';
import { trainedAfterInterruption } from '../../rules/training.ts';
import { aNewRecord, replaced } from '../parts/claims.ts';
import { CONSENT, DECLARATION, FORM_OF_A_PERSON, INSTITUTION, TRAINING } from '../parts/fields.ts';
import { CONSENT_DOCUMENT, TRAINING_PROOF } from '../parts/materials.ts';
import { chosen, only, tcmAuthority, theChosen } from '../parts/parties.ts';
import { isSpecialty, specialistAt } from '../parts/tcm-specialist.ts';
import type { Procedure } from '../procedure.ts';

/** 中医（专长）医师重新注册 TCM_REREG: after deregistration, or filed for more than two years. PL-19; O13-12; domain 3.2, 5.1. */
export default {
  code: 'TCM_REREG',
  name: '中医（专长）医师重新注册',
  business: BUSINESS_CODES.REREG,
  profession: 'TCM_SPECIALTY',
  source: 'PL-19; O13-12; domain 3.2, 5.1',
  channels: { PERSON: 'GENERAL', INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'QUALIFICATION',
  uses: isSpecialty,
  photo: true,
  printable: true,
  fields: [INSTITUTION, ...FORM_OF_A_PERSON, ...TRAINING, ...CONSENT, DECLARATION],
  materials: [TRAINING_PROOF, CONSENT_DOCUMENT],
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: tcmAuthority(chosen),
  requirements: [
    accountActivated(),
    mayBeRegisteredAgain,
    notBanned,
    notSuspended,
    waitingPeriodsOver,
    notRegisteredThere,
    scopeAsAssessed,
    institutionOpen,
    institutionCivilian,
    provinceConsents,
    trainedAfterInterruption,
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
