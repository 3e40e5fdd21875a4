import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  formatCertificateCode,
  formatNurseCertificateNumber,
  isCertificateCode,
  isNurseCertificateNumber,
  isPhysicianCertificateCode,
} from './index.ts';

describe('practice certificate code, domain 6.3', () => {
  it.each([
    ['110440103', 123, '110440103000123'],
    ['141110105', 45, '141110105000045'],
    ['210130102', 777, '210130102000777'],
    ['ZY4401030', 999_999, 'ZY4401030999999'],
  ])('%s + %i = %s', (prefix9, serial, code) => {
    expect(formatCertificateCode({ prefix9, serial })).toBe(code);
    expect(isCertificateCode(code)).toBe(true);
    expect(isPhysicianCertificateCode(code)).toBe(/^\d+$/.test(prefix9));
  });

  it.each([
    ['110440103', 0],
    ['110440103', 1_000_000],
    ['110440103', 1.5],
    ['110440103', -1],
    ['11044010', 1],
    ['1104401033', 1],
    ['zy4401030', 1],
  ])('%s + %d makes none', (prefix9, serial) => {
    expect(() => formatCertificateCode({ prefix9, serial })).toThrow(RangeError);
  });

  it.each(['', '11044010300012', '1104401030001234', '110440103 00012', '11044010300012X'])('%j is none', (text) => {
    expect(isCertificateCode(text)).toBe(false);
    expect(isPhysicianCertificateCode(text)).toBe(false);
  });

  it('different serials never meet', () => {
    const serial = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(serial, serial, (a, b) => {
        const codes = [a, b].map((each) => formatCertificateCode({ prefix9: '110440103', serial: each }));
        expect(codes[0] === codes[1]).toBe(a === b);
      }),
    );
  });
});

describe('nurse practice certificate number, domain 6.4', () => {
  it('reads and makes the example', () => {
    expect(isNurseCertificateNumber('201144012345')).toBe(true);
    expect(formatNurseCertificateNumber({ year: 2011, provincePrefix: '44', serial: 12_345 })).toBe('201144012345');
  });

  it.each(['181144012345', '201199012345', '20114401234', '2011440123456', '20114401234X', ''])('%j is none', (text) =>
    expect(isNurseCertificateNumber(text)).toBe(false),
  );

  it.each([
    { year: 1811, provincePrefix: '44', serial: 1 },
    { year: 2011, provincePrefix: '99', serial: 1 },
    { year: 2011, provincePrefix: '44', serial: 0 },
  ])('%j makes none', (parts) => expect(() => formatNurseCertificateNumber(parts)).toThrow(RangeError));
});
