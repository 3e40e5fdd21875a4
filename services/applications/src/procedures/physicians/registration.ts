import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { departmentBelongs, departmentFitsTheScope, scopeFitsTheSubjects } from '../../rules/department.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import {
  experiencedForOwnPractice,
  filedAtAnother,
  regionOpen,
  ruralInstitution,
} from '../../rules/physician-place.ts';
import { assistantOnePlace, institutionCivilian, institutionOpen, notRegisteredThere } from '../../rules/place.ts';
import { qualificationUnchanged } from '../../rules/qualification.ts';
import { notStoppedForTwoYears } from '../../rules/register-state.ts';
import { sameScopeEverywhere, scopesFitTheCategory, scopesMapped, scopesNotTooMany } from '../../rules/scope.ts';
import { notBanned, notSuspended, waitingPeriodsOver } from '../../rules/standing.ts';
import { traineeUntilLater } from '../../rules/trainee.ts';
import { trainedAfterInterruption } from '../../rules/training.ts';
import { oneQualificationEverywhere } from '../../rules/upgrade.ts';
import { aNewRecord, replaced } from '../parts/claims.ts';
import { DECLARATION, FORM_OF_A_PERSON, INSTITUTION, TRAINING } from '../parts/fields.ts';
import { EMPLOYMENT_PROOF, TRAINING_PROOF } from '../parts/materials.ts';
import { negotiateScopes } from '../parts/negotiation.ts';
import { chosen, only, physicianAuthority, theChosen } from '../parts/parties.ts';
import { comesFromOutside, isPhysicians, physicianAt } from '../parts/physician.ts';
import { FROM_MILITARY, SCOPES, STAFF } from '../parts/physician-fields.ts';
import { MILITARY_RELEASE } from '../parts/physician-materials.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 医师执业注册 PHY_REG: first registration, and 增加执业地点 beside a valid one (O13-17), which the register tells apart by itself;
 * within two years of a filing also at another institution, where it replaces the filed record (11-A3). Domain 3.2.
 */
export default {
  code: 'PHY_REG',
  name: '医师执业注册',
  business: BUSINESS_CODES.REG,
  profession: 'PHYSICIAN',
  source: 'PL-13, 16; O13-5…14, 17; S2-Q10, Q11, Q48; domain 3.2',
  channels: { PERSON: 'GENERAL', INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'QUALIFICATION',
  uses: isPhysicians,
  photo: true,
  printable: true,
  fields: [INSTITUTION, SCOPES, ...STAFF, ...FORM_OF_A_PERSON, FROM_MILITARY, ...TRAINING, DECLARATION],
  materials: [EMPLOYMENT_PROOF, TRAINING_PROOF, MILITARY_RELEASE],
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: physicianAuthority(chosen),
  requirements: [
    accountActivated(comesFromOutside),
    notBanned,
    notSuspended,
    waitingPeriodsOver,
    notStoppedForTwoYears,
    qualificationUnchanged,
    assistantOnePlace,
    oneQualificationEverywhere,
    notRegisteredThere,
    institutionOpen,
    institutionCivilian,
    regionOpen,
    ruralInstitution,
    experiencedForOwnPractice,
    filedAtAnother,
    scopesFitTheCategory,
    scopesNotTooMany,
    sameScopeEverywhere,
    scopesMapped,
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
  onSubmit: negotiateScopes,
  effects(facts) {
    const entry = physicianAt(facts, theChosen(facts));
    return [{ kind: 'REGISTER', profession: 'PHYSICIAN', entry, supersedes: replaced(facts) }];
  },
  beforeActivation: comesFromOutside,
} satisfies Procedure;
