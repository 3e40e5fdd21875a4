import { BUSINESS_CODES } from '@medreg/codes';
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

/** 《台湾医师短期行医执业证书》 SHORT_TAIWAN: at most three years, as long as the employment. O63-2…7; S3 1.(4); domain 3.3. */
export default {
  code: 'SHORT_TAIWAN',
  name: '台湾医师短期行医',
  business: BUSINESS_CODES.SHORT_TERM_TAIWAN,
  profession: 'SHORT_TERM',
  source: 'O63-2…7; S3 1.(4); domain 3.3',
  channels: { INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'PERSON',
  photo: true,
  printable: false,
  fields: [...FORM_OF_A_GUEST, DECLARATION],
  materials: [paper('RESIDENT_ID', '台湾永久居民身份证明', 'O63-6'), ...materialsOfAGuest('O63-6')],
  institution: chosen,
  reviewers: nobody,
  decidedBy: cityAuthority,
  asks: ['CITY'],
  requirements: rulesOfAGuest(3, 'O63'),
  grounds: 'ANY',
  decisionDays: 20,
  subject: invitedBy,
  claim: invitation,
  effects: registerGuest(() => 'TAIWAN'),
} satisfies Procedure;
