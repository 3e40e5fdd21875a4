import { parseCalendarDate } from '@medreg/clock';
import { BUSINESS_CODES } from '@medreg/codes';
import { type FormValues, text } from '../../forms/fields.ts';
import type { Effect, NamedPerson } from '../../register/effects.ts';
import { accountActivated } from '../../rules/account.ts';
import type { Facts } from '../../rules/facts.ts';
import {
  correctedIdentity,
  identityAgreesWithNumber,
  identityDiffers,
  notNameAndNumberTogether,
} from '../../rules/nurse-identity.ts';
import { recordIsCivilian } from '../../rules/nurse-institution.ts';
import { throughAnInstitution } from '../../rules/nurse-profile.ts';
import { personConfirmed } from '../../rules/on-behalf.ts';
import { DECLARATION } from '../parts/fields.ts';
import { ownOrIntended } from '../parts/nurse.ts';
import { IDENTITY, INTENDED_INSTITUTION } from '../parts/nurse-fields.ts';
import { POLICE_PROOF } from '../parts/nurse-materials.ts';
import { licensingAuthority, only } from '../parts/parties.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 护士身份信息修改 NUR_ID_FIX: name or ID number, never both (W15), sex, birth date, ethnic group; through the institution, on the
 * police's proof. The person is corrected first, then what the register shows. S2-Q30.2; domain 3.5, 2.3 group B.
 */
export default {
  code: 'NUR_ID_FIX',
  name: '护士身份信息修改',
  business: BUSINESS_CODES.ID_FIX,
  profession: 'NURSE',
  source: 'S2-Q30.2; NM; domain 3.5, 2.3',
  channels: { PERSON: 'GENERAL', INSTITUTION: 'BY_INSTITUTION', AUTHORITY: 'WINDOW' },
  concerns: 'REGISTRATION_OR_PERSON',
  states: ['VALID'],
  photo: false,
  printable: false,
  fields: [INTENDED_INSTITUTION, ...IDENTITY, DECLARATION],
  materials: [POLICE_PROOF],
  institution: ownOrIntended,
  reviewers: only(ownOrIntended),
  decidedBy: licensingAuthority(ownOrIntended),
  requirements: [
    accountActivated(),
    recordIsCivilian,
    throughAnInstitution,
    identityDiffers,
    notNameAndNumberTogether,
    identityAgreesWithNumber,
    personConfirmed,
  ],
  grounds: 'ANY',
  decisionDays: 20,
  // Two corrections of one person at a time would not see each other; nothing else waits for one.
  claim: () => 'IDENTITY:NURSE',
  effects: correctIdentity,
  settledElsewhere: true,
  onceSettled(form) {
    const person = shownOf(form);
    return Object.keys(person).length > 0 ? [{ kind: 'CORRECT_PERSON_EVERYWHERE', person }] : [];
  },
} satisfies Procedure;

function correctIdentity(facts: Facts): Effect[] {
  const authority = ownOrIntended(facts)?.licensingAuthority;
  if (!authority) return [];
  const { sex, ...corrected } = correctedIdentity(facts);
  const person = { ...corrected, ...(isSex(sex) && { sex }) };
  const basis = text(facts.form, 'basis') ?? '';
  return [
    { kind: 'CORRECT_QUALIFICATION', correction: { qualificationId: null, person, providedBy: authority.id, basis } },
  ];
}

/** What of the form registrations show; they have no ID number. */
function shownOf(form: FormValues): NamedPerson {
  const [name, sex, ethnicGroup] = ['name', 'sex', 'ethnicGroup'].map((item) => text(form, item));
  const birthDate = parseCalendarDate(text(form, 'birthDate') ?? '');
  return {
    ...(name && { name }),
    ...(isSex(sex) && { sex }),
    ...(birthDate && { birthDate }),
    ...(ethnicGroup && { ethnicGroup }),
  };
}

const isSex = (sex: string | null | undefined): sex is 'MALE' | 'FEMALE' => sex === 'MALE' || sex === 'FEMALE';
