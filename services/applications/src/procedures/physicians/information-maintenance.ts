import { BUSINESS_CODES } from '@medreg/codes';
import { PHYSICIAN_TITLES } from '../../forms/dictionaries.ts';
import { text } from '../../forms/fields.ts';
import { accountActivated } from '../../rules/account.ts';
import { departmentBelongs, departmentFitsTheScope } from '../../rules/department.ts';
import type { Facts, InstitutionFacts } from '../../rules/facts.ts';
import { intendedInstitution, profileChanges, registrationMaintained } from '../../rules/physician-profile.ts';
import { nothing } from '../parts/claims.ts';
import { DECLARATION, INSTITUTION } from '../parts/fields.ts';
import { only, physicianAuthority } from '../parts/parties.ts';
import { SCHOOLING } from '../parts/physician-fields.ts';
import { PROFILE_PROOF } from '../parts/physician-materials.ts';
import type { Procedure } from '../procedure.ts';

/** 所在机构; of somebody without a valid registration, the one to which he is on his way (S2-Q6.1). */
const theirs = ({ registration, present, institution }: Facts): InstitutionFacts | null =>
  registration ? present : institution;

/**
 * 医师信息维护 PHY_INFO: graduation school, education, title qualification, photo, department; ends at the institution, earlier
 * values are kept (S2-Q6.1; 3.1.10). Domain 3.2.
 */
export default {
  code: 'PHY_INFO',
  name: '医师信息维护',
  business: BUSINESS_CODES.INFO,
  profession: 'PHYSICIAN',
  source: 'S2-Q6.1, Q22; domain 3.2',
  channels: { PERSON: 'INFO', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION_OR_PERSON',
  states: ['VALID'],
  photo: 'OPTIONAL',
  printable: false,
  fields: [
    { ...INSTITUTION, withoutRegistration: true },
    ...SCHOOLING,
    { name: 'title', label: '任职资格', kind: 'CHOICE', options: PHYSICIAN_TITLES, required: false },
    { name: 'department', label: '执业科室', kind: 'DEPARTMENT', required: false },
    DECLARATION,
  ],
  materials: [PROFILE_PROOF],
  institution: theirs,
  reviewers: only(theirs),
  decidedBy: physicianAuthority(theirs),
  requirements: [accountActivated(), intendedInstitution, profileChanges, departmentBelongs, departmentFitsTheScope],
  grounds: 'ANY',
  decisionDays: null,
  claim: nothing,
  effects(facts) {
    const given = ['education', 'school', 'title', 'department'].flatMap((name) => {
      const value = text(facts.form, name);
      return value === null ? [] : [[name, value] as const];
    });
    const profile = { ...Object.fromEntries(given), photo: facts.photo };
    const registrationId = registrationMaintained(facts)?.id ?? null;
    return [{ kind: 'MAINTAIN', registrationId, profession: 'PHYSICIAN', profile }];
  },
} satisfies Procedure;
