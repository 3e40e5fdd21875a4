import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@medreg/viewer';
import { ACCOUNT, aPersonToSignUp, qualify, signedIn, signUp } from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const SEND = /* GraphQL */ `
  mutation ($email: String) {
    sendEmailLink(email: $email) {
      __typename
      ... on CodeSent { to expiresAt }
      ... on InvalidInput { problems { field problem } }
    }
  }
`;
const VERIFY = /* GraphQL */ `
  mutation ($token: String!) {
    verifyEmail(token: $token) { __typename ... on EmailVerified { message } ... on CodeRefused { message triesLeft } }
  }
`;
const send = (viewer: Viewer, email?: string) => identity.ask(viewer, SEND, { email });
const verify = (token: string) => identity.ask(someStranger(), VERIFY, { token });

async function somebody(email?: string) {
  const person = aPersonToSignUp();
  qualify(identity, person);
  await signUp(identity, person, { email });
  return { person, ...(await signedIn(identity, person)) };
}

async function tokenSentTo(email: string): Promise<string> {
  const last = (await identity.messages()).findLast(({ to, topic }) => to === email && topic === 'email.requested');
  const { link } = (last?.params ?? {}) as { link: string };
  expect(link).toMatch(/^http:\/\/localhost:4000\/verify-email\?token=[\w-]{43}$/);
  return new URL(link).searchParams.get('token') ?? '';
}

describe('sendEmailLink and verifyEmail (S0-5.2, S2-Q3)', () => {
  it('verify the address given at sign-up, without being signed in', async () => {
    const { viewer } = await somebody('first@example.cn');
    expect(await send(viewer)).toMatchObject({ __typename: 'CodeSent', to: 'fi***@example.cn' });
    expect(await verify(await tokenSentTo('first@example.cn'))).toMatchObject({ __typename: 'EmailVerified' });
    expect(await identity.ask(viewer, `{ me ${ACCOUNT} }`)).toMatchObject({
      state: 'CONTACT_VERIFIED',
      emailVerified: true,
      phoneVerified: false,
      nextStep: 'ACTIVATE',
    });
    expect(await send(viewer)).toMatchObject({ problems: [{ problem: 'ALREADY_VERIFIED' }] });
    expect(await identity.audited(viewer.accountId ?? '')).toContain('verify-email');
  });

  it('verify an address given only now', async () => {
    const { viewer } = await somebody();
    expect(await send(viewer)).toMatchObject({ problems: [{ problem: 'EMAIL_MISSING' }] });
    expect(await send(viewer, 'no address')).toMatchObject({ problems: [{ problem: 'EMAIL' }] });
    await send(viewer, 'Later@Example.cn');
    expect(await identity.ask(viewer, '{ me { emailMasked } }')).toEqual({ emailMasked: null });
    await verify(await tokenSentTo('later@example.cn'));
    expect(await identity.ask(viewer, '{ me { emailMasked } }')).toEqual({ emailMasked: 'la***@example.cn' });
  });

  it('take a link once, also of two at once', async () => {
    const { viewer } = await somebody('once@example.cn');
    await send(viewer);
    const token = await tokenSentTo('once@example.cn');
    const both = await Promise.all([verify(token), verify(token)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CodeRefused', 'EmailVerified']);
  });

  it('take none that has expired, was replaced or was never made', async () => {
    const { viewer } = await somebody('late@example.cn');
    await send(viewer);
    const first = await tokenSentTo('late@example.cn');
    expect(await send(viewer)).toMatchObject({ __typename: 'TooSoon' });
    identity.passSeconds(60);
    await send(viewer);
    const second = await tokenSentTo('late@example.cn');
    for (const token of [first, 'unknown', '']) {
      expect(await verify(token)).toMatchObject({ __typename: 'CodeRefused', triesLeft: 0 });
    }
    identity.passSeconds(24 * 3_600);
    expect(await verify(second)).toMatchObject({ __typename: 'CodeRefused' });
  });

  it('are for persons', async () => {
    await expect(send(someStranger())).rejects.toThrow('UNAUTHENTICATED');
  });

  it('the page behind the link: opening it changes nothing, its button does, once, without JavaScript', async () => {
    const { viewer } = await somebody('page@example.cn');
    await send(viewer);
    const token = await tokenSentTo('page@example.cn');
    await identity.get('/healthz');
    const url = `${identity.subgraph.app.listeningOrigin}/verify-email?token=${token}`;
    const opened = await fetch(url);
    expect(opened.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await opened.text()).toContain(`action="/verify-email?token=${token}"`);
    expect(await identity.ask(viewer, '{ me { emailVerified } }')).toEqual({ emailVerified: false });
    const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' };
    expect(await (await fetch(url, form)).text()).toContain('邮箱验证成功');
    expect(await identity.ask(viewer, '{ me { emailVerified } }')).toEqual({ emailVerified: true });
    expect(await (await fetch(url, form)).text()).toContain('已使用');
    const hostile = await fetch(url.replace(token, '"><script>alert(1)</script>'));
    expect(await hostile.text()).not.toContain('<script>');
  });
});
