declare const regionCodeBrand: unique symbol;

/** Administrative division code, GB/T 2260: province 2 + city 2 + county 2 digits. Domain 6.7. */
export type RegionCode = string & { readonly [regionCodeBrand]: true };

/** The two digits with which a province-level division begins in GB/T 2260. */
export const PROVINCE_PREFIXES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** 新疆生产建设兵团, a province-level unit in the notices; pseudo-province 660000. Domain 6.7 [K]. */
const PRODUCTION_CORPS = '66';

/**
 * Whether the text has the shape of a division code: six digits of a known province, and no county without a city.
 * Whether the division exists, and since when, is the region table's knowledge, not this function's.
 */
export function isRegionCode(text: string): text is RegionCode {
  if (!/^\d{6}$/.test(text)) return false;
  const [province, city, county] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)];
  if (!PROVINCE_PREFIXES.has(province) && province !== PRODUCTION_CORPS) return false;
  return city !== '00' || county === '00';
}

/** The text as a division code. @throws RangeError when it has not the shape of one. */
export function regionCode(text: string): RegionCode {
  if (isRegionCode(text)) return text;
  throw new RangeError(`Not an administrative division code: ${JSON.stringify(text)}`);
}

/** The code of the province that the division belongs to: `440103` → `440000`. */
export function provinceOf(code: RegionCode): RegionCode {
  return regionCode(`${code.slice(0, 2)}0000`);
}
