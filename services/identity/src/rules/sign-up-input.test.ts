import { describe, expect, it } from '@jest/globals';
import { readSignUpDetails } from './sign-up-input.ts';

const GOOD = {
  phone: '13800138000',
  email: null,
  loginName: 'zhangsan1',
  password: 'Yang2Sheng6',
  passwordConfirmation: 'Yang2Sheng6',
};

describe('readSignUpDetails (S0-1.1 图1.1.5, domain 6.11, 11-A16)', () => {
  it.each([
    [{}, { phone: '13800138000', email: null, loginName: 'zhangsan1' }],
    [
      { phone: '+86 138-0013-8000', email: ' Zhang@Example.CN ' },
      { phone: '13800138000', email: 'zhang@example.cn' },
    ],
    [{ email: '  ' }, { email: null }],
  ])('takes %j', (change, details) => {
    expect(readSignUpDetails({ ...GOOD, ...change }, 8)).toMatchObject({ details });
  });

  it.each([
    ['phone', 'PHONE', { phone: '23800138000' }],
    ['email', 'EMAIL', { email: 'zhang@' }],
    ['loginName', 'LOGIN_NAME', { loginName: '1zhangsan' }],
    ['loginName', 'LOGIN_NAME', { loginName: 'zhang' }],
    ['password', 'TOO_SHORT', { password: 'Ya2Sh6g', passwordConfirmation: 'Ya2Sh6g' }],
    ['password', 'NO_DIGIT', { password: 'YangSheng', passwordConfirmation: 'YangSheng' }],
    ['password', 'COMMON', { password: 'password1', passwordConfirmation: 'password1' }],
    ['passwordConfirmation', 'CONFIRMATION', { passwordConfirmation: 'yang2sheng6' }],
  ])('refuses %s: %s', (field, problem, change) => {
    expect(readSignUpDetails({ ...GOOD, ...change }, 8)).toEqual({
      problems: [{ field, problem, message: expect.stringMatching(/\p{Script=Han}/u) }],
    });
  });
});
