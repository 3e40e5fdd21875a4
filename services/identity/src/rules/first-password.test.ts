import { describe, expect, it } from '@jest/globals';
import { checkPassword } from '@medreg/codes';
import { makeFirstPassword } from './first-password.ts';

describe('makeFirstPassword (domain 2.1)', () => {
  it('makes passwords that a person can read from an SMS and that satisfy the rules', () => {
    const made = Array.from({ length: 500 }, () => makeFirstPassword());
    for (const password of made) {
      expect(password).toMatch(/^[a-zA-Z34679]{12}$/);
      expect(password).not.toMatch(/[01258OlIZSBuvz]/);
      expect(checkPassword(password)).toEqual([]);
    }
    expect(new Set(made).size).toBe(made.length);
  });

  it.each([0, 1])('keeps a letter and a digit when chance repeats itself (%d)', (place) => {
    const password = makeFirstPassword((max) => Math.min(place * 42, max - 1));
    expect(password).toMatch(/[a-zA-Z]/);
    expect(password).toMatch(/\d/);
  });
});
