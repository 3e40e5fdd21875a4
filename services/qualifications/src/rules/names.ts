import { indexForm } from '@medreg/pii';

/** Letters of any script with their marks; dots, hyphens, apostrophes and blanks between them (买买提·艾力, J. O'Neill-Wu). */
const NAME = /^\p{L}[\p{L}\p{M}·•‧・.\-'’ ]*$/u;

const CHINESE = /^[\p{Script=Han}·•‧]+$/u;

/** Characters that a name may have; foreign ones are longer (domain 10.1.14). */
const CHINESE_LENGTH = 50;
const FOREIGN_LENGTH = 100;

/** @returns the name with single blanks, in the dots that it is written with, or what is wrong with it */
export function readName(text: string): { name: string } | { problem: 'TOO_LONG' | 'NAME_CHARACTERS' } {
  const name = text.replace(/\s+/gu, ' ');
  if ([...name].length > (CHINESE.test(name) ? CHINESE_LENGTH : FOREIGN_LENGTH)) return { problem: 'TOO_LONG' };
  return NAME.test(name) ? { name } : { problem: 'NAME_CHARACTERS' };
}

/** Registers write one name with different dots and blanks. Domain 10.1.13. */
export function isSameName(one: string, other: string): boolean {
  return indexForm('NAME', one) === indexForm('NAME', other);
}
