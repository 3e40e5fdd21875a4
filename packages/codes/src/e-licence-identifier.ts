import { isCreditCode } from './credit-code.ts';
import { mod37_36 } from './mod37-36.ts';
import { isRegionCode } from './region-code.ts';

declare const eLicenceIdentifierBrand: unique symbol;

/**
 * e-licence identifier 电子证照标识, GB/T 36904-2018:
 * `1.2.156.3005.2.<licence type>.<issuer>.<serial>.<version>.<check>`. Domain 6.9.
 */
export type ELicenceIdentifier = string & { readonly [eLicenceIdentifierBrand]: true };

export type ELicenceIdentifierParts = {
  /** Credit code of the department that defined the licence type, and three digits. */
  readonly licenceTypeCode: string;
  /** Credit code of the issuing organ, or its division code. */
  readonly issuerCode: string;
  /** The issuer's own number, 1–32 upper-case alphanumerics. */
  readonly serial: string;
  /** From 1; it grows with every re-issue. */
  readonly version: number;
};

export type ELicenceIdentifierProblem = 'SHAPE' | 'LICENCE_TYPE' | 'ISSUER' | 'SERIAL' | 'VERSION' | 'CHECK';

export type ParsedELicenceIdentifier =
  | ({ readonly ok: true; readonly identifier: ELicenceIdentifier } & ELicenceIdentifierParts)
  | { readonly ok: false; readonly problem: ELicenceIdentifierProblem };

const ROOT = '1.2.156.3005.2';

/** @throws RangeError naming the part that cannot stand in an identifier. */
export function formatELicenceIdentifier(parts: ELicenceIdentifierParts): ELicenceIdentifier {
  const wrong = problemOf(parts);
  if (wrong) throw new RangeError(`Cannot make an e-licence identifier: ${wrong}`);
  const fields = fieldsOf(parts);
  return [ROOT, ...fields, mod37_36(fields.join(''))].join('.') as ELicenceIdentifier;
}

/** Reads an identifier; blanks around it are cut and nothing else is forgiven, because a signature covers it as it stands. */
export function parseELicenceIdentifier(typed: string): ParsedELicenceIdentifier {
  const text = typed.trim();
  const [licenceTypeCode = '', issuerCode = '', serial = '', version = '', check = ''] = text.startsWith(`${ROOT}.`)
    ? text.slice(ROOT.length + 1).split('.')
    : [];
  if (text !== [ROOT, licenceTypeCode, issuerCode, serial, version, check].join('.')) return problem('SHAPE');
  if (!/^\d{3}$/.test(version)) return problem('VERSION');
  const parts = { licenceTypeCode, issuerCode, serial, version: Number(version) };
  const wrong = problemOf(parts);
  if (wrong) return problem(wrong);
  if (mod37_36(fieldsOf(parts).join('')) !== check) return problem('CHECK');
  return { ok: true, identifier: text as ELicenceIdentifier, ...parts };
}

/** Whether the text is an e-licence identifier. */
export function isELicenceIdentifier(text: string): text is ELicenceIdentifier {
  const parsed = parseELicenceIdentifier(text);
  return parsed.ok && parsed.identifier === text;
}

function problemOf(parts: ELicenceIdentifierParts): ELicenceIdentifierProblem | null {
  const { licenceTypeCode, issuerCode, serial, version } = parts;
  if (!/^\d{3}$/.test(licenceTypeCode.slice(18)) || !isCreditCode(licenceTypeCode.slice(0, 18))) return 'LICENCE_TYPE';
  if (!isCreditCode(issuerCode) && !isRegionCode(issuerCode)) return 'ISSUER';
  if (!/^[0-9A-Z]{1,32}$/.test(serial)) return 'SERIAL';
  return Number.isInteger(version) && version >= 1 && version <= 999 ? null : 'VERSION';
}

function fieldsOf(parts: ELicenceIdentifierParts): string[] {
  return [parts.licenceTypeCode, parts.issuerCode, parts.serial, String(parts.version).padStart(3, '0')];
}

function problem(name: ELicenceIdentifierProblem): ParsedELicenceIdentifier {
  return { ok: false, problem: name };
}
