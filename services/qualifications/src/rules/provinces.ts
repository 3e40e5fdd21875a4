const NATION = '000000';

/** Who assesses provides (谁考核、谁提供、谁负责, S0 165号 一): below the national level only for the own province. */
export function isInProvince(provinceCode: string, providerRegion: string): boolean {
  return providerRegion === NATION || provinceCode.slice(0, 2) === providerRegion.slice(0, 2);
}
