import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aContactVerifiedPerson,
  aPersonToSignUp,
  sessionOf,
  signIn,
  signUp,
  solveCaptcha,
} from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';
import { issueAccount } from '../../consumers/issue-account.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const REQUEST = /* GraphQL */ `
  mutation ($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) {
      __typename
      ... on PasswordResetRequested { message expiresAt }
      ... on InvalidInput { problems { field problem } }
      ... on TooSoon { retryAfterSeconds }
    }
  }
`;
const RESULT = `
  __typename
  ... on PasswordReset { loginName message }
  ... on InvalidInput { problems { field problem } }
  ... on CodeRefused { message triesLeft }
`;
const RESET = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ${RESULT} } }`;
const BY_LINK = `mutation ($input: ResetPasswordByLinkInput!) { resetPasswordByLink(input: $input) { ${RESULT} } }`;

const NEW = 'New3Password';
const passwords = (password = NEW) => ({ password, passwordConfirmation: password });

async function request(contact: { phone?: string; email?: string; userName?: string }, viewer = someStranger()) {
  const captcha = await solveCaptcha(identity);
  return identity.ask(viewer, REQUEST, { input: { ...contact, captcha } });
}
const reset = (input: { phone: string; userName?: string; code: string; password?: string }) =>
  identity.ask(someStranger(), RESET, { input: { ...passwords(), ...input } });
const byLink = (token: string) => identity.ask(someStranger(), BY_LINK, { input: { token, ...passwords() } });

async function resetCodes(phone: string): Promise<string[]> {
  const sent = (await identity.messages()).filter((one) => one.to === phone && one.template === 'PASSWORD_RESET_CODE');
  return sent.map(({ params }) => (params as { code: string }).code);
}
async function resetLinks(email: string): Promise<string[]> {
  const sent = (await identity.messages()).filter((one) => one.to === email && one.template === 'PASSWORD_RESET_LINK');
  return sent.map(({ params }) => (params as { link: string }).link);
}
const newestCode = async (phone: string) => (await resetCodes(phone)).at(-1) ?? 'none';

async function verifyEmail(accountId: string, email: string) {
  const { pii, prisma } = identity.deps;
  const data = {
    emailSealed: pii.seal(email),
    emailIndex: pii.blindIndex('EMAIL', email),
    emailVerifiedAt: new Date(),
  };
  await prisma.account.update({ where: { id: accountId }, data });
}

