import { parseCalendarDate } from '@medreg/clock';
import { BUSINESS_CODES } from '@medreg/codes';
import { text } from '../../forms/fields.ts';
import type { NamedPerson } from '../../register/effects.ts';
import { accountActivated } from '../../rules/account.ts';
import { identityChanges } from '../../rules/identity-correction.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { nothing, record } from '../parts/claims.ts';
import { DECLARATION, reason } from '../parts/fields.ts';
import { generalUnlessClosed, reviewedUnlessClosed } from '../parts/filing.ts';
import { physicianAuthority, present } from '../parts/parties.ts';
import { EVIDENCE } from '../parts/physician-materials.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 医师注册信息中的身份信息修改 PHY_ID_FIX (REG_ID_FIX): name, birth date, ethnic group of the registration, each with its evidence;
 * the qualification stays as it was (3.1.10). S2-Q6.2; domain 3.2, 2.3 group B.
 */
export default {
  code: 'PHY_ID_FIX',
  name: '医师注册信息中的身份信息修改',
  business: BUSINESS_CODES.ID_FIX,
  profession: 'PHYSICIAN',
  source: 'S2-Q6.2; domain 3.2, 2.3',
  channels: { PERSON: generalUnlessClosed, INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION',
  states: ['VALID', 'FILED', 'TRANSFERRED_OUT'],
  photo: false,
  printable: false,
  fields: [
    { name: 'name', label: '更正后的姓名', kind: 'TEXT', max: 100, required: false },
    { name: 'birthDate', label: '更正后的出生日期', kind: 'DATE', required: false },
    { name: 'ethnicGroup', label: '更正后的民族', kind: 'TEXT', max: 20, required: false },
    reason('修改理由和官方依据'),
    DECLARATION,
  ],
  materials: EVIDENCE,
  institution: present,
  reviewers: reviewedUnlessClosed,
  decidedBy: physicianAuthority(present),
  requirements: [accountActivated(), identityChanges, personConfirmed],
  grounds: 'ANY',
  decisionDays: 20,
  // It stands in no other's way: who somebody is does not depend on where he is registered.
  claim: nothing,
  effects(facts) {
    const { id, version } = record(facts);
    const name = text(facts.form, 'name');
    const birthDate = parseCalendarDate(text(facts.form, 'birthDate') ?? '');
    const ethnicGroup = text(facts.form, 'ethnicGroup');
    const person: NamedPerson = {
      ...(name && { name }),
      ...(birthDate && { birthDate }),
      ...(ethnicGroup && { ethnicGroup }),
    };
    return [{ kind: 'CORRECT_PERSON', registrationId: id, version, person }];
  },
} satisfies Procedure;
