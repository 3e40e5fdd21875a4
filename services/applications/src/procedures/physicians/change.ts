import { BUSINESS_CODES } from '@medreg/codes';
import { type FormValues, text } from '../../forms/fields.ts';
import type { Entry } from '../../register/effects.ts';
import { accountActivated } from '../../rules/account.ts';
import { departmentBelongs, departmentFitsTheScope, scopeFitsTheSubjects } from '../../rules/department.ts';
import type { Facts, InstitutionFacts } from '../../rules/facts.ts';
import { type IntendedChange, intendedChange, qualificationsAfter } from '../../rules/intended-change.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import {
  answersFitTheRegions,
  categoryHasQualification,
  linkedChangesAgree,
  linkedWhereOthersAreValid,
  newCategoryHasScopes,
  physicianChangesSomething,
  presentInstitutionOpen,
  trainedForTheScope,
} from '../../rules/physician-change.ts';
import { experiencedForOwnPractice, leadsInOrOut, ruralInstitution } from '../../rules/physician-place.ts';
import { assistantOnePlace, institutionCivilian, institutionOpen, notRegisteredThere } from '../../rules/place.ts';
import { scopesFitTheCategory, scopesMapped, scopesNotTooMany } from '../../rules/scope.ts';
import { notBanned, notSuspended } from '../../rules/standing.ts';
import { traineeUntilLater } from '../../rules/trainee.ts';
import { record, theRecord } from '../parts/claims.ts';
import { DECLARATION, FORM_OF_A_PERSON, reason, TRAINING } from '../parts/fields.ts';
import { EMPLOYMENT_PROOF, ORIGINAL_CERTIFICATE } from '../parts/materials.ts';
import { negotiateScopes } from '../parts/negotiation.ts';
import { movesIn, physicianAt, staffOf } from '../parts/physician.ts';
import {
  INSTITUTION_CHANGES,
  OTHER_CATEGORY,
  OTHER_INSTITUTION,
  OTHER_SCOPES,
  PLACE_CHANGES,
  STAFF,
} from '../parts/physician-fields.ts';
import { SCOPE_TRAINING_PROOF } from '../parts/physician-materials.ts';
import { decidedAfterTheMove, reviewedAfterTheMove, whereHeWillBe } from '../parts/physician-move.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 医师变更执业注册 PHY_CHG: place, primary institution, category, scope (O13-20; S2-Q7, Q8). Filings stay as far as they lie in
 * the place; who moves out of the region is no longer registered here, and comes back by a change (5.1). Domain 3.2.
 */
export default {
  code: 'PHY_CHG',
  name: '医师变更执业注册',
  business: BUSINESS_CODES.CHG,
  profession: 'PHYSICIAN',
  source: 'PL-14, 18; O13-20; S2-Q7, Q8, Q48; domain 3.2, 5.1',
  channels: { PERSON: 'GENERAL', INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  states: ['VALID', 'TRANSFERRED_OUT'],
  photo: true,
  printable: true,
  fields: [
    INSTITUTION_CHANGES,
    PLACE_CHANGES,
    OTHER_INSTITUTION,
    OTHER_CATEGORY,
    OTHER_SCOPES,
    reason('变更理由'),
    ...STAFF,
    ...FORM_OF_A_PERSON,
    ...TRAINING,
    DECLARATION,
  ],
  materials: [EMPLOYMENT_PROOF, ORIGINAL_CERTIFICATE, SCOPE_TRAINING_PROOF],
  institution: whereHeWillBe,
  reviewers: reviewedAfterTheMove,
  decidedBy: decidedAfterTheMove,
  requirements: [
    accountActivated(movesIn),
    notBanned,
    notSuspended,
    physicianChangesSomething,
    answersFitTheRegions,
    assistantOnePlace,
    notRegisteredThere,
    institutionOpen,
    presentInstitutionOpen,
    institutionCivilian,
    leadsInOrOut,
    ruralInstitution,
    experiencedForOwnPractice,
    categoryHasQualification,
    newCategoryHasScopes,
    scopesFitTheCategory,
    scopesNotTooMany,
    scopesMapped,
    linkedWhereOthersAreValid,
    linkedChangesAgree,
    scopeFitsTheSubjects,
    departmentBelongs,
    departmentFitsTheScope,
    traineeUntilLater,
    trainedForTheScope,
    personConfirmed,
  ],
  grounds: 'R-P',
  decisionDays: 20,
  claim: theRecord,
  onSubmit: negotiateScopes,
  effects(facts) {
    const { id: registrationId, version, status } = record(facts);
    const change = intendedChange(facts);
    if (!change) throw new Error('A change leads to an institution');
    const { institution } = change;
    if (!institution.regionOpen) return [{ kind: 'TRANSFER_OUT', registrationId, version }];
    if (status === 'TRANSFERRED_OUT') {
      const entry = physicianAt(facts, institution);
      return [{ kind: 'REGISTER', profession: 'PHYSICIAN', entry, supersedes: [registrationId] }];
    }
    return [{ kind: 'AMEND', registrationId, version, entry: changed(facts, change, institution) }];
  },
  beforeActivation: movesIn,
} satisfies Procedure;

/** What of the registration becomes another; what does not stays as it is, scopes that the catalogue has dropped included (9.2). */
function changed(facts: Facts, change: IntendedChange, institution: InstitutionFacts): Partial<Entry> {
  const { registration, institutionChanges, placeChanges, categoryChanges, scopesChange } = change;
  const { category, scopes, scopeKey, place, solePlace, authority, qualificationIds } = physicianAt(facts, institution);
  const namedAnew = scopesChange || place.code.slice(0, 2) !== registration.practicePlaceCode.slice(0, 2);
  return {
    institution,
    authority,
    ...(placeChanges && { place, solePlace }),
    ...(categoryChanges && { category }),
    ...(categoryChanges && { qualificationIds: qualificationsAfter(facts) }),
    ...(namedAnew && { scopes, qualificationIds, ...(scopeKey !== undefined && { scopeKey }) }),
    ...staffAfter(facts.form, institutionChanges),
  };
}

/** Whoever comes to another institution is what he says he is there; where he stays, only what he says changes. */
function staffAfter(form: FormValues, institutionChanges: boolean): Partial<Entry> {
  const staff = staffOf({ form });
  if (institutionChanges || text(form, 'staffKind') !== null) return staff;
  return staff.department === null ? {} : { department: staff.department };
}
