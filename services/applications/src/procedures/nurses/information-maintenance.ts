import { BUSINESS_CODES } from '@medreg/codes';
import { text } from '../../forms/fields.ts';
import { accountActivated } from '../../rules/account.ts';
import { recordIsCivilian } from '../../rules/nurse-institution.ts';
import { somethingIsMaintained, throughAnInstitution, validRegistration } from '../../rules/nurse-profile.ts';
import { nothing } from '../parts/claims.ts';
import { DECLARATION } from '../parts/fields.ts';
import { ownOrIntended } from '../parts/nurse.ts';
import { INTENDED_INSTITUTION, PROFILE } from '../parts/nurse-fields.ts';
import { PROFILE_PROOF } from '../parts/nurse-materials.ts';
import { licensingAuthority, only } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/** 护士信息维护 NUR_INFO: school, education, title, photo; ends at the institution, earlier values are kept. S2-Q30.1, Q43. */
export default {
  code: 'NUR_INFO',
  name: '护士信息维护',
  business: BUSINESS_CODES.INFO,
  profession: 'NURSE',
  source: 'S2-Q30.1, Q43; domain 3.5',
  channels: { PERSON: 'INFO', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION_OR_PERSON',
  states: ['VALID'],
  photo: 'OPTIONAL',
  printable: false,
  fields: [INTENDED_INSTITUTION, ...PROFILE, DECLARATION],
  materials: [PROFILE_PROOF],
  institution: ownOrIntended,
  reviewers: only(ownOrIntended),
  decidedBy: licensingAuthority(ownOrIntended),
  requirements: [accountActivated(), recordIsCivilian, throughAnInstitution, somethingIsMaintained],
  grounds: 'ANY',
  decisionDays: null,
  claim: nothing,
  effects(facts) {
    const [education, school, title] = ['education', 'school', 'title'].map((name) => text(facts.form, name));
    const profile = {
      ...(education && { education }),
      ...(school && { school }),
      ...(title && { title }),
      photo: facts.photo,
    };
    const registrationId = validRegistration(facts)?.id ?? null;
    return [{ kind: 'MAINTAIN', registrationId, profession: 'NURSE', profile }];
  },
} satisfies Procedure;
