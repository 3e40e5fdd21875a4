declare const certificateCodeBrand: unique symbol;
declare const nurseCertificateNumberBrand: unique symbol;

/**
 * Practice certificate code 执业证书编码, 15 characters: a prefix of 9 and a serial of 6. One code for life (终身一号制,
 * S2-Q9.3): it survives every upgrade and move, so never derive a level, a category or a place from it. Domain 6.3.
 */
export type CertificateCode = string & { readonly [certificateCodeBrand]: true };

/** Nurse practice certificate number 护士执业证书编号, 12 digits: year 4 + province 2 + serial 6. Domain 6.4. */
export type NurseCertificateNumber = string & { readonly [nurseCertificateNumberBrand]: true };

/**
 * The code for a prefix and its next serial. Physicians: level 1 + category 2 + region of first registration 6, all digits;
 * TCM-specialty physicians: the prefix of the configuration (11-A13).
 * @throws RangeError when the prefix is not 9 upper-case alphanumerics or the serial not 1 … 999999 (the prefix is used up).
 */
export function formatCertificateCode(parts: { readonly prefix9: string; readonly serial: number }): CertificateCode {
  const code = `${parts.prefix9}${serialOf6(parts.serial)}`;
  if (isCertificateCode(code)) return code;
  throw new RangeError('The prefix of a certificate code has 9 characters, 0–9 or A–Z');
}

/** Whether the text is a practice certificate code of either profession. */
export function isCertificateCode(text: string): text is CertificateCode {
  return /^[0-9A-Z]{9}\d{6}$/.test(text);
}

/** Whether the text is a physician's practice certificate code: 15 digits, nothing more is certain. Domain 6.3. */
export function isPhysicianCertificateCode(text: string): text is CertificateCode {
  return /^\d{15}$/.test(text);
}

/** The number for a year, the two digits of a province and the next serial. @throws RangeError when they make none. */
export function formatNurseCertificateNumber(parts: {
  readonly year: number;
  readonly provincePrefix: string;
  readonly serial: number;
}): NurseCertificateNumber {
  const number = `${parts.year}${parts.provincePrefix}${serialOf6(parts.serial)}`;
  if (isNurseCertificateNumber(number)) return number;
  throw new RangeError('A nurse certificate number needs a year 19xx or 20xx and a province of GB/T 2260');
}

/** Whether the text is a nurse practice certificate number of 卫办医发〔2008〕114号. Older ones may look different. Domain 6.4. */
export function isNurseCertificateNumber(text: string): text is NurseCertificateNumber {
  return /^(19|20)\d{2}(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)\d{6}$/.test(text);
}

function serialOf6(serial: number): string {
  if (Number.isInteger(serial) && serial >= 1 && serial <= 999_999) return String(serial).padStart(6, '0');
  throw new RangeError('A certificate serial goes from 1 to 999999');
}
