import { BUSINESS_CODES } from '@medreg/codes';
import { text } from '../../forms/fields.ts';
import { chosen, cityAuthority, nobody } from '../parts/parties.ts';
import {
  DECLARATION,
  FORM_OF_A_GUEST,
  invitation,
  invitedBy,
  materialsOfAGuest,
  paper,
  registerGuest,
  rulesOfAGuest,
} from '../parts/short-term.ts';
import type { Procedure } from '../procedure.ts';

/** 《港澳医师短期行医执业证书》 SHORT_HK_MACAO: at most three years, as long as the employment. O62-2…7; S3 1.(4); domain 3.3. */
export default {
  code: 'SHORT_HK_MACAO',
  name: '港澳医师短期行医',
  business: BUSINESS_CODES.SHORT_TERM_HONG_KONG,
  profession: 'SHORT_TERM',
  source: 'O62-2…7; S3 1.(4); domain 3.3',
  channels: { INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'PERSON',
  photo: true,
  printable: false,
  fields: [
    {
      name: 'origin',
      label: '来自',
      kind: 'CHOICE',
      options: { HONG_KONG: '香港特别行政区', MACAO: '澳门特别行政区' },
      required: true,
    },
    ...FORM_OF_A_GUEST,
    DECLARATION,
  ],
  materials: [paper('RESIDENT_ID', '港澳永久性居民身份证', 'O62-6'), ...materialsOfAGuest('O62-6')],
  institution: chosen,
  reviewers: nobody,
  decidedBy: cityAuthority,
  asks: ['CITY'],
  requirements: rulesOfAGuest(3, 'O62'),
  grounds: 'ANY',
  decisionDays: 20,
  subject: invitedBy,
  claim: invitation,
  effects: registerGuest(({ form }) => (text(form, 'origin') === 'MACAO' ? 'MACAO' : 'HONG_KONG')),
} satisfies Procedure;
