import { FileProblem } from './file-problem.ts';

/** `type/subtype` with parameters, in the characters that a header may hold. */
const CONTENT_TYPE = /^[a-z0-9!#$&^_.+-]{1,64}\/[a-z0-9!#$&^_.+-]{1,64}(?:; ?[a-z0-9-]{1,32}=[A-Za-z0-9._-]{1,64})*$/;

/** What a file is taken for when nobody said. */
export const UNKNOWN_CONTENT_TYPE = 'application/octet-stream';

/** @throws FileProblem BAD_CONTENT_TYPE. */
export function checkContentType(text: string): void {
  if (CONTENT_TYPE.test(text)) return;
  throw new FileProblem('BAD_CONTENT_TYPE', 'A content type looks like image/jpeg, in lower case');
}