describe('忘记密码 by the verified phone (S2-Q12, Q34)', () => {
  it('sets a new password, names the login name, ends the sessions and tells the holder', async () => {
    const { person, viewer } = await aContactVerifiedPerson(identity);
    expect(await request({ phone: person.phone })).toMatchObject({ __typename: 'PasswordResetRequested' });
    const done = await reset({ phone: person.phone, code: await newestCode(person.phone) });
    expect(done).toMatchObject({ __typename: 'PasswordReset', loginName: person.loginName });
    expect(await identity.revokedSessions()).toContain(viewer.sessionId);
    expect(await signIn(identity, person)).toMatchObject({ __typename: 'SignInRefused' });
    expect(await signIn(identity, { ...person, password: NEW })).toMatchObject({ __typename: 'SignedIn' });
    expect((await identity.messages()).at(-1)).toMatchObject({ to: person.phone, template: 'PASSWORD_CHANGED' });
    expect(await identity.audited(viewer.accountId ?? '')).toContain('reset-password');
  });

  it('takes a code once, also of two at once, within its time and five tries', async () => {
    const { person } = await aContactVerifiedPerson(identity);
    const { phone } = person;
    await request({ phone });
    const code = await newestCode(phone);
    const both = await Promise.all([reset({ phone, code }), reset({ phone, code })]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CodeRefused', 'PasswordReset']);
    identity.passSeconds(61);
    await request({ phone });
    const second = await newestCode(phone);
    const wrong = second === '000000' ? '000001' : '000000';
    for (const triesLeft of [4, 3, 2, 1, 0]) expect(await reset({ phone, code: wrong })).toMatchObject({ triesLeft });
    expect(await reset({ phone, code: second })).toMatchObject({ __typename: 'CodeRefused' });
    identity.passSeconds(61);
    await request({ phone });
    identity.passSeconds(300);
    expect(await reset({ phone, code: await newestCode(phone) })).toMatchObject({ __typename: 'CodeRefused' });
  });

  it('answers the same for a phone that nobody has, or has not verified: no enumeration (domain 4.1)', async () => {
    const { person } = await aContactVerifiedPerson(identity);
    const unverified = aPersonToSignUp();
    await signUp(identity, unverified);
    const phones = [person.phone, unverified.phone, '13912345678'];
    const asked = [];
    for (const phone of phones) asked.push([await request({ phone }), await request({ phone })]);
    expect(asked[1]).toEqual(asked[0]);
    expect(asked[2]).toEqual(asked[0]);
    expect(asked[0]?.[1]).toMatchObject({ __typename: 'TooSoon', retryAfterSeconds: 60 });
    const wrong = (await newestCode(person.phone)) === '000000' ? '000001' : '000000';
    const tried = [];
    for (const phone of phones) tried.push(await reset({ phone, code: wrong }));
    expect(tried).toEqual([tried[0], tried[0], tried[0]]);
    expect(tried[0]).toMatchObject({ __typename: 'CodeRefused', triesLeft: 4 });
    expect(await resetCodes(unverified.phone)).toEqual([]);
    expect(await resetCodes('13912345678')).toEqual([]);
  });

  it('takes its time, whoever is asked for', async () => {
    identity.settings.RECOVERY_ANSWER_MS = 400;
    try {
      const begun = performance.now();
      await request({ phone: '13912345679' });
      expect(performance.now() - begun).toBeGreaterThanOrEqual(395);
    } finally {
      identity.settings.RECOVERY_ANSWER_MS = 20;
    }
  });

  it('wants the captcha first, one contact, a good password, and not too many from one address', async () => {
    const { person } = await aContactVerifiedPerson(identity);
    const input = { phone: person.phone, captcha: { payload: 'bm90aGluZw==' } };
    expect(await identity.ask(someStranger(), REQUEST, { input })).toEqual({ __typename: 'CaptchaRefused' });
    expect(await request({})).toMatchObject({ problems: [{ problem: 'ONE_CONTACT' }] });
    expect(await request({ phone: person.phone, email: 'a@b.cn' })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await request({ phone: '1' })).toMatchObject({ problems: [{ field: 'phone', problem: 'PHONE' }] });
    expect(await reset({ phone: person.phone, code: '123456', password: 'password1' })).toMatchObject({
      problems: [{ problem: 'COMMON' }, { problem: 'CONFIRMATION' }],
    });
    const busy = someStranger();
    for (let times = 0; times < 200; times += 1) await identity.deps.limits.recoveryAddress.consume(busy.address ?? '');
    await expect(request({ phone: person.phone }, busy)).rejects.toThrow('RATE_LIMITED');
  });

  it('opens an account that failed sign-ins had locked', async () => {
    const { person } = await aContactVerifiedPerson(identity);
    for (let times = 0; times < 3; times += 1) await signIn(identity, { ...person, password: 'Wrong2Word' });
    for (let times = 0; times < 7; times += 1) {
      const captcha = await solveCaptcha(identity);
      await signIn(identity, { ...person, password: 'Wrong2Word' }, { captcha });
    }
    expect(await signIn(identity, person)).toMatchObject({ __typename: 'AccountLocked' });
    await request({ phone: person.phone });
    await reset({ phone: person.phone, code: await newestCode(person.phone) });
    expect(await signIn(identity, { ...person, password: NEW })).toMatchObject({ __typename: 'SignedIn' });
  });
});

describe('忘记密码 by the verified address', () => {
  it('sends a link that works once, and nothing to an address that nobody has verified', async () => {
    const { person, viewer } = await aContactVerifiedPerson(identity);
    await verifyEmail(viewer.accountId ?? '', 'reset@example.cn');
    expect(await request({ email: ' Reset@Example.cn ' })).toEqual(await request({ email: 'nobody@example.cn' }));
    expect(await resetLinks('nobody@example.cn')).toEqual([]);
    const [link = ''] = await resetLinks('reset@example.cn');
    expect(link).toMatch(/^http:\/\/localhost:4000\/reset-password\?token=[\w-]{43}$/);
    const token = new URL(link).searchParams.get('token') ?? '';
    const both = await Promise.all([byLink(token), byLink(token)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CodeRefused', 'PasswordReset']);
    expect(await byLink('unknown')).toMatchObject({ __typename: 'CodeRefused', triesLeft: 0 });
    expect(await signIn(identity, { ...person, password: NEW })).toMatchObject({ __typename: 'SignedIn' });
  });

  it('has a page behind the link that works without JavaScript', async () => {
    const { person, viewer } = await aContactVerifiedPerson(identity);
    await verifyEmail(viewer.accountId ?? '', 'page@example.cn');
    await request({ email: 'page@example.cn' });
    const [link = ''] = await resetLinks('page@example.cn');
    await identity.get('/healthz');
    const url = `${identity.subgraph.app.listeningOrigin}/reset-password${new URL(link).search}`;
    const opened = await fetch(url);
    expect(opened.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(await opened.text()).toContain('name="passwordConfirmation"');
    const post = async (password: string) =>
      (await fetch(url, { method: 'POST', body: new URLSearchParams(passwords(password)) })).text();
    expect(await post('password1')).toContain('过于常见');
    expect(await post(NEW)).toContain(person.loginName);
    expect(await post(NEW)).toContain('已使用');
    const hostile = await fetch(url.replace(/token=.*/, 'token="><script>alert(1)</script>'));
    expect(await hostile.text()).not.toContain('<script>');
  });
});

describe('忘记密码 of institutions (S2-Q16, Q37)', () => {
  it('takes user name and reserved phone together', async () => {
    const { pii, prisma } = identity.deps;
    const staff = {
      staffId: randomUUID(),
      userName: '440103777',
      name: pii.seal('王五'),
      phone: pii.seal('13900007777'),
    };
    await prisma.$transaction((tx) =>
      issueAccount(tx, identity.deps, staff, { kind: 'INSTITUTION', institutionId: randomUUID() }),
    );
    const [phone, userName] = ['13900007777', '440103777'];
    await request({ phone });
    await request({ phone, userName: '440103778' });
    expect(await resetCodes(phone)).toEqual([]);
    await request({ phone, userName });
    const code = await newestCode(phone);
    expect(await reset({ phone, code })).toMatchObject({ __typename: 'CodeRefused' });
    expect(await reset({ phone, userName, code })).toMatchObject({ __typename: 'PasswordReset', loginName: userName });
    const { account } = sessionOf(await signIn(identity, { loginName: userName ?? '', password: NEW }));
    expect(account).toMatchObject({ kind: 'INSTITUTION', mustChangePassword: false });
  });
});
