import {
  IDENTITY_DOCUMENTS,
  type IdentityDocumentType,
  parseIdentityDocument,
  parseIdNumber,
  toCanonicalText,
} from '@medreg/codes';
import type { Pii } from '@medreg/pii';
import { identityIndex } from '../identity-index.ts';
import type { NumberIndexes } from '../rules/find-holder.ts';

export const isDocumentType = (text: string): text is IdentityDocumentType => Object.hasOwn(IDENTITY_DOCUMENTS, text);

/**
 * The fingerprints of a number as somebody types it: a small x and full-width digits are forgiven (10.1.11), 15 digits are
 * upgraded (10.1.12), and looked for as they stand too, where the upgrade had failed (6.1). Whoever types the 18 characters
 * that the public-security organ has given him since is found by the 15 that stand there until ID15_UPGRADE (S2-Q47).
 * @returns null when it can be nobody's number
 */
export function typedIdentity(
  pii: Pick<Pii, 'blindIndex'>,
  { idNumber, documentType }: { idNumber: string; documentType: string },
): NumberIndexes | null {
  const text = toCanonicalText(idNumber);
  const indexOf = (number: string) => identityIndex(pii, documentType, number);
  if (documentType === '01' || documentType === '08') {
    const parsed = parseIdNumber(text);
    if (parsed.ok) {
      const old = parsed.upgradedFrom15 ? text : oldFormOf(parsed.idNumber);
      return { idNumberIndex: indexOf(parsed.idNumber), oldNumberIndex: old && indexOf(old) };
    }
    return /^[0-9A-Z]{15}$/.test(text) ? { idNumberIndex: indexOf(text), oldNumberIndex: null } : null;
  }
  const number = isDocumentType(documentType) ? parseIdentityDocument(documentType, text) : null;
  return number === null ? null : { idNumberIndex: indexOf(number), oldNumberIndex: null };
}

/** The 15 digits that somebody of the twentieth century had before (GB 11643-1989). */
const oldFormOf = (idNumber: string): string | null =>
  idNumber.slice(6, 8) === '19' ? `${idNumber.slice(0, 6)}${idNumber.slice(8, 17)}` : null;
