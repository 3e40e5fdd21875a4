import { parseIdNumber } from '@medreg/codes';
import { text } from '../forms/fields.ts';
import type { Facts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { OF_THE_FORM, type Rule } from './rule.ts';

const ITEMS = ['name', 'idNumber', 'sex', 'birthDate', 'ethnicGroup'] as const;
type Item = (typeof ITEMS)[number];

/** @returns what the form says otherwise than the register does now */
export function correctedIdentity({ form, practitioner, registration }: Identified): Partial<Record<Item, string>> {
  const corrected: Partial<Record<Item, string>> = {};
  const shown: Partial<Record<Item, string | null>> = registration ?? {};
  for (const item of ITEMS) {
    const given = text(form, item);
    const known = given === practitioner[item] && given === (shown[item] ?? given);
    if (given !== null && !known) corrected[item] = given;
  }
  return corrected;
}
type Identified = Pick<Facts, 'form' | 'practitioner' | 'registration'>;

/** What is asked for differs from what is on record (S2-Q43: “审核失败，无任何修改”). */
export const identityDiffers: Rule = {
  at: ['SUBMIT'],
  source: 'S2-Q43',
  says: '申请更正的内容与现有信息不同',
  check(facts) {
    if (Object.keys(correctedIdentity(facts)).length > 0) return null;
    return { code: 'NOTHING_CHANGES', message: '没有需要更正的内容，请填写更正后的信息。', basis: BASIS['S2-Q22'] };
  },
};

/** 姓名和身份证号码不得同时修改 (W15): together they are somebody else. */
export const notNameAndNumberTogether: Rule = {
  at: OF_THE_FORM,
  source: 'NM; W15',
  says: '姓名和身份证号码不同时更正',
  check(facts) {
    const { name, idNumber } = correctedIdentity(facts);
    if (name === undefined || idNumber === undefined) return null;
    return { code: 'NAME_AND_ID_NUMBER', message: '姓名和身份证号码不能同时更正，请分别办理。', basis: BASIS.NM };
  },
};

/** Sex and birth date are those of the number (GB 11643): a correction may not make them differ. */
export const identityAgreesWithNumber: Rule = {
  at: OF_THE_FORM,
  source: 'GB 11643-1999; domain 6.1',
  says: '更正后的性别、出生日期与身份证号码一致',
  check(facts) {
    const after = { ...facts.practitioner, ...correctedIdentity(facts) };
    const parsed = parseIdNumber(after.idNumber);
    if (!parsed.ok || (parsed.sex === after.sex && parsed.birthDate === after.birthDate)) return null;
    return {
      code: 'NUMBER_DIFFERS',
      message: '更正后的性别、出生日期与身份证号码不一致，请一并更正。',
      basis: BASIS['S2-Q6'],
    };
  },
};
