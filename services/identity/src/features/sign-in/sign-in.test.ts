import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCESS_TOKEN_TTL_SECONDS } from '@medreg/viewer';
import { createVerifier } from 'fast-jwt';
import {
  aContactVerifiedPerson,
  aPersonToSignUp,
  qualify,
  sessionOf,
  signedIn,
  signIn,
  signUp,
  solveCaptcha,
} from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

async function someAccount() {
  const person = aPersonToSignUp();
  qualify(identity, person);
  return { person, id: await signUp(identity, person) };
}

describe('signIn', () => {
  it('takes the login name in any case and gives tokens that the published keys verify', async () => {
    const { person, id } = await someAccount();
    const { tokens, viewer } = sessionOf(
      await signIn(identity, { ...person, loginName: ` ${person.loginName.toUpperCase()} ` }),
    );
    expect(viewer).toMatchObject({ kind: 'PERSON', accountId: id, accountState: 'IDENTITY_VERIFIED', rights: [] });

    const { body } = await identity.get<{ keys: JsonWebKey[] }>('/.well-known/jwks.json');
    const [jwk = {}] = body.keys;
    const key = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const verify = createVerifier({
      key: key.toString(),
      algorithms: ['EdDSA'],
      complete: true,
      ignoreExpiration: true,
    });
    const { header, payload } = verify(tokens.accessToken);
    expect(header).toMatchObject({ alg: 'EdDSA', kid: jwk.kid });
    expect(payload.exp - payload.iat).toBe(ACCESS_TOKEN_TTL_SECONDS);
    expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub', 'viewer']);
    expect(jwk).not.toHaveProperty('d');
  });

  it('takes a verified phone, not one that is only given (S0 图1.1.9)', async () => {
    const { person } = await someAccount();
    const byPhone = { loginName: person.phone, password: person.password };
    expect(await signIn(identity, byPhone)).toMatchObject({ __typename: 'SignInRefused' });
    const verified = await aContactVerifiedPerson(identity);
    expect(await signIn(identity, { ...verified.person, loginName: `+86 ${verified.person.phone}` })).toMatchObject({
      __typename: 'SignedIn',
    });
  });

  it('answers an unknown name as it answers a wrong password', async () => {
    const { person, id } = await someAccount();
    const wrong = await signIn(identity, { ...person, password: 'Wrong2Word' });
    const unknown = await signIn(identity, { loginName: 'nobody99', password: 'Wrong2Word' });
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ __typename: 'SignInRefused' });
    expect(await signIn(identity, { ...person, password: 'x'.repeat(300) })).toEqual(wrong);
    expect(await identity.audited(id)).toEqual(['sign-up', 'refuse-sign-in', 'refuse-sign-in']);
    const recordId = identity.deps.keyedHash('LOGIN_NAME', 'nobody99');
    expect(await identity.deps.prisma.auditEntry.count({ where: { recordType: 'UnknownLoginName', recordId } })).toBe(
      1,
    );
    expect(JSON.stringify(await identity.deps.prisma.auditEntry.findMany())).not.toContain('nobody99');
  });

  it.each(['', ' ', '\u0000abcdef', 'x'.repeat(100_000), '13800000000', "' or 1=1"])(
    'refuses the name %#, which nobody has',
    async (loginName) => {
      expect(await signIn(identity, { loginName, password: 'Wrong2Word' })).toMatchObject({
        __typename: 'SignInRefused',
      });
    },
  );

  it.each([
    ['a known name', async () => (await someAccount()).person.loginName],
    ['an unknown name', async () => 'stranger77'],
  ])('asks for a captcha after three failures of %s and locks it after ten (domain 4.1)', async (_, nameOf) => {
    const attempt = { loginName: await nameOf(), password: 'Wrong2Word' };
    for (let times = 0; times < 3; times += 1) {
      expect(await signIn(identity, attempt)).toMatchObject({ __typename: 'SignInRefused' });
    }
    expect(await signIn(identity, attempt)).toMatchObject({ __typename: 'CaptchaRequired' });
    expect(await signIn(identity, attempt, { captcha: { payload: 'eA==' } })).toMatchObject({
      __typename: 'CaptchaRequired',
    });
    for (let times = 0; times < 6; times += 1) {
      const captcha = await solveCaptcha(identity);
      expect(await signIn(identity, attempt, { captcha })).toMatchObject({ __typename: 'SignInRefused' });
    }
    const captcha = await solveCaptcha(identity);
    const locked = await signIn(identity, attempt, { captcha });
    expect(locked).toMatchObject({ __typename: 'AccountLocked', until: '2026-11-22T02:30:00.000Z' });
  });

  it('refuses the right password too while locked, and tells the holder by SMS', async () => {
    const { person, account } = await aContactVerifiedPerson(identity);
    const before = (await identity.messages()).length;
    const attempt = { ...person, password: 'Wrong2Word' };
    for (let times = 0; times < 10; times += 1) {
      await signIn(identity, attempt, times < 3 ? {} : { captcha: await solveCaptcha(identity) });
    }
    expect(await signIn(identity, person, { captcha: await solveCaptcha(identity) })).toMatchObject({
      __typename: 'AccountLocked',
    });
    expect((await identity.messages()).slice(before)).toMatchObject([
      { topic: 'sms.requested', to: person.phone, template: 'ACCOUNT_LOCKED', params: { duration: '30分钟' } },
    ]);
    expect((await identity.audited(account.id)).slice(-2)).toEqual(['refuse-sign-in', 'lock-sign-in']);
  });

  it('lets no more than ten of twenty tries at once look at the password', async () => {
    const { person, id } = await someAccount();
    const attempt = { ...person, password: 'Wrong2Word' };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => signIn(identity, attempt)));
    expect(outcomes.filter(({ __typename }) => __typename === 'AccountLocked').length).toBeGreaterThanOrEqual(10);
    const actions = await identity.audited(id);
    expect(actions.filter((action) => action === 'refuse-sign-in')).toHaveLength(10);
    expect(actions.filter((action) => action === 'lock-sign-in')).toHaveLength(1);
  });

  it('forgets failures after the right password', async () => {
    const { person } = await someAccount();
    for (let times = 0; times < 3; times += 1) {
      await signIn(identity, { ...person, password: 'Wrong2Word' });
      await signIn(identity, { ...person, password: 'Wrong2Word' });
      expect(await signIn(identity, person)).toMatchObject({ __typename: 'SignedIn' });
    }
  });

  it('limits an address that tries many names', async () => {
    const viewer = someStranger();
    const strict = await startIdentity({
      environment: { SIGN_IN_ADDRESS_CAPTCHA_AFTER: '2', SIGN_IN_ADDRESS_LOCK_AFTER: '3' },
    });
    const attempt = (name: string, captcha?: { payload: string }) =>
      signIn(strict, { loginName: name, password: 'Wrong2Word' }, { viewer, ...(captcha && { captcha }) });
    await attempt('nobody11');
    await attempt('nobody12');
    expect(await attempt('nobody13')).toMatchObject({ __typename: 'CaptchaRequired' });
    await attempt('nobody14', await solveCaptcha(strict));
    await expect(attempt('nobody15')).rejects.toThrow('RATE_LIMITED');
    await strict.stop();
  });
});

