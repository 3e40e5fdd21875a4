import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import { nothing } from '../parts/claims.ts';
import { DECLARATION, reason } from '../parts/fields.ts';
import { cancelFiling } from '../parts/filing.ts';
import { only, present, tcmAuthority } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/** 取消中医（专长）医师多执业机构备案 TCM_MULTI_CANCEL. S0-2.4; domain 3.4. */
export default {
  code: 'TCM_MULTI_CANCEL',
  name: '取消中医（专长）医师多执业机构备案',
  business: BUSINESS_CODES.MULTI_CANCEL,
  profession: 'TCM_SPECIALTY',
  source: 'S0-2.4; domain 3.4',
  channels: { PERSON: 'GENERAL', AUTHORITY: 'WINDOW' },
  concerns: 'FILING',
  states: ['VALID'],
  photo: false,
  printable: false,
  fields: [reason('取消备案原因'), DECLARATION],
  materials: [],
  institution: present,
  reviewers: only(present),
  decidedBy: tcmAuthority(present),
  requirements: [accountActivated()],
  grounds: 'ANY',
  decisionDays: 20,
  claim: nothing,
  effects: cancelFiling,
} satisfies Procedure;
