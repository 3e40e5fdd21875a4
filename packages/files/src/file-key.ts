import { FileProblem } from './file-problem.ts';

declare const fileKeyBrand: unique symbol;

/**
 * `photos/2026/7f1c….jpg`: segments of letters, digits, `.`, `_` and `-`, which begin with a letter or
 * digit and do not end with a dot.
 */
export type FileKey = string & { readonly [fileKeyBrand]: true };

const SEGMENT = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/;

/** Whether the text is a key: at most 512 characters, no empty segment, none that climbs (`..`) or hides (`.x`). */
export function isFileKey(text: string): text is FileKey {
  return text.length <= 512 && text.split('/').every((segment) => segment.length <= 200 && SEGMENT.test(segment));
}

/** @throws FileProblem BAD_KEY. */
export function fileKey(text: string): FileKey {
  if (isFileKey(text)) return text;
  throw new FileProblem('BAD_KEY', 'A file key has segments of letters, digits, ".", "_" and "-", separated by "/"');
}
