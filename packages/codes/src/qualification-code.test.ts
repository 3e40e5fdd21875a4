import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { parsePhysicianQualificationCode, parseTcmQualificationCode } from './index.ts';

describe('physician qualification code, domain 6.2', () => {
  it('reads the example: 2009, Guangdong, licensed clinical', () => {
    expect(parsePhysicianQualificationCode('200944110440103198611051230')).toEqual({
      ok: true,
      code: '200944110440103198611051230',
      year: 2009,
      provincePrefix: '44',
      levelAndCategory: '110',
      level: 'LICENSED',
      idNumber: '440103198611051230',
      documentNumber: '440103198611051230',
    });
  });

  it('24 characters carry an old identity number, which is upgraded for comparison and kept as printed', () => {
    expect(parsePhysicianQualificationCode('199844141440103861105123')).toMatchObject({
      ok: true,
      code: '199844141440103861105123',
      idNumber: '440103198611051230',
      documentNumber: '440103861105123',
    });
  });

  it.each([
    ['110', 'LICENSED'],
    ['210', 'ASSISTANT'],
    ['341', 'LICENSED'],
    ['441', 'ASSISTANT'],
    ['XC1', 'ASSISTANT'],
    ['910', null],
  ])('level %s: %s (domain 9.1)', (levelAndCategory, level) => {
    expect(parsePhysicianQualificationCode(`200944${levelAndCategory}440103198611051230`)).toMatchObject({
      ok: true,
      level,
    });
  });

  it.each([
    ['', 'LENGTH'],
    ['20094411044010319861105123', 'LENGTH'],
    ['2009441104401031986110512300', 'LENGTH'],
    ['20094411044010319861105123X0', 'LENGTH'],
    ['2009441-0440103198611051230', 'CHARACTERS'],
    ['20094411044010319861105X230', 'CHARACTERS'],
    ['199744110440103198611051230', 'YEAR'],
    ['202744110440103198611051230', 'YEAR'],
    ['200999110440103198611051230', 'PROVINCE'],
    ['200944110440103198611051231', 'ID_NUMBER'],
    ['200944110440103861105996', 'ID_NUMBER'],
  ])('%j: %s', (text, problem) => {
    const today = calendarDate('2026-11-22');
    expect(parsePhysicianQualificationCode(text, { today })).toEqual({ ok: false, problem });
  });

  it('holders from elsewhere carry another document, of another length', () => {
    const other = { document: 'OTHER' } as const;
    expect(parsePhysicianQualificationCode('201044110H12345678', other)).toMatchObject({
      ok: true,
      idNumber: null,
      documentNumber: 'H12345678',
    });
    expect(parsePhysicianQualificationCode('201044110H12345678')).toEqual({ ok: false, problem: 'LENGTH' });
    expect(parsePhysicianQualificationCode('201044110', other)).toEqual({ ok: false, problem: 'LENGTH' });
    expect(parsePhysicianQualificationCode('201044110H-1', other)).toEqual({ ok: false, problem: 'CHARACTERS' });
  });
});

describe('TCM-specialty qualification code, domain 6.2 [D]', () => {
  it.each([
    ['ZY202244000123', 'ZY202244000123'],
    [' zy２０２２44 ', 'ZY202244'],
    ['1', '1'],
    ['A'.repeat(40), 'A'.repeat(40)],
  ])('%j', (typed, code) => expect(parseTcmQualificationCode(typed)).toEqual({ ok: true, code }));

  it.each([
    ['', 'LENGTH'],
    ['   ', 'LENGTH'],
    ['A'.repeat(41), 'LENGTH'],
    ['ZY-2022', 'CHARACTERS'],
    ['中医2022', 'CHARACTERS'],
    ['ZY 2022', 'CHARACTERS'],
  ])('%j: %s', (typed, problem) => expect(parseTcmQualificationCode(typed)).toEqual({ ok: false, problem }));
});
