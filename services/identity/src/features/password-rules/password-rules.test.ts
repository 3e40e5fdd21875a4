import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { anOfficer, aPerson } from '@medreg/testkit';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';
import { checkNewPassword } from '../../rules/password-input.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity({ environment: { PASSWORD_MIN_LENGTH: '10' } });
});
afterAll(() => identity.stop());

it('says to everybody, also before the first password is changed, what is accepted', async () => {
  for (const viewer of [someStranger(), aPerson(), anOfficer({ mustChangePassword: true })]) {
    const rules = await identity.ask<{ minLength: number; maxLength: number }>(
      viewer,
      '{ passwordRules { minLength maxLength } }',
    );
    expect(rules).toEqual({ minLength: 10, maxLength: 64 });
  }
  const problems = (password: string) =>
    checkNewPassword({ password, passwordConfirmation: password }, 10).map(({ problem }) => problem);
  expect(['a1'.repeat(4), 'Lingnan7k2', 'a1'.repeat(33)].map(problems)).toEqual([['TOO_SHORT'], [], ['TOO_LONG']]);
});
