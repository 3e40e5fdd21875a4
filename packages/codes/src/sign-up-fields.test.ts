import { describe, expect, it } from '@jest/globals';
import {
  checkPassword,
  isEmail,
  isLoginName,
  isMobilePhone,
  parseEmail,
  parseMobilePhone,
  toCanonicalText,
} from './index.ts';

describe('mobile phone, domain 6.11', () => {
  it.each(['13800138000', '19912345678'])('%s', (text) => expect(isMobilePhone(text)).toBe(true));
  it.each(['12800138000', '1380013800', '138001380000', '+8613800138000', '138 0013 8000', ''])('not %j', (text) =>
    expect(isMobilePhone(text)).toBe(false),
  );
  it.each([
    ['+86 138-0013-8000', '13800138000'],
    ['0086 13800138000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['861380013800', null],
    ['020-83123456', null],
  ])('typed %j means %s', (typed, phone) => expect(parseMobilePhone(typed)).toBe(phone));
});

describe('e-mail', () => {
  it.each(['a@example.com', 'first.last+tag@mail.example.cn'])('%s', (text) => expect(isEmail(text)).toBe(true));
  it.each(['', 'a', 'a@', '@example.com', 'a b@example.com', 'a@b', `${'a'.repeat(250)}@example.com`])(
    'not %j',
    (text) => expect(isEmail(text)).toBe(false),
  );
  it('is compared in lower case', () => {
    expect(parseEmail(' Wang.Fang@Example.COM ')).toBe('wang.fang@example.com');
    expect(parseEmail('wang＠example.com')).toBe('wang@example.com');
    expect(parseEmail('wang')).toBeNull();
  });
});

describe('login name, S0-1.1: a letter, then letters and digits, 6–12 in all', () => {
  it.each(['zhang3', 'Zhang3Feng', 'a12345678901'])('%s', (text) => expect(isLoginName(text)).toBe(true));
  it.each(['zhan3', 'a123456789012', '3zhang', 'zhang_3', 'zhang 3', '张三张三张三', ''])('not %j', (text) =>
    expect(isLoginName(text)).toBe(false),
  );
});

describe('password, S0-1.1, domain 6.11, 11-A16', () => {
  it.each(['Kx7mPq2w', 'tang-lang8', 'Qw!7'.repeat(16), 'ZhongYi2026x'])('%s is good', (text) =>
    expect(checkPassword(text)).toEqual([]),
  );

  it.each<[string, string[]]>([
    ['', ['TOO_SHORT', 'NO_LETTER', 'NO_DIGIT']],
    ['Kx7mPq2', ['TOO_SHORT']],
    [`${'Kx7m'.repeat(16)}1`, ['TOO_LONG']],
    ['password', ['NO_DIGIT', 'COMMON']],
    ['Kxwmpqzwt', ['NO_DIGIT']],
    ['12345678', ['NO_LETTER', 'COMMON']],
    ['Kx7m Pq2w', ['CHARACTERS']],
    ['密码Kx7mPq2w', ['CHARACTERS']],
    ['password1', ['COMMON']],
    ['PassWord1', ['COMMON']],
    ['1qaz2wsx', ['COMMON']],
  ])('%j: %j', (text, problems) => expect(checkPassword(text)).toEqual(problems));

  it('the minimum is configurable, down to the 6 of S0-5.3 and no further', () => {
    expect(checkPassword('Kx7mPq', { minLength: 6 })).toEqual([]);
    expect(checkPassword('Kx7mP', { minLength: 1 })).toEqual(['TOO_SHORT']);
    expect(checkPassword('Kx7mPq2w', { minLength: 12 })).toEqual(['TOO_SHORT']);
  });
});

it('typed text: full-width forms, blanks, case', () => {
  expect(toCanonicalText('　ａｂｃ－１２３ ')).toBe('ABC-123');
});
