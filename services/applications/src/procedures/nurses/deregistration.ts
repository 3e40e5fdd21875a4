import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { notThroughTheForces } from '../../rules/nurse-institution.ts';
import { noRenewalUnderWay, reasonIsTrueOfTheRecord } from '../../rules/nurse-register-state.ts';
import { deregistrationReasonFits, objectionPeriodOver, toldBeforehand } from '../../rules/on-behalf.ts';
import { deregister, unlessTheLawActs } from '../parts/deregistration.ts';
import { DECLARATION } from '../parts/fields.ts';
import { generalUnlessClosed, reviewedUnlessClosed } from '../parts/filing.ts';
import { FORM_OF_NURSE_DEREGISTRATION } from '../parts/nurse-fields.ts';
import { PROOF_OF_NOTIFICATION, PROOF_OF_REASON } from '../parts/nurse-materials.ts';
import { licensingAuthority, present } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 护士注销注册 NUR_DEREG: her own application; the institution's, of expired nurses and of those who have stopped, after it has told
 * them; ex officio. Nurses have no 备案. NM; ALL-70; S2-Q41.3; domain 3.5, 5.6.
 */
export default {
  code: 'NUR_DEREG',
  name: '护士注销注册',
  business: BUSINESS_CODES.DEREG,
  profession: 'NURSE',
  source: 'NM; ALL-70; S2-Q41.3; domain 3.5, 5.6',
  channels: {
    PERSON: generalUnlessClosed,
    INSTITUTION: 'BY_INSTITUTION',
    AUTHORITY: 'WINDOW',
    EX_OFFICIO: 'EX_OFFICIO',
  },
  concerns: 'REGISTRATION',
  states: ['VALID', 'EXPIRED', 'REVOKED'],
  photo: false,
  printable: false,
  fields: [...FORM_OF_NURSE_DEREGISTRATION, DECLARATION],
  materials: [PROOF_OF_NOTIFICATION, PROOF_OF_REASON],
  institution: present,
  reviewers: reviewedUnlessClosed,
  decidedBy: licensingAuthority(present),
  requirements: [
    accountActivated(),
    notThroughTheForces,
    deregistrationReasonFits,
    reasonIsTrueOfTheRecord,
    noRenewalUnderWay,
    toldBeforehand,
    objectionPeriodOver,
  ],
  grounds: 'ANY',
  decisionDays: 20,
  // Her own application keeps nobody else's report out (3.1.4); of two that claim the record, the register takes one.
  subject: ({ channel, registration }) =>
    channel === 'INSTITUTION' || channel === 'AUTHORITY'
      ? `${registration?.id}:${channel}`
      : (registration?.id ?? 'NEW'),
  claim: unlessTheLawActs,
  effects: deregister,
} satisfies Procedure;
