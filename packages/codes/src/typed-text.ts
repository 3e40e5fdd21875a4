/**
 * What a person typed as the code that they meant: blanks around it cut, full-width forms (１２３Ｘ，as Chinese input methods
 * produce them) to ASCII, letters to upper case.
 */
export function toCanonicalText(typed: string): string {
  return toHalfWidth(typed).trim().toUpperCase();
}

/** Full-width forms U+FF01–FF5E and the ideographic space to their ASCII counterparts. */
export function toHalfWidth(typed: string): string {
  return typed
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}
