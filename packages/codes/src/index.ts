/**
 * The codes of the field: parse, check, format. Pure functions over texts; the structure of every code is domain chapter 6.
 *
 * A `parse…` function takes what a person typed and returns the canonical code or the problem by name. An `is…` function
 * takes a canonical code. A `format…` function makes one and throws RangeError when its parts cannot make one.
 */
export { BUSINESS_CODES, type Business, type BusinessCode, isBusinessCode } from './business-codes.ts';
export {
  type CertificateCode,
  formatCertificateCode,
  formatNurseCertificateNumber,
  isCertificateCode,
  isNurseCertificateNumber,
  isPhysicianCertificateCode,
  type NurseCertificateNumber,
} from './certificate-code.ts';
export { isLoginName, isMobilePhone, type MobilePhone, parseMobilePhone } from './contact.ts';
export { type CreditCode, isCreditCode } from './credit-code.ts';
export {
  type ELicenceIdentifier,
  type ELicenceIdentifierParts,
  type ELicenceIdentifierProblem,
  formatELicenceIdentifier,
  isELicenceIdentifier,
  type ParsedELicenceIdentifier,
  parseELicenceIdentifier,
} from './e-licence-identifier.ts';
export { type ERegId, type ERegIdParts, formatERegId, isERegId, parseERegId } from './e-reg-id.ts';
export { isEmail, parseEmail } from './email.ts';
export { type IdNumber, type IdNumberProblem, type ParsedIdNumber, parseIdNumber, type Sex } from './id-number.ts';
export {
  IDENTITY_DOCUMENTS,
  type IdentityDocumentType,
  parseIdentityDocument,
} from './identity-document.ts';
export {
  type InstitutionRegistrationNo,
  type InstitutionRegistrationParts,
  isInstitutionRegistrationNo,
  isLegacyInstitutionRegistrationNo,
  parseInstitutionRegistrationNo,
} from './institution-registration-no.ts';
export { isMod37_36, mod37_36 } from './mod37-36.ts';
export { isOrganisationCode, type OrganisationCode, organisationCodeCheck } from './organisation-code.ts';
export { checkPassword, type PasswordProblem } from './password.ts';
export {
  checkPasswordShape,
  LONGEST_PASSWORD,
  type PasswordRule,
  type PasswordShapeProblem,
} from './password-shape.ts';
export {
  type ParsedPhysicianQualificationCode,
  type ParsedTcmQualificationCode,
  type PhysicianQualificationCode,
  type PhysicianQualificationProblem,
  parsePhysicianQualificationCode,
  parseTcmQualificationCode,
  type TcmQualificationCode,
} from './qualification-code.ts';
export { isRegionCode, provinceOf, type RegionCode, regionCode } from './region-code.ts';
export { toCanonicalText } from './typed-text.ts';
