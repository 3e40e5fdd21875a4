import { COMPOUND_SURNAMES } from './compound-surnames.ts';

/** Masks take what may be missing and give null for it. */
type Masked<Given> = Given extends string ? string : null;

/** `440103**********30`: region and last two. Shorter document numbers keep a third at the front and a sixth at the end. */
export function maskIdNumber<Given extends string | null | undefined>(idNumber: Given): Masked<Given> {
  return masked(idNumber, (text) => (text.length >= 15 ? keep(text, 6, 2) : keepShare(text)));
}

/** `138****1234`. */
export function maskPhone<Given extends string | null | undefined>(phone: Given): Masked<Given> {
  return masked(phone, (text) => (text.length === 11 ? keep(text, 3, 4) : keepShare(text)));
}

/** `200944*******************30`: a physician's qualification code ends with the identity number (domain 6.2). */
export function maskQualificationCode<Given extends string | null | undefined>(code: Given): Masked<Given> {
  return masked(code, (text) => (text.length >= 15 ? keep(text, 6, 2) : keepShare(text)));
}

/**
 * `张*`, `张**`, `欧阳*`: the surname stays, compound ones whole when a given name follows. Of any other name the first
 * character stays, with its dots and blanks: `买**·**`, `J*** S****`. A name of one character is hidden altogether.
 */
export function maskName<Given extends string | null | undefined>(name: Given): Masked<Given> {
  return masked(name, (text) => {
    const characters = [...text.trim()];
    if (characters.length < 2) return '*'.repeat(characters.length);
    const parts = text.trim().split(NAME_SEPARATORS);
    if (parts.length > 1) return parts.map((part, place) => (place % 2 === 1 ? part : maskPart(part, place))).join('');
    const isCompound = characters.length > 2 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join(''));
    return keep(text.trim(), isCompound ? 2 : 1, 0);
  });
}

/** `zh***@example.com`: two characters of the mailbox (none of a mailbox of up to two) and the domain. */
export function maskEmail<Given extends string | null | undefined>(email: Given): Masked<Given> {
  return masked(email, (text) => {
    const at = text.lastIndexOf('@');
    if (at < 1) return '***';
    return `${at > 2 ? text.slice(0, 2) : ''}***${text.slice(at)}`;
  });
}

/** A group, so that `split` keeps the separators at the odd places. */
const NAME_SEPARATORS = /([·•‧・\s]+)/u;

/** Only a part in Latin letters shows its initial after the first part. */
function maskPart(part: string, place: number): string {
  return keep(part, place === 0 || /^\p{Script=Latin}/u.test(part) ? 1 : 0, 0);
}

function masked<Given extends string | null | undefined>(value: Given, mask: (text: string) => string): Masked<Given>;
function masked(value: string | null | undefined, mask: (text: string) => string): string | null {
  return value === null || value === undefined ? null : mask(value);
}

/** Counts characters as people do, so that a rare one outside the basic plane is one star. */
function keep(text: string, front: number, back: number): string {
  const characters = [...text];
  const hidden = Math.max(characters.length - front - back, 0);
  return [...characters.slice(0, front), '*'.repeat(hidden), ...characters.slice(front + hidden)].join('');
}

function keepShare(text: string): string {
  const length = [...text].length;
  return keep(text, Math.floor(length / 3), Math.floor(length / 6));
}
