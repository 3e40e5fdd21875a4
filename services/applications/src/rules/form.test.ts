import { describe, expect, it } from '@jest/globals';
import { TCM_REGISTRATION } from '../procedures/tcm-registration.ts';
import { EMPTY_FORM, fillForm, missingItems } from './form.ts';

const { form } = TCM_REGISTRATION;
const FULL = {
  ...EMPTY_FORM,
  postalAddress: '广州',
  education: '大专',
  health: '良好',
  career: '跟师',
  declared: true,
};

describe('the printable form (S0-2.1)', () => {
  it('keeps what is not given, trims what is, clears what is empty', () => {
    const { values, problems } = fillForm(form, FULL, { health: ' 一般\r\n ', career: '', education: null });
    expect(problems).toEqual([]);
    expect(values).toEqual({ ...FULL, health: '一般', career: null, education: null });
  });

  it('keeps the lines of a career', () => {
    expect(fillForm(form, EMPTY_FORM, { career: '2010 甲\r\n2015 乙' }).values.career).toBe('2010 甲\n2015 乙');
  });

  it('drops what is invisible, keeps rare characters', () => {
    const { values, problems } = fillForm(form, EMPTY_FORM, { career: '\ufeff跟\u200b师𠮷，Ⅱ级①℃→é' });
    expect([values.career, problems]).toEqual(['跟师𠮷，Ⅱ级①℃→é', []]);
  });

  it.each([
    ['too long', { health: '字'.repeat(51) }, 'form.health TOO_LONG'],
    ['a control character', { postalAddress: 'a\u0007' }, 'form.postalAddress CHARACTERS'],
    ['a character that no font prints', { career: '跟师😀' }, 'form.career CHARACTERS'],
  ])('refuses what is %s', (_, input, expected) => {
    expect(fillForm(form, EMPTY_FORM, input).problems.map(({ field, problem }) => `${field} ${problem}`)).toEqual([
      expected,
    ]);
  });

  it('says everything that is missing at once', () => {
    const missing = missingItems(TCM_REGISTRATION, { photoKey: null, institutionId: null, form: EMPTY_FORM });
    expect(missing.map(({ field }) => field)).toEqual([
      'photo',
      'institution',
      'form.postalAddress',
      'form.education',
      'form.health',
      'form.career',
      'form.declared',
    ]);
  });

  it('lacks nothing when only what is optional is missing', () => {
    expect(missingItems(TCM_REGISTRATION, { photoKey: 'k', institutionId: 'i', form: FULL })).toEqual([]);
  });
});
