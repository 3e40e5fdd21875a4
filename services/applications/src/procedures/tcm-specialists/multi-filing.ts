import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { filingDaysInOrder, filingDoesNotOverlap } from '../../rules/filing-days.ts';
import { filingInsideThePlace, institutionCivilian, institutionOpen } from '../../rules/place.ts';
import { notBanned, notSuspended } from '../../rules/standing.ts';
import { nothing } from '../parts/claims.ts';
import { DECLARATION, FILING_DAYS, INSTITUTION } from '../parts/fields.ts';
import { openFiling, perInstitution } from '../parts/filing.ts';
import { chosen, only, tcmAuthority } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/** 中医（专长）医师多执业机构备案 TCM_MULTI: one application per institution (S2-Q10). S0-2.3; domain 3.4, 5.3. */
export default {
  code: 'TCM_MULTI',
  name: '中医（专长）医师多执业机构备案',
  business: BUSINESS_CODES.MULTI,
  profession: 'TCM_SPECIALTY',
  source: 'S0-2.3; O13-10; S2-Q10, Q11; domain 3.4, 5.3',
  channels: { PERSON: 'GENERAL', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  states: ['VALID'],
  photo: false,
  printable: true,
  fields: [{ ...INSTITUTION, label: '备案机构' }, ...FILING_DAYS, DECLARATION],
  materials: [],
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: tcmAuthority(chosen),
  requirements: [
    accountActivated(),
    notBanned,
    notSuspended,
    institutionOpen,
    institutionCivilian,
    filingInsideThePlace,
    filingDaysInOrder,
    filingDoesNotOverlap,
  ],
  grounds: 'ANY',
  decisionDays: 20,
  subject: perInstitution,
  claim: nothing,
  effects: openFiling(tcmAuthority(chosen)),
} satisfies Procedure;
