import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import fc from 'fast-check';
import {
  BUSINESS_CODES,
  type BusinessCode,
  formatELicenceIdentifier,
  formatERegId,
  isBusinessCode,
  isELicenceIdentifier,
  isERegId,
  isMod37_36,
  mod37_36,
  parseELicenceIdentifier,
  parseERegId,
  regionCode,
} from './index.ts';

const samples = [
  '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
  '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9',
];

describe('e-licence identifier, GB/T 36904-2018, domain 6.9', () => {
  it.each(samples)('the real sample %s is read and made again', (text) => {
    const parsed = parseELicenceIdentifier(` ${text} `);
    expect(parsed).toMatchObject({ ok: true, identifier: text, version: 1 });
    if (parsed.ok) expect(formatELicenceIdentifier(parsed)).toBe(text);
    expect(isELicenceIdentifier(text)).toBe(true);
    expect(isELicenceIdentifier(` ${text}`)).toBe(false);
  });

  it.each([
    ['', 'SHAPE'],
    ['1.2.156.3005.2', 'SHAPE'],
    ['1.2.156.3005.3.11100000000013338W011.11430000006122244L.20230000403.001.U', 'SHAPE'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U.1', 'SHAPE'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001', 'SHAPE'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V', 'CHECK'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000404.001.U', 'CHECK'],
    ['1.2.156.3005.2.11100000000013338X011.11430000006122244L.20230000403.001.U', 'LICENCE_TYPE'],
    ['1.2.156.3005.2.11100000000013338W01.11430000006122244L.20230000403.001.U', 'LICENCE_TYPE'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244M.20230000403.001.U', 'ISSUER'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.2023-403.001.U', 'SERIAL'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L..001.U', 'SERIAL'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.1.U', 'VERSION'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.000.U', 'VERSION'],
  ])('%j: %s', (text, problem) => expect(parseELicenceIdentifier(text)).toEqual({ ok: false, problem }));

  const parts = fc.record({
    licenceTypeCode: fc.constantFrom('11100000000013338W011', '11100000MB03271699022'),
    issuerCode: fc.constantFrom('11430000006122244L', '340100', '440103'),
    serial: fc.stringMatching(/^[0-9A-Z]{1,32}$/),
    version: fc.integer({ min: 1, max: 999 }),
  });

  it('format and parse are inverse', () => {
    fc.assert(
      fc.property(parts, (each) => {
        const identifier = formatELicenceIdentifier(each);
        expect(parseELicenceIdentifier(identifier)).toEqual({ ok: true, identifier, ...each });
      }),
    );
  });

  it.each([
    [{ version: 0 }, 'VERSION'],
    [{ version: 1000 }, 'VERSION'],
    [{ version: 1.5 }, 'VERSION'],
    [{ serial: '' }, 'SERIAL'],
    [{ serial: 'a' }, 'SERIAL'],
    [{ serial: '1'.repeat(33) }, 'SERIAL'],
    [{ issuerCode: '990000' }, 'ISSUER'],
    [{ licenceTypeCode: '' }, 'LICENCE_TYPE'],
  ])('cannot be made with %j', (change, part) => {
    const good = { licenceTypeCode: '11100000000013338W011', issuerCode: '340100', serial: '1', version: 1 };
    expect(() => formatELicenceIdentifier({ ...good, ...change })).toThrow(part);
  });
});

describe('electronic registration identification code, domain 6.8 [D]', () => {
  const example = { regionCode: regionCode('440103'), date: calendarDate('2026-11-22'), serial: 42 };

  it('has 27 characters: ER, region, date, business, serial, check', () => {
    const text = formatERegId({ ...example, business: BUSINESS_CODES.REG });
    expect(text).toMatch(/^ER440103202611220100000042[0-9A-Z]$/);
    expect(text).toHaveLength(27);
    expect(parseERegId(text)).toEqual({ ...example, business: '01' });
  });

  it('format and parse are inverse, and a wrong character is noticed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<BusinessCode>(...Object.values(BUSINESS_CODES)),
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.nat(26),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        (business, serial, place, character) => {
          const text = formatERegId({ ...example, business, serial });
          expect(parseERegId(text)).toEqual({ ...example, business, serial });
          const changed = `${text.slice(0, place)}${character}${text.slice(place + 1)}`;
          expect(isERegId(changed)).toBe(changed === text);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([0, 100_000_000, 1.5])('no serial %d', (serial) => {
    expect(() => formatERegId({ ...example, business: '01', serial })).toThrow(RangeError);
  });

  it.each([
    ['ER4401032026112201000000420', 'a check that does not fit'],
    [withCheck('ER99010320261122010000004'.padEnd(26, '2')), 'region'],
    [withCheck('ER440103202613220100000042'), 'date'],
    [withCheck('ER440103202611229900000042'), 'business'],
    [withCheck('ER440103202611220100000000'), 'serial'],
    ['', 'length'],
  ])('%s is none (%s)', (text) => expect(isERegId(text)).toBe(false));

  it('business codes are those of 9.7, each once', () => {
    const codes = Object.values(BUSINESS_CODES);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toHaveLength(18 + 5 + 4);
    expect([isBusinessCode('01'), isBusinessCode('19'), isBusinessCode('34')]).toEqual([true, false, true]);
  });
});

describe('ISO 7064 MOD 37,36', () => {
  it.each([
    ['A12425GABC1234002', 'M'],
    ['11100000000013338W01111430000006122244L20230000403001', 'U'],
    ['11100000MB03271699022340100000000016001', '9'],
  ])('%s → %s', (text, check) => {
    expect(mod37_36(text)).toBe(check);
    expect(isMod37_36(`${text}${check}`)).toBe(true);
  });

  it.each(['', 'a', '1.2', '中'])('is not defined over %j', (text) => {
    expect(() => mod37_36(text)).toThrow(RangeError);
    expect(isMod37_36(`${text}0`)).toBe(false);
  });
});

function withCheck(body: string): string {
  return `${body}${mod37_36(body)}`;
}
