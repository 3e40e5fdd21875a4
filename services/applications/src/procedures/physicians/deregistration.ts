import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { deregistrationReasonFits, objectionPeriodOver, toldBeforehand } from '../../rules/on-behalf.ts';
import { deregister, unlessTheLawActs } from '../parts/deregistration.ts';
import { DECLARATION, FORM_OF_DEREGISTRATION } from '../parts/fields.ts';
import { generalUnlessClosed, reviewedUnlessClosed } from '../parts/filing.ts';
import { physicianAuthority, present } from '../parts/parties.ts';
import { PROOF_OF_DELIVERY, PROOF_OF_THE_GROUND } from '../parts/physician-materials.ts';
import type { Procedure } from '../procedure.ts';

/** 医师注销注册 PHY_DEREG: the certificate is void. PL-17; O13-18; S2-Q20.3, Q50; domain 3.2, 5.6. */
export default {
  code: 'PHY_DEREG',
  name: '医师注销注册',
  business: BUSINESS_CODES.DEREG,
  profession: 'PHYSICIAN',
  source: 'PL-17, 21; O13-18; S0-2.7; S2-Q20.3, Q50; domain 3.2',
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
  materials: [PROOF_OF_THE_GROUND, PROOF_OF_DELIVERY],
  institution: present,
  reviewers: reviewedUnlessClosed,
  decidedBy: physicianAuthority(present),
  requirements: [accountActivated(), deregistrationReasonFits, toldBeforehand, objectionPeriodOver],
  grounds: 'ANY',
  decisionDays: 20,
  claim: unlessTheLawActs,
  effects: deregister,
} satisfies Procedure;
