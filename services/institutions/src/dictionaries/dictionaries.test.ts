import { describe, expect, it } from '@jest/globals';
import type { Entry } from './entries.ts';
import { DICTIONARIES, isInstitutionClass } from './index.ts';

const ALL = Object.entries(DICTIONARIES) as [string, readonly Entry[]][];
const nameOf = (dictionary: readonly Entry[], code: string) => dictionary.find((one) => one.code === code)?.name;

describe('dictionaries (domain 9.3, 9.4, 9.6)', () => {
  it.each(ALL)('%s: each code once, each with a name, parents among them', (_, dictionary) => {
    const codes = dictionary.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { name, parent } of dictionary) {
      expect(name.trim()).not.toBe('');
      if (parent) expect(codes).toContain(parent);
    }
  });
  it.each([
    ['A210', '中医（综合）医院'],
    ['D212', '中医诊所'],
    ['F200', '单采血浆站'],
    ['J100', '疾病预防控制中心'],
    ['P110', '临床检验中心'],
  ])('class %s is %s (WS 218-2002)', (code, name) => {
    expect(nameOf(DICTIONARIES.INSTITUTION_CLASS, code)).toBe(name);
    expect(isInstitutionClass(code)).toBe(true);
  });
  it('knows no class Z999', () => expect(isInstitutionClass('Z999')).toBe(false));
  it('the 56 ethnic groups of GB/T 3304, 01 to 56', () => {
    const groups = DICTIONARIES.ETHNIC_GROUP.filter(({ code }) => Number(code) <= 56);
    expect(groups.map(({ code }) => Number(code))).toEqual(Array.from({ length: 56 }, (_, at) => at + 1));
    expect(new Set(groups.map(({ name }) => name)).size).toBe(56);
    expect([nameOf(groups, '01'), nameOf(groups, '21'), nameOf(groups, '56')]).toEqual(['汉族', '佤族', '基诺族']);
  });
  it('clinical subjects have two levels (卫医发〔1994〕27号)', () => {
    const subjects = DICTIONARIES.CLINICAL_SUBJECT;
    expect(subjects.find(({ code }) => code === '03.04')).toEqual({
      code: '03.04',
      name: '心血管内科专业',
      parent: '03',
    });
    expect(nameOf(subjects, '50')).toBe('中医科');
    expect(nameOf(subjects, '52')).toBe('中西医结合科');
  });
  it('identity documents are those that the system can check (CV02.01.101)', () => {
    expect(DICTIONARIES.IDENTITY_DOCUMENT.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['01', '03', '06', '07', '08', '09', '99']),
    );
  });
});
