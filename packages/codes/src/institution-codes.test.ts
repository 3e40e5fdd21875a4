import { describe, expect, it } from '@jest/globals';
import {
  isCreditCode,
  isInstitutionRegistrationNo,
  isLegacyInstitutionRegistrationNo,
  isOrganisationCode,
  organisationCodeCheck,
  parseInstitutionRegistrationNo,
} from './index.ts';

describe('organisation code, GB 11714, domain 6.5', () => {
  it.each(['455785641', 'PDY000001', '000013338', '00612224L'.replace('L', organisationCodeCheck('00612224'))])(
    '%s is one',
    (text) => expect(isOrganisationCode(text)).toBe(true),
  );

  it.each(['455785640', '45578564-1', '45578564', 'pdy000001', '4557856411', '45578564A', ''])('%j is none', (text) =>
    expect(isOrganisationCode(text)).toBe(false),
  );

  it('has X for 10 and 0 for 11', () => {
    const checks = Array.from({ length: 200 }, (_, n) => organisationCodeCheck(String(n).padStart(8, '0')));
    expect(new Set(checks)).toEqual(new Set([...'0123456789X']));
    expect(() => organisationCodeCheck('1')).toThrow(RangeError);
  });
});

describe('institution registration number, WS 218, domain 6.5', () => {
  it('reads the example', () => {
    expect(parseInstitutionRegistrationNo('45578564144010311A1001')).toEqual({
      organisationCode: '455785641',
      regionCode: '440103',
      economicType: '11',
      institutionClass: 'A100',
      managementClass: '1',
    });
    expect(isInstitutionRegistrationNo('PDY00000144010317D2122')).toBe(true);
  });

  it.each([
    ['45578564044010311A1001', 'organisation code'],
    ['45578564199010311A1001', 'region'],
    ['45578564144010318A1001', 'economic type'],
    ['45578564144010311a1001', 'class'],
    ['455785641440103111001', 'class'],
    ['45578564144010311A1003', 'management class'],
    ['45578564144010311A10011', 'length'],
    ['', 'length'],
  ])('%j is none (%s)', (text) => expect(isInstitutionRegistrationNo(text)).toBe(false));

  it.each([
    ['440103123411', true],
    ['44010312345678AB11', true],
    ['990103123411', false],
    ['4401031234111', false],
    ['45578564144010311A1001', false],
  ])('older number %s: %s', (text, accepted) => expect(isLegacyInstitutionRegistrationNo(text)).toBe(accepted));
});

describe('unified social credit code, GB 32100-2015, domain 6.6', () => {
  const real = [
    '11100000000013338W',
    '11430000006122244L',
    '113700000045046442',
    '11110000000021135M',
    '91350100M000100Y43',
    '11100000MB03271699',
  ];
  it.each(real)('%s is one', (text) => expect(isCreditCode(text)).toBe(true));

  it.each([
    '11100000000013338X',
    '11100000000013338w',
    '1110000000001333W',
    '1110000000001333802',
    '111O0000000013338W',
    '11100A00000013338W',
    '',
  ])('%j is none', (text) => expect(isCreditCode(text)).toBe(false));

  it.each(real)('any single wrong character of %s is noticed', (text) => {
    for (let place = 0; place < text.length; place += 1) {
      for (const character of '0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ') {
        if (character === text.charAt(place)) continue;
        expect(isCreditCode(`${text.slice(0, place)}${character}${text.slice(place + 1)}`)).toBe(false);
      }
    }
  });

  it('the organisation code inside must be right by itself', () => {
    // 11100000000013328? has a right outer check for exactly one last character, and a wrong inner one
    const candidates = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((check) => `11100000000013328${check}`);
    expect(candidates.some(isCreditCode)).toBe(false);
  });
});
