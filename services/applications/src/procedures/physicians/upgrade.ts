import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { departmentBelongs, departmentFitsTheScope, scopeFitsTheSubjects } from '../../rules/department.ts';
import type { Facts } from '../../rules/facts.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { newCategoryHasScopes, presentInstitutionOpen, trainedForTheScope } from '../../rules/physician-change.ts';
import { regionOpen } from '../../rules/physician-place.ts';
import { institutionCivilian, institutionOpen } from '../../rules/place.ts';
import { qualificationUnchanged } from '../../rules/qualification.ts';
import { scopesFitTheCategory, scopesMapped, scopesNotTooMany } from '../../rules/scope.ts';
import { notBanned, notSuspended } from '../../rules/standing.ts';
import {
  institutionAnswerFits,
  onlyOneIsValid,
  presentInstitutionTakesPart,
  upgradesAnAssistant,
} from '../../rules/upgrade.ts';
import type { Path } from '../../workflow.ts';
import { record, theRecord } from '../parts/claims.ts';
import { DECLARATION, FORM_OF_A_PERSON, reason, TRAINING } from '../parts/fields.ts';
import { EMPLOYMENT_PROOF } from '../parts/materials.ts';
import { negotiateScopes } from '../parts/negotiation.ts';
import { physicianAuthority } from '../parts/parties.ts';
import { isLicensed, physicianAt } from '../parts/physician.ts';
import { INSTITUTION_CHANGES, OTHER_INSTITUTION, OTHER_SCOPES, STAFF } from '../parts/physician-fields.ts';
import {
  ASSISTANT_CERTIFICATE,
  QUALIFICATION_CERTIFICATE,
  SCOPE_TRAINING_PROOF,
} from '../parts/physician-materials.ts';
import { whereHeWillBe } from '../parts/physician-move.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 助理医师变更为执业医师 PHY_UPG (变更资格): with nothing else, or with another category, institution or scope (S2-Q9). The place
 * grows from the county to the province, the certificate code stays, and so do the filings (10.1.24). Domain 3.2.
 */
export default {
  code: 'PHY_UPG',
  name: '医师变更执业级别',
  business: BUSINESS_CODES.UPG,
  profession: 'PHYSICIAN',
  source: 'O13-15; S2-Q9, Q48; domain 3.2',
  channels: {
    PERSON: (facts): Path => (moves(facts) && !leavesAClosedOne(facts) ? 'TWO_INSTITUTIONS' : 'GENERAL'),
    INSTITUTION: 'BY_INSTITUTION',
    AUTHORITY: 'WINDOW',
  },
  concerns: 'REGISTRATION_AND_QUALIFICATION',
  states: ['VALID'],
  uses: isLicensed,
  photo: true,
  printable: true,
  fields: [
    INSTITUTION_CHANGES,
    OTHER_INSTITUTION,
    OTHER_SCOPES,
    { ...reason('变更理由'), required: false },
    ...STAFF,
    ...FORM_OF_A_PERSON,
    ...TRAINING,
    DECLARATION,
  ],
  materials: [EMPLOYMENT_PROOF, ASSISTANT_CERTIFICATE, QUALIFICATION_CERTIFICATE, SCOPE_TRAINING_PROOF],
  institution: whereHeWillBe,
  reviewers(facts) {
    const { institution, present } = facts;
    const first = present && !leavesAClosedOne(facts) ? [present] : [];
    return moves(facts) && institution ? [...first, institution] : first;
  },
  decidedBy: physicianAuthority(whereHeWillBe),
  requirements: [
    accountActivated(),
    notBanned,
    notSuspended,
    upgradesAnAssistant,
    onlyOneIsValid,
    qualificationUnchanged,
    presentInstitutionTakesPart,
    institutionAnswerFits,
    institutionOpen,
    presentInstitutionOpen,
    institutionCivilian,
    regionOpen,
    newCategoryHasScopes,
    scopesFitTheCategory,
    scopesNotTooMany,
    scopesMapped,
    scopeFitsTheSubjects,
    departmentBelongs,
    departmentFitsTheScope,
    trainedForTheScope,
    personConfirmed,
  ],
  grounds: 'R-P',
  decisionDays: 20,
  claim: theRecord,
  onSubmit: negotiateScopes,
  effects(facts) {
    const { id, department, staffKind, trainingEnd, originInstitution } = record(facts);
    const institution = whereHeWillBe(facts);
    if (!institution) throw new Error('An upgrade leads to an institution');
    const entry = physicianAt(facts, institution);
    // Where he stays he stays what he was, unless he says otherwise.
    const stays = moves(facts) || facts.form.staffKind ? {} : { staffKind, trainingEnd, originInstitution };
    return [
      {
        kind: 'REGISTER',
        profession: 'PHYSICIAN',
        entry: { ...entry, ...stays, department: entry.department ?? (moves(facts) ? null : department) },
        supersedes: [id],
        keepsFilings: true,
      },
    ];
  },
} satisfies Procedure;

const moves = ({ institution, registration }: Facts): boolean =>
  institution !== null && institution.id !== registration?.primaryInstitutionId;

/** A closed institution reviews nothing; the new one does (3.6). */
const leavesAClosedOne = (facts: Facts): boolean => facts.present?.status === 'CLOSED' && moves(facts);
