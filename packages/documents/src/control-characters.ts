const LINE_END = /\r\n?|[\u0085\u2028\u2029]/gu;
const CONTROL_BUT_NEWLINE = /(?!\n)\p{Cc}+/gu;

/** A value for one field of a paper: line ends, tabs and other control characters become a space. */
export function oneLine(text: string): string {
  return paragraphs(text).replace(/\n+/gu, ' ');
}

/** A text of several paragraphs: every kind of line end becomes `\n`, other control characters a space. */
export function paragraphs(text: string): string {
  return text.replace(LINE_END, '\n').replace(CONTROL_BUT_NEWLINE, ' ');
}
