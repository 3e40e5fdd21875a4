import { parseCalendarDate } from '@medreg/clock';
import { parseIdNumber, parsePhysicianQualificationCode } from '@medreg/codes';
import { EDUCATION } from '../forms/dictionaries.ts';
import { type Field, text } from '../forms/fields.ts';
import type { Facts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { OF_THE_FORM, OF_THE_PLACE, type Rule } from './rule.ts';

/** Of a record that is missing, everything that makes one must be said (S2-Q14 “the whole record”). */
export const wholeRecord = (fields: readonly Field[]): Rule => ({
  at: OF_THE_FORM,
  source: 'S2-Q14',
  says: '补录资格信息的，级别、类别、取得方式、省份、日期、证书编码齐全',
  check({ qualification, copied, form }) {
    if (qualification || copied) return null;
    const missing = fields.filter(({ name }) => text(form, name) === null).map(({ label }) => label);
    if (missing.length === 0) return null;
    return {
      code: 'RECORD_INCOMPLETE',
      message: `补录资格信息，请填写：${missing.join('、')}。`,
      basis: BASIS['S2-Q14'],
    };
  },
});

/** The qualification named is a physician's: others are corrected where they were assessed or examined (S2-Q14; S0 165号 一). */
export const aPhysiciansQualification: Rule = {
  at: ['OPEN', 'SUBMIT', 'DECIDE'],
  source: 'S2-Q14; S0-165 一',
  says: '所涉资格为医师资格，仍在资格信息库中',
  check({ qualification, copied }) {
    if (copied && !qualification) {
      return {
        code: 'QUALIFICATION_GONE',
        message: '在资格信息库中未找到本申请所涉的资格信息。',
        basis: BASIS['S2-Q14'],
      };
    }
    if (!qualification || qualification.kind === 'PHYSICIAN') return null;
    return {
      code: 'OTHER_QUALIFICATION',
      message: '此业务只办理医师资格信息；其他资格信息由考核、考试机构更正后重新导入。',
      basis: BASIS['S2-Q14'],
    };
  },
};

/** A correction that corrects nothing is refused at once (S2-Q22: “审核失败，无任何修改”). */
export const somethingIsCorrected = (fields: readonly Field[]): Rule => ({
  at: ['SUBMIT'],
  source: 'S2-Q22, Q46',
  says: '更正内容与现有信息不同',
  check(facts) {
    const known = knownItems(facts);
    const differs = fields.some(({ name }) => {
      const value = text(facts.form, name);
      return value !== null && value !== known[name];
    });
    if (differs) return null;
    return { code: 'NOTHING_CHANGES', message: '没有与现有信息不同的更正内容。', basis: BASIS['S2-Q22'] };
  },
});

/** What is on record now, as the form would say it; what this service does not know is always a correction. */
function knownItems({ practitioner, qualification }: Facts): Readonly<Record<string, string | null>> {
  const { name, sex, birthDate, idNumber, ethnicGroup } = practitioner;
  const person = { name, sex, birthDate, idNumber, ethnicGroup };
  if (!qualification) return person;
  const { code, level, category, origin, provinceCode, issuedOn, school } = qualification;
  const education = Object.entries(EDUCATION).find(([, words]) => words === qualification.education)?.[0] ?? null;
  return { ...person, code, level, category, origin, provinceCode, issuedOn, school, education };
}

/** The number says when somebody was born and of which sex: what is corrected must not contradict it (GB 11643; domain 6.1). */
export const identityHangsTogether: Rule = {
  at: OF_THE_FORM,
  source: 'GB 11643-1999; domain 6.1; S2-Q46',
  says: '出生日期、性别与身份证号一致',
  check({ form, practitioner }) {
    const [sex, birthDate, idNumber] = [text(form, 'sex'), text(form, 'birthDate'), text(form, 'idNumber')];
    const number = parseIdNumber(idNumber ?? practitioner.idNumber);
    if (!number.ok) return null;
    const contradicts = (birthDate !== null && birthDate !== number.birthDate) || (sex !== null && sex !== number.sex);
    if (!contradicts) return null;
    return {
      code: 'ID_NUMBER_DIFFERS',
      message: '出生日期或性别与身份证号不一致，请核对；确需更正的，请一并更正身份证号。',
      basis: BASIS['S2-Q46'],
    };
  },
};

/** 证书编码 of a known structure (domain 6.2); whose number stands inside is for the qualifications service to compare. */
export const codeReadable: Rule = {
  at: OF_THE_FORM,
  source: 'domain 6.2',
  says: '医师资格证书编码符合编码规则',
  check({ form, today }) {
    const code = text(form, 'code');
    if (code === null) return null;
    const readable = (['ID_NUMBER', 'OTHER'] as const).some(
      (document) => parsePhysicianQualificationCode(code, { document, today }).ok,
    );
    if (readable) return null;
    return { code: 'CODE_INVALID', message: '医师资格证书编码不符合编码规则，请核对。', basis: BASIS['S2-Q14'] };
  },
};

/** Nobody is born or qualified in the future. */
export const datesArePast: Rule = {
  at: OF_THE_FORM,
  source: 'S2-Q14',
  says: '出生日期、取得日期不晚于当日',
  check({ form, today }) {
    const late = ['birthDate', 'issuedOn'].some((name) => (parseCalendarDate(text(form, name) ?? '') ?? today) > today);
    return late ? { code: 'IN_THE_FUTURE', message: '出生日期、取得日期不能晚于今天。', basis: BASIS['S2-Q14'] } : null;
  },
};

/** Whoever is registered lets his own institution pass the application on, nobody else's (S2-Q46, Q47). */
export const passedOnByOwnInstitution: Rule = {
  at: OF_THE_PLACE,
  source: 'S2-Q46, Q47',
  says: '由机构转报的，为本人主要执业机构；未注册的，为拟执业机构',
  check({ institution, registrations }) {
    const valid = registrations.filter(({ status }) => status === 'VALID');
    if (!institution || valid.length === 0) return null;
    if (valid.some(({ primaryInstitutionId }) => primaryInstitutionId === institution.id)) return null;
    return {
      code: 'NOT_YOUR_INSTITUTION',
      message: '请选择您的主要执业机构转报，或者不选择机构直接申请。',
      basis: BASIS['S2-Q47'],
    };
  },
};

const LENGTH_OF_OLD = 15;

/** 15位身份证号 that could not be upgraded by itself, of somebody recognised as a physician (S2-Q47; domain 6.1). */
export const hasOldNumber: Rule = {
  at: ['OPEN', 'SUBMIT', 'DECIDE'],
  source: 'S2-Q47; domain 6.1',
  says: '认定取得医师资格，资格信息中为未能自动升级的15位身份证号',
  check({ practitioner }) {
    const recognised = practitioner.qualifications.some(
      ({ kind, origin }) => kind === 'PHYSICIAN' && origin === 'RECOGNITION',
    );
    if (!recognised) {
      return {
        code: 'NOT_RECOGNISED',
        message: '此业务只办理认定取得的医师资格；考试取得的，请办理资格信息补录或修改。',
        basis: BASIS['S2-Q47'],
      };
    }
    if (practitioner.idNumber.length === LENGTH_OF_OLD) return null;
    return { code: 'UPGRADED_ALREADY', message: '资格信息中已是18位身份证号，无需升级。', basis: BASIS['S2-Q47'] };
  },
};

/**
 * The new number belongs to the person of the old one: born on the same day, unless a proof of the public security says that the
 * organ gave another (重号、错号; domain 6.1).
 */
export const sameBirthDate: Rule = {
  at: OF_THE_FORM,
  source: 'S2-Q47; domain 6.1',
  says: '18位身份证号与15位号码的出生日期一致；不一致的，附公安机关证明',
  check({ form, practitioner }) {
    const number = parseIdNumber(text(form, 'idNumber') ?? '');
    if (!number.ok || form.birthDateDiffers === true) return null;
    const born = number.birthDate.replaceAll('-', '').slice(2);
    if (practitioner.idNumber.slice(6, 12) === born) return null;
    return {
      code: 'BIRTH_DATE_DIFFERS',
      message: '18位身份证号与原15位号码的出生日期不一致，请核对；公安机关更正过的，请选择“是”并上传证明。',
      basis: BASIS['S2-Q47'],
    };
  },
};
