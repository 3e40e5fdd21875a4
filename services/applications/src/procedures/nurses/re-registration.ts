import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { healthCertificateFresh, revokedTwoYearsAgo } from '../../rules/nurse-conditions.ts';
import { noRenewalUnderWay, onlyOneValid } from '../../rules/nurse-register-state.ts';
import { nurseTrained } from '../../rules/nurse-training.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { institutionCivilian, institutionOpen } from '../../rules/place.ts';
import { notBanned, notSuspended } from '../../rules/standing.ts';
import { DECLARATION, TRAINING } from '../parts/fields.ts';
import { expiredRecords, registerNurse } from '../parts/nurse.ts';
import { FORM_OF_A_NURSE, HEALTH_CHECK } from '../parts/nurse-fields.ts';
import { MATERIALS_OF_RE_REGISTRATION } from '../parts/nurse-materials.ts';
import { chosen, licensingAuthority, only } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 护士重新注册 NUR_REREG: after the period has expired, a deregistration, or a revocation two years ago; the same certificate
 * number, five new years. Training after three years without nursing. NM; NR-32; domain 3.5, 5.2.
 */
export default {
  code: 'NUR_REREG',
  name: '护士重新注册',
  business: BUSINESS_CODES.REREG,
  profession: 'NURSE',
  source: 'NM; NR-32; domain 3.5, 5.2',
  channels: { PERSON: 'GENERAL', INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  states: ['EXPIRED', 'DEREGISTERED'],
  photo: true,
  printable: true,
  fields: [...FORM_OF_A_NURSE, ...TRAINING, ...HEALTH_CHECK, DECLARATION],
  materials: MATERIALS_OF_RE_REGISTRATION,
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: licensingAuthority(chosen),
  requirements: [
    accountActivated(),
    notBanned,
    notSuspended,
    revokedTwoYearsAgo,
    noRenewalUnderWay,
    onlyOneValid,
    institutionOpen,
    institutionCivilian,
    nurseTrained,
    healthCertificateFresh,
    personConfirmed,
  ],
  grounds: 'R-N',
  decisionDays: 20,
  // One way back at a time, whichever of the records it starts from.
  subject: () => 'NEW',
  claim: (facts) => expiredRecords(facts)[0] ?? 'NEW:NURSE',
  effects: (facts) => registerNurse(facts, expiredRecords(facts)),
} satisfies Procedure;
