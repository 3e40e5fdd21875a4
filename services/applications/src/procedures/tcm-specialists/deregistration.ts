import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { deregistrationReasonFits, objectionPeriodOver, toldBeforehand } from '../../rules/on-behalf.ts';
import { deregister, unlessTheLawActs } from '../parts/deregistration.ts';
import { DECLARATION, FORM_OF_DEREGISTRATION } from '../parts/fields.ts';
import { generalUnlessClosed, reviewedUnlessClosed } from '../parts/filing.ts';
import { present, tcmAuthority } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/** 中医（专长）医师注销 TCM_DEREG. S0-2.7; PL-17; O13-18; domain 3.2, 3.4, 5.6. */
export default {
  code: 'TCM_DEREG',
  name: '中医（专长）医师注销',
  business: BUSINESS_CODES.DEREG,
  profession: 'TCM_SPECIALTY',
  source: 'S0-2.7; PL-17; O13-18; domain 3.2, 3.4',
  channels: {
    PERSON: generalUnlessClosed,
    INSTITUTION: 'BY_INSTITUTION',
    AUTHORITY: 'WINDOW',
    EX_OFFICIO: 'EX_OFFICIO',
  },
  concerns: 'REGISTRATION',
  states: ['VALID', 'FILED', 'TRANSFERRED_OUT', 'REVOKED'],
  photo: false,
  printable: false,
  fields: [...FORM_OF_DEREGISTRATION, DECLARATION],
  materials: [],
  institution: present,
  reviewers: reviewedUnlessClosed,
  decidedBy: tcmAuthority(present),
  requirements: [accountActivated(), deregistrationReasonFits, toldBeforehand, objectionPeriodOver],
  grounds: 'ANY',
  decisionDays: 20,
  claim: unlessTheLawActs,
  effects: deregister,
} satisfies Procedure;
