import { BUSINESS_CODES, parseIdNumber } from '@medreg/codes';
import { text, yes } from '../../forms/fields.ts';
import { accountActivated } from '../../rules/account.ts';
import { institutionOpen } from '../../rules/place.ts';
import { hasOldNumber, passedOnByOwnInstitution, sameBirthDate } from '../../rules/qualification-data.ts';
import { DECLARATION } from '../parts/fields.ts';
import { chosen, only, provincialAuthority } from '../parts/parties.ts';
import { FORWARDING_INSTITUTION } from '../parts/qualification-data.ts';
import type { Procedure } from '../procedure.ts';

/**
 * 15位身份证号升级 ID15_UPGRADE: what the register could not upgrade by itself, by written application directly or through the
 * primary institution; the province of that institution examines, corrects and enters. The former number is kept. S2-Q47.
 */
export default {
  code: 'ID15_UPGRADE',
  name: '15位身份证号升级',
  business: BUSINESS_CODES.ID15_UPGRADE,
  profession: 'PHYSICIAN',
  source: 'S2-Q47; domain 3.2, 6.1',
  channels: { PERSON: (facts) => (facts.institution ? 'GENERAL' : 'TO_AUTHORITY'), AUTHORITY: 'WINDOW' },
  concerns: 'PERSON',
  photo: false,
  printable: false,
  fields: [
    FORWARDING_INSTITUTION,
    { name: 'idNumber', label: '18位身份证号', kind: 'ID_NUMBER', required: true },
    { name: 'birthDateDiffers', label: '出生日期与原号码不一致，公安机关已更正', kind: 'YES_NO', required: false },
    DECLARATION,
  ],
  materials: [
    { code: 'WRITTEN_APPLICATION', name: '书面申请', mandatory: true, form: 'ONLINE', source: 'S2-Q47' },
    { code: 'ID_CARD', name: '18位居民身份证', mandatory: true, form: 'ONLINE', source: 'S2-Q47' },
    {
      code: 'IDENTITY_EVIDENCE',
      name: '公安机关出具的出生日期更正证明',
      mandatory: ({ form }) => yes(form, 'birthDateDiffers'),
      condition: '出生日期与原15位号码不一致的',
      form: 'ONLINE',
      source: 'S2-Q47; domain 6.1',
    },
  ],
  institution: chosen,
  reviewers: only(chosen),
  decidedBy: provincialAuthority,
  asks: ['PROVINCE'],
  requirements: [accountActivated(), hasOldNumber, sameBirthDate, institutionOpen, passedOnByOwnInstitution],
  grounds: 'ANY',
  decisionDays: null,
  claim: () => 'ID_NUMBER',
  effects(facts) {
    const idNumber = text(facts.form, 'idNumber');
    const authority = provincialAuthority(facts);
    if (idNumber === null || !authority) return [];
    const number = parseIdNumber(idNumber);
    const person = {
      idNumber,
      // The number brings birth date and sex; said aloud where they are known to differ from the old one's.
      ...(number.ok && yes(facts.form, 'birthDateDiffers') && { birthDate: number.birthDate }),
    };
    const correction = {
      qualificationId: null,
      person,
      providedBy: authority.id,
      basis: '15位身份证号升级（书面申请）',
    };
    return [{ kind: 'CORRECT_QUALIFICATION', correction }];
  },
  settledElsewhere: true,
} satisfies Procedure;
