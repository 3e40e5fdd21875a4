import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { aContactVerifiedPerson, solveCaptcha } from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const CHANGE = /* GraphQL */ `
  mutation ($input: ChangeEmailInput!) {
    changeEmail(input: $input) { __typename ... on CodeSent { to } ... on InvalidInput { problems { field problem } } }
  }
`;
const VERIFY = 'mutation ($token: String!) { verifyEmail(token: $token) { __typename } }';

async function change(viewer: Viewer, email: string, emailConfirmation = email) {
  const captcha = await solveCaptcha(identity);
  return identity.ask(viewer, CHANGE, { input: { email, emailConfirmation, captcha } });
}

async function follow(email: string) {
  const mail = (await identity.messages()).findLast(({ to, template }) => to === email && template === 'EMAIL_LINK');
  const { link = 'http://x/' } = (mail?.params ?? {}) as { link?: string };
  return identity.ask(someStranger(), VERIFY, { token: new URL(link).searchParams.get('token') });
}

const emailOf = (viewer: Viewer) => identity.ask(viewer, '{ me { emailMasked emailVerified } }');

describe('更换邮箱 (S0-5.2)', () => {
  it('changes the address once the link is followed, and tells the holder', async () => {
    const { person, viewer } = await aContactVerifiedPerson(identity);
    await change(viewer, 'first@example.cn');
    await follow('first@example.cn');
    identity.passSeconds(61);
    expect(await change(viewer, 'first@example.cn')).toMatchObject({ problems: [{ problem: 'SAME_EMAIL' }] });
    expect(await change(viewer, 'Second@Example.cn')).toMatchObject({ __typename: 'CodeSent', to: 'se***@example.cn' });
    expect(await emailOf(viewer)).toEqual({ emailMasked: 'fi***@example.cn', emailVerified: true });
    const both = await Promise.all([follow('second@example.cn'), follow('second@example.cn')]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CodeRefused', 'EmailVerified']);
    expect(await emailOf(viewer)).toEqual({ emailMasked: 'se***@example.cn', emailVerified: true });
    const told = (await identity.messages()).filter(({ template }) => template === 'REGISTRATION_NOTICE');
    expect(told).toMatchObject([{ to: person.phone, params: { matter: '账户绑定的电子邮箱' } }]);
  });

  it('wants it typed twice, an address, the captcha, and a person', async () => {
    const { viewer } = await aContactVerifiedPerson(identity);
    expect(await change(viewer, 'a@b.cn', 'a@c.cn')).toMatchObject({ problems: [{ problem: 'EMAIL_CONFIRMATION' }] });
    expect(await change(viewer, 'no address')).toMatchObject({ problems: [{ field: 'email', problem: 'EMAIL' }] });
    const input = { email: 'a@b.cn', emailConfirmation: 'a@b.cn', captcha: { payload: 'bm90aGluZw==' } };
    expect(await identity.ask(viewer, CHANGE, { input })).toEqual({ __typename: 'CaptchaRefused' });
    await expect(change(anInstitutionUser(), 'a@b.cn')).rejects.toThrow('FORBIDDEN');
  });
});
