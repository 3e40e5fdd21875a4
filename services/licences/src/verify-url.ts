/** 永久核验地址 of an identifier or of a live code: one page for both. */
export function verifyUrl(publicUrl: string, code: string): string {
  return `${publicUrl}/verify/${code}`;
}
