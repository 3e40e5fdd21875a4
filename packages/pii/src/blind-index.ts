/** What a fingerprint stands for. It is part of the fingerprint, so indexes of two kinds never meet. */
export type BlindIndexKind =
  | 'ID_NUMBER'
  | 'PHONE'
  | 'EMAIL'
  | 'NAME'
  | 'QUALIFICATION_CODE'
  | 'CERTIFICATE_CODE'
  | 'RECORD';

/**
 * The form in which a value is fingerprinted, so that two spellings of one value are found as one: full-width to ASCII
 * (NFKC) and outer blanks cut; codes in upper case, addresses in lower case; names without blanks and with one kind of
 * middle dot, because registers write 买买提·艾力 with half a dozen of them.
 */
export function indexForm(kind: BlindIndexKind, value: string): string {
  const text = value.normalize('NFKC').trim();
  switch (kind) {
    case 'NAME':
      return text
        .replace(/\s+/gu, '')
        .replace(/[·•‧∙⋅・.．・]/gu, '·')
        .toUpperCase();
    case 'EMAIL':
      return text.toLowerCase();
    case 'PHONE':
    case 'RECORD':
      return text;
    case 'ID_NUMBER':
    case 'QUALIFICATION_CODE':
    case 'CERTIFICATE_CODE':
      return text.toUpperCase();
  }
}
