import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { healthCertificateFresh } from '../../rules/nurse-conditions.ts';
import { changeGoesWithIt, practisesSomewhere, recordIsCivilian } from '../../rules/nurse-institution.ts';
import { onlyAChangeBeside, onlyOneValid, periodOf } from '../../rules/nurse-register-state.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { institutionCivilian, institutionOpen } from '../../rules/place.ts';
import { lateRenewalNotice, renewalWindowOpen, renewedPeriod } from '../../rules/renewal.ts';
import { notBanned, notSuspended } from '../../rules/standing.ts';
import { record } from '../parts/claims.ts';
import { DECLARATION } from '../parts/fields.ts';
import { FORM_OF_RENEWAL, HEALTH_CHECK } from '../parts/nurse-fields.ts';
import { HEALTH_CERTIFICATE, NURSE_CERTIFICATE } from '../parts/nurse-materials.ts';
import { chosenOrPresent, licensingAuthority, only } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 护士延续注册 NUR_RENEW: applied for before the period ends, decided also after it: then the expired registration is valid again
 * (5.2). With another institution it goes with a change to it in one dossier, two decisions (10.1.9). NR-10; S2-Q32; 11-A4, A5.
 */
export default {
  code: 'NUR_RENEW',
  name: '护士延续注册',
  business: BUSINESS_CODES.RENEW,
  profession: 'NURSE',
  source: 'NR-10; NM; S2-Q32, Q48; domain 3.5, 5.2; 11-A4, A5, A6',
  channels: { PERSON: 'GENERAL', INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  // What was applied for in time is decided also when the period has ended meanwhile.
  states: ['VALID', 'EXPIRED'],
  photo: false,
  printable: true,
  fields: [...FORM_OF_RENEWAL, ...HEALTH_CHECK, DECLARATION],
  materials: [NURSE_CERTIFICATE, HEALTH_CERTIFICATE],
  institution: chosenOrPresent,
  reviewers: only(chosenOrPresent),
  decidedBy: licensingAuthority(chosenOrPresent),
  requirements: [
    accountActivated(),
    notBanned,
    notSuspended,
    recordIsCivilian,
    renewalWindowOpen,
    onlyOneValid,
    onlyAChangeBeside,
    institutionOpen,
    institutionCivilian,
    practisesSomewhere,
    changeGoesWithIt,
    healthCertificateFresh,
    personConfirmed,
  ],
  grounds: 'R-N',
  decisionDays: 20,
  claim: ({ registration }) => registration && periodOf(registration),
  opensBeside: (facts) => (changeGoesWithIt.check(facts) ? 'NUR_CHG' : null),
  notice: lateRenewalNotice,
  effects(facts) {
    const { id, version, periodUntil } = record(facts);
    return periodUntil === null
      ? []
      : [{ kind: 'RENEW', registrationId: id, version, period: renewedPeriod(periodUntil), basis: 'DECIDED' }];
  },
} satisfies Procedure;
