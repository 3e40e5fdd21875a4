import { BUSINESS_CODES } from '@medreg/codes';
import { text } from '../../forms/fields.ts';
import { accountActivated } from '../../rules/account.ts';
import { recordIsCivilian } from '../../rules/nurse-institution.ts';
import { nothing, record } from '../parts/claims.ts';
import { DECLARATION, reason } from '../parts/fields.ts';
import { licensingAuthority, nobody, present } from '../parts/parties.ts';
import { REISSUE_STATEMENT } from '../parts/physician-materials.ts';
import type { Procedure } from '../procedure.ts';

/** 护士执业证书补发 NUR_REISSUE: damaged or lost; a new print with the same number. Domain 3.2 补发, 16. */
export default {
  code: 'NUR_REISSUE',
  name: '护士执业证书补发',
  business: BUSINESS_CODES.REISSUE,
  profession: 'NURSE',
  source: 'NM; domain 3.2, 16',
  channels: { PERSON: 'TO_AUTHORITY', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  states: ['VALID'],
  photo: false,
  printable: false,
  fields: [
    { name: 'cause', label: '补发原因', kind: 'CHOICE', options: { LOST: '遗失', DAMAGED: '损毁' }, required: true },
    reason('情况说明'),
    DECLARATION,
  ],
  materials: [REISSUE_STATEMENT],
  institution: present,
  reviewers: nobody,
  decidedBy: licensingAuthority(present),
  requirements: [accountActivated(), recordIsCivilian],
  grounds: 'ANY',
  decisionDays: 20,
  claim: nothing,
  effects: (facts) => [
    { kind: 'REPRINT', registrationId: record(facts).id, reason: text(facts.form, 'cause') ?? 'LOST' },
  ],
} satisfies Procedure;
