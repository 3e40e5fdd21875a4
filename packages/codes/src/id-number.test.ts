import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import fc from 'fast-check';
import { parseIdNumber } from './index.ts';

describe('domain 6.1: valid', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'FEMALE'],
    ['440524188001010014', '1880-01-01', 'MALE'],
    ['440103198611051230', '1986-11-05', 'MALE'],
    ['110105198001010016', '1980-01-01', 'MALE'],
    // domain 6.10: residence permits and the foreigner's card of 2023
    ['810000199001010019', '1990-01-01', 'MALE'],
    ['911310199001010012', '1990-01-01', 'MALE'],
  ])('%s', (text, birthDate, sex) => {
    expect(parseIdNumber(text)).toEqual({
      ok: true,
      idNumber: text,
      regionCode: text.slice(0, 6),
      birthDate,
      sex,
      upgradedFrom15: false,
    });
  });

  it.each([
    ['110105491231002', '11010519491231002X', 'FEMALE'],
    ['440103861105123', '440103198611051230', 'MALE'],
  ])('15 → 18: %s → %s', (text, idNumber, sex) => {
    expect(parseIdNumber(text)).toMatchObject({ ok: true, idNumber, sex, upgradedFrom15: true });
  });

  it.each([
    ' 11010519491231002x ',
    '１１０１０５１９４９１２３１００２Ｘ',
    '１１０１０５１９４９１２３１００２ｘ',
    '　11010519491231002X　',
    '１１０１０５４９１２３１００２',
  ])('what people type is understood: %j', (text) => {
    expect(parseIdNumber(text)).toMatchObject({ ok: true, idNumber: '11010519491231002X' });
  });
});

describe('domain 6.1: invalid', () => {
  it.each([
    ['110105194912310021', 'CHECKSUM'],
    ['110105194913310027', 'BIRTH_DATE'],
    ['11010519490229002X', 'BIRTH_DATE'],
    ['110105170001010012', 'BIRTH_DATE'],
    ['', 'LENGTH'],
    ['1101051949123100', 'LENGTH'],
    ['11010519491231002XX', 'LENGTH'],
    ['11010519491231O02X', 'CHARACTERS'],
    ['1101051949123100X2', 'CHARACTERS'],
    ['440103-198611-0512', 'CHARACTERS'],
    ['11010549123100X', 'CHARACTERS'],
    ['000105194912310021', 'REGION'],
    ['160105194912310021', 'REGION'],
    ['550105194912310021', 'REGION'],
    ['840000199001010019', 'REGION'],
    ['830000490101001', 'REGION'],
    ['913101490101001', 'REGION'],
    ['110105491331002', 'BIRTH_DATE'],
    ['110105000229001', 'BIRTH_DATE'],
    ['110105491231996', 'NOT_UPGRADABLE'],
    ['110105491231997', 'NOT_UPGRADABLE'],
    ['110105491231998', 'NOT_UPGRADABLE'],
    ['110105491231999', 'NOT_UPGRADABLE'],
  ])('%j: %s', (text, problem) => expect(parseIdNumber(text)).toEqual({ ok: false, problem }));

  it('the same sequences are fine in 18 characters', () => {
    expect(parseIdNumber(withCheck('11010519491231996'))).toMatchObject({ ok: true, birthDate: '1949-12-31' });
  });

  it('a birth date after today is refused, today itself is not', () => {
    const bornThatDay = withCheck('44010320261122123');
    expect(parseIdNumber(bornThatDay)).toMatchObject({ ok: true });
    expect(parseIdNumber(bornThatDay, { today: calendarDate('2026-11-22') })).toMatchObject({ ok: true });
    expect(parseIdNumber(bornThatDay, { today: calendarDate('2026-11-21') })).toEqual({
      ok: false,
      problem: 'BIRTH_DATE',
    });
  });
});

describe('domain 6.1: properties', () => {
  it('a valid number is read back whole', () => {
    fc.assert(
      fc.property(validNumber, (text) => {
        const parsed = parseIdNumber(text);
        expect(parsed).toMatchObject({ ok: true, idNumber: text });
        if (!parsed.ok) return;
        expect(parsed.birthDate.replaceAll('-', '')).toBe(text.slice(6, 14));
        expect(parsed.sex).toBe(Number(text.charAt(16)) % 2 === 1 ? 'MALE' : 'FEMALE');
      }),
    );
  });

  it('any single wrong character is noticed', () => {
    fc.assert(
      fc.property(validNumber, fc.nat(17), fc.nat(9), (text, place, digit) => {
        fc.pre(text.charAt(place) !== String(digit));
        const wrong = `${text.slice(0, place)}${digit}${text.slice(place + 1)}`;
        expect(parseIdNumber(wrong).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('two neighbours that changed places are noticed', () => {
    fc.assert(
      fc.property(validNumber, fc.nat(15), (text, place) => {
        const [a, b] = [text.charAt(place), text.charAt(place + 1)];
        fc.pre(a !== b);
        expect(parseIdNumber(`${text.slice(0, place)}${b}${a}${text.slice(place + 2)}`).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('an upgraded number is the number that was issued with 18', () => {
    fc.assert(
      fc.property(validNumber, (text) => {
        fc.pre(text.slice(6, 8) === '19' && !/99[6-9]/.test(text.slice(14, 17)));
        const parsed = parseIdNumber(`${text.slice(0, 6)}${text.slice(8, 17)}`);
        expect(parsed).toMatchObject({ ok: true, idNumber: text, upgradedFrom15: true });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(parseIdNumber(text).ok).toBe(false)));
  });
});

/** Finds the check character by trying all eleven, so that the test does not repeat the arithmetic. */
function withCheck(body: string): string {
  const found = [...'0123456789X'].filter((check) => parseIdNumber(`${body}${check}`).ok);
  expect(found).toHaveLength(1);
  return `${body}${found[0]}`;
}

const validNumber = fc
  .tuple(
    fc.constantFrom('110105', '440103', '441900', '650102', '542621', '310228'),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(([region, date, sequence]) =>
    withCheck(`${region}${date.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`),
  );