describe('the identity check at sign-in (S0-1.1)', () => {
  it.each([
    ['no qualification', null, 'NO_QUALIFICATION_FOUND'],
    ['another name', '李四', 'NAME_DIFFERS'],
  ])('fails with %s', async (_, registeredName, reason) => {
    const person = aPersonToSignUp();
    if (registeredName) qualify(identity, { ...person, name: registeredName });
    const id = await signUp(identity, person);
    const { account, viewer } = await signedIn(identity, person);
    expect(account).toMatchObject({ state: 'IDENTITY_FAILED', nextStep: 'CORRECT_IDENTITY' });
    expect(viewer.practitionerId).toBeUndefined();
    const row = await identity.deps.prisma.account.findUniqueOrThrow({ where: { id } });
    expect(row.mismatchReason).toBe(reason);
  });

  it('does not keep anybody out while qualifications is away, and is made at the next sign-in', async () => {
    const { person } = await someAccount();
    identity.qualifications.state.away = true;
    expect((await signedIn(identity, person)).account).toMatchObject({ state: 'REGISTERED' });
    identity.qualifications.state.away = false;
    expect((await signedIn(identity, person)).account).toMatchObject({ state: 'IDENTITY_VERIFIED' });
  });

  it('gives a practitioner to one account', async () => {
    const first = aPersonToSignUp();
    const { practitionerId } = qualify(identity, first);
    await signUp(identity, first);
    await signedIn(identity, first);
    const second = aPersonToSignUp();
    qualify(identity, second, { practitionerId, code: 'FORMERNUMBER' });
    await signUp(identity, second);
    expect((await signedIn(identity, second)).account).toMatchObject({ state: 'REGISTERED' });
  });

  it('is written once by two sign-ins at once', async () => {
    const { person, id } = await someAccount();
    await Promise.all([signIn(identity, person), signIn(identity, person)]);
    expect((await identity.audited(id)).filter((action) => action === 'check-identity')).toHaveLength(1);
  });
});
