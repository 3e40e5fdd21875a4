import { isOrganisationCode, type OrganisationCode } from './organisation-code.ts';
import { isRegionCode, type RegionCode } from './region-code.ts';

declare const institutionRegistrationNoBrand: unique symbol;

/** Registration number of an institution's practice licence 医疗机构执业许可证登记号, 22 characters. WS 218, domain 6.5. */
export type InstitutionRegistrationNo = string & { readonly [institutionRegistrationNoBrand]: true };

export type InstitutionRegistrationParts = {
  readonly organisationCode: OrganisationCode;
  readonly regionCode: RegionCode;
  /** First two digits of GB/T 12402, e.g. 11 国有全资. */
  readonly economicType: string;
  /** Institution class of WS 218, e.g. A100 综合医院. */
  readonly institutionClass: string;
  /** 1 non-profit, 2 for profit, 9 other health body. */
  readonly managementClass: string;
};

const ECONOMIC_TYPES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 16 17 19 21 22 23 24 29 31 32 33 34 39 90'.split(' '),
);

/** The parts of a registration number, or null when it is none (a legacy number has no parts that can be relied on). */
export function parseInstitutionRegistrationNo(text: string): InstitutionRegistrationParts | null {
  const match = /^([0-9A-Z]{9})(\d{6})(\d{2})([A-Z]\d{3})([129])$/.exec(text);
  if (!match) return null;
  const [, organisationCode = '', regionCode = '', economicType = '', institutionClass = '', managementClass = ''] =
    match;
  if (!isOrganisationCode(organisationCode) || !isRegionCode(regionCode)) return null;
  if (!ECONOMIC_TYPES.has(economicType)) return null;
  return { organisationCode, regionCode, economicType, institutionClass, managementClass };
}

/** Whether the text is a registration number of 22 characters with a right organisation code. */
export function isInstitutionRegistrationNo(text: string): text is InstitutionRegistrationNo {
  return parseInstitutionRegistrationNo(text) !== null;
}

/** Older clinic codes: 12 characters (region 6 + unit 4 + attribute 2) or 18. Accepted as imported. Domain 6.5. */
export function isLegacyInstitutionRegistrationNo(text: string): boolean {
  return /^(\d{6})[0-9A-Z]{6}(?:[0-9A-Z]{6})?$/.test(text) && isRegionCode(text.slice(0, 6));
}
