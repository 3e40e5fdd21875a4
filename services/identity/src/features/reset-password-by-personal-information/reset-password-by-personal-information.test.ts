import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aContactVerifiedPerson,
  aPersonToSignUp,
  type Person,
  qualify,
  signedIn,
  signIn,
  signUp,
  solveCaptcha,
} from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';
import { register } from '../../../test/register.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const RESET = /* GraphQL */ `
  mutation ($input: ResetPasswordByPersonalInformationInput!) {
    resetPasswordByPersonalInformation(input: $input) {
      __typename
      ... on PasswordReset { loginName message }
      ... on InvalidInput { problems { field problem } }
      ... on PersonalInformationRefused { message }
    }
  }
`;
const NEW = { password: 'New3Password', passwordConfirmation: 'New3Password' };

async function reset({ name, idNumber }: Pick<Person, 'name' | 'idNumber'>, certificateCode: string, change = {}) {
  const captcha = await solveCaptcha(identity);
  const input = { name, idNumber, certificateCode, captcha, ...NEW, ...change };
  return identity.ask(someStranger(), RESET, { input });
}

async function somebody() {
  const person = aPersonToSignUp();
  const qualified = qualify(identity, person);
  await signUp(identity, person);
  return { person, qualified };
}

describe('通过个人信息找回 (S2-Q12, Q34, domain 4.1)', () => {
  it('finds the login name, falls back to REGISTERED and ends the sessions', async () => {
    const { person, qualified } = await somebody();
    const { viewer } = await signedIn(identity, person);
    expect(await reset(person, qualified.code.toLowerCase())).toMatchObject({
      __typename: 'PasswordReset',
      loginName: person.loginName,
    });
    const row = await identity.deps.prisma.account.findUniqueOrThrow({ where: { id: viewer.accountId ?? '' } });
    expect(row).toMatchObject({ state: 'REGISTERED', practitionerId: null });
    expect(await identity.revokedSessions()).toContain(viewer.sessionId);
    expect(await signIn(identity, person)).toMatchObject({ __typename: 'SignInRefused' });
    const again = await signedIn(identity, { ...person, password: NEW.password });
    expect(again.account).toMatchObject({ state: 'IDENTITY_VERIFIED', nextStep: 'VERIFY_CONTACT' });
  });

  it('takes the code of the practice certificate too', async () => {
    const { person, qualified } = await somebody();
    await register(identity, { practitionerId: qualified.practitionerId, certificateCode: '110440000012345' });
    expect(await reset(person, '110440000012345')).toMatchObject({ __typename: 'PasswordReset' });
  });

  it('refuses in the same words who is unknown, who has a verified contact, and who has another code', async () => {
    const verified = await aContactVerifiedPerson(identity);
    const { person } = await somebody();
    const unknown = aPersonToSignUp();
    const known = qualify(identity, aPersonToSignUp());
    const refused = [
      await reset(verified.person, verified.qualified.code),
      await reset(person, 'WRONG'),
      await reset({ ...person, name: '李四' }, `ZY44${person.idNumber}`),
      await reset(unknown, 'ZY44'),
      await reset(known, known.code),
    ];
    expect(new Set(refused.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(refused[0]).toMatchObject({ __typename: 'PersonalInformationRefused' });
    expect(await signIn(identity, person)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('allows three tries a day, a right one included, and none that a sibling made impossible', async () => {
    const { person, qualified } = await somebody();
    identity.qualifications.state.away = true;
    await expect(reset(person, 'WRONG')).rejects.toThrow('SERVICE_UNAVAILABLE');
    identity.qualifications.state.away = false;
    for (let times = 0; times < 3; times += 1) await reset(person, 'WRONG');
    await expect(reset(person, qualified.code)).rejects.toThrow('RATE_LIMITED');
  });

  it('resets once for each of two at once, to one of both passwords', async () => {
    const { person, qualified } = await somebody();
    const other = { password: 'Other3Password', passwordConfirmation: 'Other3Password' };
    const both = await Promise.all([reset(person, qualified.code), reset(person, qualified.code, other)]);
    expect(both.map(({ __typename }) => __typename)).toEqual(['PasswordReset', 'PasswordReset']);
    const tries = await Promise.all(
      [NEW, other].map(({ password }) => signIn(identity, { loginName: person.loginName, password })),
    );
    expect(tries.map(({ __typename }) => __typename).sort()).toEqual(['SignInRefused', 'SignedIn']);
  });

  it('names what is wrong with the form, and wants the captcha', async () => {
    const { person } = await somebody();
    expect(await reset({ name: '1', idNumber: '1' }, '！')).toMatchObject({ __typename: 'InvalidInput' });
    expect(await reset(person, 'X', { captcha: { payload: 'bm90aGluZw==' } })).toEqual({
      __typename: 'CaptchaRefused',
    });
  });
});
