/** Long enough to tell what went wrong, short enough for a line. */
const REASON_LENGTH = 200;

/** Seven digits or more that stand alone: ID numbers, phones, certificate codes. A UUID's groups are joined by hyphens. */
const NUMBER_OF_A_PERSON = /(?<![\w-])\d{7,}[0-9Xx]*(?![\w-])/g;
const MAILBOX = /[^\s@"'<>]+@[^\s@"'<>]+\.[^\s@"'<>]+/g;

/**
 * The first line of an error message without what looks like a number or mailbox of a person: an error thrown by a library
 * may quote what it choked on.
 */
export function withoutPersonalData(message: string): string {
  const firstLine = message.split('\n', 1)[0] ?? '';
  const masked = firstLine.replace(NUMBER_OF_A_PERSON, '***').replace(MAILBOX, '***');
  return masked.length > REASON_LENGTH ? `${masked.slice(0, REASON_LENGTH - 1)}…` : masked;
}
