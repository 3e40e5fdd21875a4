import { z } from 'zod';
import { toHalfWidth } from './typed-text.ts';

const email = z.email().max(254);

/** Whether the text is an e-mail address of at most 254 characters. */
export function isEmail(text: string): boolean {
  return email.safeParse(text).success;
}

/** The address in the form in which it is compared and stored, lower case, or null when it is none. */
export function parseEmail(typed: string): string | null {
  const address = toHalfWidth(typed).trim().toLowerCase();
  return isEmail(address) ? address : null;
}
