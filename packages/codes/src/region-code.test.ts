import { describe, expect, it } from '@jest/globals';
import { isRegionCode, provinceOf, regionCode } from './index.ts';

describe('administrative division codes, domain 6.7', () => {
  it.each([
    '440000',
    '440100',
    '440103',
    '419001',
    '429004',
    '469001',
    '659001',
    '441900',
    '442000',
    '460400',
    '620200',
    '660000',
    '440171',
    '710000',
    '810000',
  ])('%s', (text) => {
    expect(isRegionCode(text)).toBe(true);
    expect(provinceOf(regionCode(text))).toBe(`${text.slice(0, 2)}0000`);
  });

  it.each(['000000', '990000', '830000', '440003', '44010', '4401033', '44010X', '', ' 440103'])('not %j', (text) => {
    expect(isRegionCode(text)).toBe(false);
    expect(() => regionCode(text)).toThrow(RangeError);
  });
});
