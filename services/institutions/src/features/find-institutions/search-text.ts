/** @returns a LIKE pattern for "contains", the text's own wildcards taken literally */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** True for what looks like a registration number (domain 6.5): 12 to 22 letters and digits. */
export function isRegistrationNoLike(text: string): boolean {
  return /^[0-9A-Za-z]{12,22}$/.test(text);
}
