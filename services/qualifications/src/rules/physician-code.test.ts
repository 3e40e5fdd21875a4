import { calendarDate } from '@medreg/clock';
import { idNumberOf, physicianCodeOf } from '../../test/people.ts';
import type { Category, Level } from './kinds.ts';
import { compareWithCode, type Difference, readPhysicianCode } from './physician-code.ts';

const rules = { documentType: '01' as const, today: calendarDate('2026-11-23') };

describe('a physician’s code (domain 6.2)', () => {
  it('gives its parts', () => {
    expect(readPhysicianCode(' 200944110440103198611051230 ', rules)).toEqual({
      ok: true,
      read: {
        code: '200944110440103198611051230',
        year: 2009,
        provincePrefix: '44',
        levelAndCategory: '110',
        holder: '440103198611051230',
      },
    });
  });

  it.each<[string, string, string]>([
    ['of 24 characters, with the old number upgraded', '199844110440103861105123', '440103198611051230'],
    ['of 24 characters, with a number that cannot be (S2-Q47)', '199844110440103861105997', '440103861105997'],
    ['with XC for general practice in the country (W22)', `202044XC1${idNumberOf(3)}`, idNumberOf(3)],
  ])('%s', (_, code, holder) => {
    expect(readPhysicianCode(code, rules)).toMatchObject({ ok: true, read: { holder } });
  });

  it.each<[string, string, string]>([
    ['short', '20094411044010319861105123', 'LENGTH'],
    ['with a letter in the year', 'X00944110440103198611051230', 'CHARACTERS'],
    ['of next year', physicianCodeOf(1, '110', 2027), 'YEAR'],
    ['of no province', `200999110${idNumberOf(1)}`, 'PROVINCE'],
    ['with a wrong number', '200944110440103198611051231', 'ID_NUMBER'],
  ])('refuses one %s', (_, code, problem) => {
    expect(readPhysicianCode(code, rules)).toEqual({ ok: false, problem });
  });

  it('is lenient for documents of Hong Kong, Macao, Taiwan and abroad', () => {
    const read = readPhysicianCode('201044110H12345678', { ...rules, documentType: '06' });
    expect(read).toMatchObject({ ok: true, read: { holder: 'H12345678' } });
  });
});

it.each<[string, number, string, Level, Category, Difference, Difference]>([
  ['licensed, clinical', 2009, '110', 'LICENSED', 'CLINICAL', null, null],
  ['assistant as licensed: certain', 2009, '210', 'LICENSED', 'CLINICAL', 'REFUSED', null],
  ['licensed as assistant: certain', 2009, '120', 'ASSISTANT', 'DENTAL', 'REFUSED', null],
  ['a township assistant has 2', 2015, '210', 'TOWNSHIP_ASSISTANT', 'CLINICAL', null, null],
  ['a rural assistant with 2: unusual', 2020, '210', 'RURAL_ASSISTANT', 'CLINICAL', 'UNUSUAL', null],
  ['dental as clinical: certain', 2009, '120', 'LICENSED', 'CLINICAL', null, 'REFUSED'],
  ['clinical as TCM: certain', 2001, '110', 'LICENSED', 'TCM', null, 'REFUSED'],
  ['scheme A: 141 is TCM', 2001, '141', 'LICENSED', 'TCM', null, null],
  ['scheme B: 141 is Korean medicine, TCM all the same', 2015, '141', 'LICENSED', 'TCM', null, null],
  ['scheme B: 150 [K]: a difference is only unusual', 2015, '150', 'LICENSED', 'CLINICAL', null, 'UNUSUAL'],
  ['scheme A knows no 150', 2001, '150', 'LICENSED', 'CLINICAL', null, null],
  ['between the schemes both count', 2008, '140', 'LICENSED', 'DENTAL', null, 'UNUSUAL'],
  ['by apprenticeship: unusual only', 2001, '341', 'ASSISTANT', 'TCM', 'UNUSUAL', null],
  ['XC', 2020, 'XC1', 'RURAL_ASSISTANT', 'CLINICAL', null, null],
  ['XC as licensed: unusual', 2020, 'XC1', 'LICENSED', 'TCM', 'UNUSUAL', null],
])('domain 9.1: %s', (_, year, levelAndCategory, level, category, ofLevel, ofCategory) => {
  expect(compareWithCode({ year, levelAndCategory }, { level, category })).toEqual({
    level: ofLevel,
    category: ofCategory,
  });
});
