import { type CalendarDate, parseCalendarDate } from '@medreg/clock';
import { type BusinessCode, isBusinessCode } from './business-codes.ts';
import { isMod37_36, mod37_36 } from './mod37-36.ts';
import { isRegionCode, type RegionCode } from './region-code.ts';

declare const eRegIdBrand: unique symbol;

/**
 * Electronic registration identification code 电子化注册识别码, 27 characters: `ER`, region 6, date 8, business 2, serial 8,
 * check 1 (ISO 7064 MOD 37,36). One per approved application, for ever. Domain 6.8 [D].
 */
export type ERegId = string & { readonly [eRegIdBrand]: true };

export type ERegIdParts = {
  readonly regionCode: RegionCode;
  readonly date: CalendarDate;
  readonly business: BusinessCode;
  /** 1 … 99999999. */
  readonly serial: number;
};

/** @throws RangeError when the serial is not 1 … 99999999. */
export function formatERegId(parts: ERegIdParts): ERegId {
  const { regionCode, date, business, serial } = parts;
  if (!Number.isInteger(serial) || serial < 1 || serial > 99_999_999) {
    throw new RangeError('The serial of an electronic registration code goes from 1 to 99999999');
  }
  const body = `ER${regionCode}${date.replaceAll('-', '')}${business}${String(serial).padStart(8, '0')}`;
  return `${body}${mod37_36(body)}` as ERegId;
}

/** The parts of a code, or null when a part or the check character is wrong. */
export function parseERegId(text: string): ERegIdParts | null {
  const match = /^ER(\d{6})(\d{4})(\d{2})(\d{2})(\d{2})(\d{8})[0-9A-Z]$/.exec(text);
  if (!match || !isMod37_36(text)) return null;
  const [, regionCode = '', year, month, day, business = '', serial] = match;
  const date = parseCalendarDate(`${year}-${month}-${day}`);
  if (!date || !isRegionCode(regionCode) || !isBusinessCode(business) || Number(serial) === 0) return null;
  return { regionCode, date, business, serial: Number(serial) };
}

/** Whether the text is an electronic registration identification code. */
export function isERegId(text: string): text is ERegId {
  return parseERegId(text) !== null;
}
