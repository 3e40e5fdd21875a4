import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { filingReasonFits, toldBeforehand } from '../../rules/on-behalf.ts';
import { isHeld } from '../parts/claims.ts';
import { DECLARATION, FORM_OF_FILING } from '../parts/fields.ts';
import { fileRecord, generalUnlessClosed, reviewedUnlessClosed, unlessHeld } from '../parts/filing.ts';
import { physicianAuthority, present } from '../parts/parties.ts';
import { PROOF_OF_DELIVERY } from '../parts/physician-materials.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 医师注册备案 PHY_FILE: not practising at the institution any more (O13-19). An institution must report it within thirty days and
 * is not stopped by an open change: its filing waits (3.1.4, 10.1.16). Domain 3.2.
 */
export default {
  code: 'PHY_FILE',
  name: '医师注册备案',
  business: BUSINESS_CODES.FILE,
  profession: 'PHYSICIAN',
  source: 'O13-19; S0-2.5; S2-Q20.3, Q52; domain 3.2',
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
  materials: [PROOF_OF_DELIVERY],
  institution: present,
  reviewers: reviewedUnlessClosed,
  decidedBy: physicianAuthority(present),
  requirements: [accountActivated(), filingReasonFits, toldBeforehand],
  grounds: 'ANY',
  decisionDays: 20,
  claim: unlessHeld,
  effects: fileRecord,
} satisfies Procedure;
