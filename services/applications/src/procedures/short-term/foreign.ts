import { BUSINESS_CODES } from '@medreg/codes';
import type { Field } from '../../forms/fields.ts';
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

/** 协议书 names purpose, project and liability beside place and time (O24-4). */
const AGREEMENT: readonly Field[] = [
  { name: 'purpose', label: '行医目的', kind: 'TEXT', max: 200, required: true },
  { name: 'project', label: '具体项目', kind: 'TEXT', max: 200, required: true },
  { name: 'liability', label: '责任的承担', kind: 'TEXT', max: 200, required: true },
];

/**
 * 《外国医师短期行医许可证》 SHORT_FOREIGN: at most one year; each inviting institution with its agreement, those in different
 * regions registered apart. O24-2…10; S3 1.(4); domain 3.3.
 */
export default {
  code: 'SHORT_FOREIGN',
  name: '外国医师短期行医',
  business: BUSINESS_CODES.SHORT_TERM_FOREIGN,
  profession: 'SHORT_TERM',
  source: 'O24-2…10; S3 1.(4); domain 3.3',
  channels: { INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'PERSON',
  photo: true,
  printable: false,
  fields: [...FORM_OF_A_GUEST, ...AGREEMENT, DECLARATION],
  materials: [
    paper('PASSPORT', '护照', 'O24-7'),
    paper('INVITATION', '邀请函或者聘用合同', 'O24-7'),
    ...materialsOfAGuest('O24-7'),
  ],
  institution: chosen,
  reviewers: nobody,
  decidedBy: cityAuthority,
  asks: ['CITY'],
  requirements: rulesOfAGuest(1, 'O24'),
  grounds: 'ANY',
  decisionDays: 20,
  subject: invitedBy,
  claim: invitation,
  effects: registerGuest(() => 'FOREIGN'),
} satisfies Procedure;
