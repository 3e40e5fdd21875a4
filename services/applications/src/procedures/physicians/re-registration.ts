import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { departmentBelongs, departmentFitsTheScope, scopeFitsTheSubjects } from '../../rules/department.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { experiencedForOwnPractice, regionOpen, ruralInstitution } from '../../rules/physician-place.ts';
import { assistantOnePlace, institutionCivilian, institutionOpen, notRegisteredThere } from '../../rules/place.ts';
import { qualificationUnchanged } from '../../rules/qualification.ts';
import { mayBeRegisteredAgain } from '../../rules/register-state.ts';
import { scopesFitTheCategory, scopesNotTooMany } from '../../rules/scope.ts';
import { notBanned, notSuspended, waitingPeriodsOver } from '../../rules/standing.ts';
import { traineeUntilLater } from '../../rules/trainee.ts';
import { trainedAfterInterruption } from '../../rules/training.ts';
import { aNewRecord, replaced } from '../parts/claims.ts';
import { DECLARATION, FORM_OF_A_PERSON, INSTITUTION, TRAINING } from '../parts/fields.ts';
import { EMPLOYMENT_PROOF, TRAINING_PROOF } from '../parts/materials.ts';
import { chosen, only, physicianAuthority, theChosen } from '../parts/parties.ts';
import { isPhysicians, physicianAt } from '../parts/physician.ts';
import { SCOPES, STAFF } from '../parts/physician-fields.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 医师重新注册 PHY_REREG: after a deregistration, or filed for more than two years, also while the ex-officio task is open; the
 * certificate code is the old one. PL-16, 19; O13-12; domain 3.2, 5.1.
 */
export default {
  code: 'PHY_REREG',
  name: '医师重新注册',
  business: BUSINESS_CODES.REREG,
  profession: 'PHYSICIAN',
  source: 'PL-16, 19; O13-6, 12; domain 3.2, 5.1',
  channels: { PERSON: 'GENERAL', INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'QUALIFICATION',
  uses: isPhysicians,
  photo: true,
  printable: true,
  fields: [INSTITUTION, SCOPES, ...STAFF, ...FORM_OF_A_PERSON, ...TRAINING, DECLARATION],
  materials: [EMPLOYMENT_PROOF, TRAINING_PROOF],
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: physicianAuthority(chosen),
  requirements: [
    accountActivated(),
    mayBeRegisteredAgain,
    notBanned,
    notSuspended,
    waitingPeriodsOver,
    qualificationUnchanged,
    assistantOnePlace,
    notRegisteredThere,
    institutionOpen,
    institutionCivilian,
    regionOpen,
    ruralInstitution,
    experiencedForOwnPractice,
    scopesFitTheCategory,
    scopesNotTooMany,
    scopeFitsTheSubjects,
    departmentBelongs,
    departmentFitsTheScope,
    traineeUntilLater,
    trainedAfterInterruption,
    personConfirmed,
  ],
  grounds: 'R-P',
  decisionDays: 20,
  claim: aNewRecord,
  effects(facts) {
    const entry = physicianAt(facts, theChosen(facts));
    return [{ kind: 'REGISTER', profession: 'PHYSICIAN', entry, supersedes: replaced(facts) }];
  },
} satisfies Procedure;
