import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { filingDaysInOrder, filingDoesNotOverlap } from '../../rules/filing-days.ts';
import { filingScopesHeld } from '../../rules/filing-scopes.ts';
import { experiencedForOwnPractice, ruralFilesNowhere } from '../../rules/physician-place.ts';
import { filingInsideThePlace, institutionCivilian, institutionOpen } from '../../rules/place.ts';
import { notBanned, notSuspended } from '../../rules/standing.ts';
import { nothing } from '../parts/claims.ts';
import { DECLARATION, FILING_DAYS, INSTITUTION } from '../parts/fields.ts';
import { openFiling, perInstitution } from '../parts/filing.ts';
import { chosen, only, physicianAuthority } from '../parts/parties.ts';
import { SCOPES } from '../parts/physician-fields.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 医师多执业机构备案 PHY_MULTI: one application per institution, which confirms it; the primary institution does not approve (11-A10).
 * Within the province, of assistants within the county (S2-Q10, Q11). Domain 3.2, 5.3.
 */
export default {
  code: 'PHY_MULTI',
  name: '医师多执业机构备案',
  business: BUSINESS_CODES.MULTI,
  profession: 'PHYSICIAN',
  source: 'O13-10; S0-2.3; S2-Q10, Q11; domain 3.2, 5.3',
  channels: { PERSON: 'GENERAL', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  states: ['VALID'],
  photo: false,
  printable: true,
  fields: [
    { ...INSTITUTION, label: '备案机构' },
    { ...SCOPES, label: '备案执业范围（与现注册相同的不填）', required: false },
    ...FILING_DAYS,
    DECLARATION,
  ],
  materials: [],
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: physicianAuthority(chosen),
  requirements: [
    accountActivated(),
    notBanned,
    notSuspended,
    ruralFilesNowhere,
    institutionOpen,
    institutionCivilian,
    experiencedForOwnPractice,
    filingInsideThePlace,
    filingScopesHeld,
    filingDaysInOrder,
    filingDoesNotOverlap,
  ],
  grounds: 'ANY',
  decisionDays: 20,
  subject: perInstitution,
  claim: nothing,
  effects: openFiling(physicianAuthority(chosen)),
} satisfies Procedure;
