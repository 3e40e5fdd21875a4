import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { filingReasonFits, toldBeforehand } from '../../rules/on-behalf.ts';
import { isHeld } from '../parts/claims.ts';
import { DECLARATION, FORM_OF_FILING } from '../parts/fields.ts';
import { fileRecord, generalUnlessClosed, reviewedUnlessClosed, unlessHeld } from '../parts/filing.ts';
import { present, tcmAuthority } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/** 中医（专长）医师备案 TCM_FILE: not practising any more at the institution (O13-19). S0-2.5; domain 3.2, 3.4. */
export default {
  code: 'TCM_FILE',
  name: '中医（专长）医师备案',
  business: BUSINESS_CODES.FILE,
  profession: 'TCM_SPECIALTY',
  source: 'S0-2.5; O13-19; S2-Q20.3; domain 3.4',
  channels: {
    PERSON: generalUnlessClosed,
    INSTITUTION: (facts) => (isHeld(facts) ? 'WAITING' : 'BY_INSTITUTION'),
    AUTHORITY: 'WINDOW',
    EX_OFFICIO: 'EX_OFFICIO',
  },
  concerns: 'REGISTRATION',
  states: ['VALID'],
  photo: false,
  printable: false,
  fields: [...FORM_OF_FILING, DECLARATION],
  materials: [],
  institution: present,
  reviewers: reviewedUnlessClosed,
  decidedBy: tcmAuthority(present),
  requirements: [accountActivated(), filingReasonFits, toldBeforehand],
  grounds: 'ANY',
  decisionDays: 20,
  claim: unlessHeld,
  effects: fileRecord,
} satisfies Procedure;
