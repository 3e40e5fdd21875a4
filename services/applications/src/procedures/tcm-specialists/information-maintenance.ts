import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { nothing, record } from '../parts/claims.ts';
import { DECLARATION } from '../parts/fields.ts';
import { only, present, tcmAuthority } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/** 中医（专长）医师信息维护 TCM_INFO: the photo; ends at the institution of the registration. S0-3.1, S1-P §3.1, S1-I §2.2. */
export default {
  code: 'TCM_INFO',
  name: '中医（专长）医师信息维护',
  business: BUSINESS_CODES.INFO,
  profession: 'TCM_SPECIALTY',
  source: 'S0-3.1; S1-P §3.1; S1-I §2.2; domain 3.4',
  channels: { PERSON: 'INFO', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  states: ['VALID'],
  photo: true,
  printable: false,
  fields: [DECLARATION],
  materials: [],
  institution: present,
  reviewers: only(present),
  decidedBy: tcmAuthority(present),
  requirements: [accountActivated()],
  grounds: 'ANY',
  decisionDays: null,
  claim: nothing,
  effects: (facts) => [
    { kind: 'MAINTAIN', registrationId: record(facts).id, profession: 'TCM_SPECIALTY', profile: { photo: true } },
  ],
} satisfies Procedure;
