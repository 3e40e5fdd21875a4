import type { IdentityDocumentType } from '@medreg/codes';
import type { Pii } from '@medreg/pii';

/** Their numbers are of one series: 居民身份证, 港澳台居民居住证, 外国人永久居留身份证. Domain 6.10. */
const ONE_SERIES: readonly string[] = ['01', '08', '09'] satisfies IdentityDocumentType[];

/** The fingerprint under which a person is found by the number of a document; of other documents the type is part of it. */
export function identityIndex(pii: Pick<Pii, 'blindIndex'>, documentType: string, idNumber: string): string {
  return pii.blindIndex('ID_NUMBER', ONE_SERIES.includes(documentType) ? idNumber : `${documentType}:${idNumber}`);
}
