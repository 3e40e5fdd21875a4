import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aPersonToSignUp,
  BEGIN_SIGN_UP,
  beginSignUp,
  completeSignUp,
  signUp,
  solveCaptcha,
} from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';
import { PRIVACY_NOTICE } from '../../privacy-notice.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

async function begin(change: object = {}) {
  const { name, idNumber } = aPersonToSignUp();
  const captcha = await solveCaptcha(identity);
  const input = { name, idNumber, captcha, privacyNoticeVersion: PRIVACY_NOTICE.version, ...change };
  return identity.ask(someStranger(), BEGIN_SIGN_UP, { input });
}

describe('beginSignUp (S0 图1.1.4)', () => {
  it('shows name and number for checking, an old number upgraded (domain 6.1)', async () => {
    expect(await begin({ name: ' 李四 ', idNumber: '440103861105123' })).toMatchObject({
      __typename: 'SignUpBegun',
      name: '李四',
      idNumber: '440103198611051230',
      upgradedFrom15: true,
      expiresAt: '2026-11-22T02:30:00.000Z',
    });
  });

  it('names every problem in Chinese, the consent included', async () => {
    const refused = await begin({ name: 'zhang3', idNumber: '110105194912310021', privacyNoticeVersion: '2020' });
    expect(refused.__typename).toBe('InvalidInput');
    expect(refused.problems?.map(({ field, problem }) => `${field} ${problem}`)).toEqual([
      'name NAME',
      'idNumber CHECKSUM',
      'privacyNoticeVersion NOTICE_NOT_AGREED',
    ]);
    for (const { message } of refused.problems ?? []) expect(message).toMatch(/\p{Script=Han}/u);
  });

  it('refuses who is younger than 18 (PL-16)', async () => {
    expect(await begin({ idNumber: '440103200811230014' })).toMatchObject({ __typename: 'UnderAge' });
    expect(await begin({ idNumber: '440103200811220019' })).toMatchObject({ __typename: 'SignUpBegun' });
  });

  it('tells that an identity is registered, but only for a solved captcha (domain 4.1, S2-Q13)', async () => {
    const person = aPersonToSignUp();
    await signUp(identity, person);
    const { name, idNumber } = person;
    expect(await begin({ name, idNumber })).toMatchObject({
      __typename: 'IdentityAlreadyRegistered',
      message: expect.stringContaining('账户撤销'),
    });
    expect(await begin({ name, idNumber, captcha: { payload: 'bm90aGluZw==' } })).toMatchObject({
      __typename: 'CaptchaRefused',
    });
  });

  it('is for everybody, and for nobody who names no captcha', async () => {
    const input = { name: '张三', idNumber: '440103198611051230', privacyNoticeVersion: PRIVACY_NOTICE.version };
    await expect(identity.ask(someStranger(), BEGIN_SIGN_UP, { input })).rejects.toThrow('captcha');
  });
});

describe('the captcha', () => {
  it('works once, also for two at once', async () => {
    const captcha = await solveCaptcha(identity);
    const both = await Promise.all([begin({ captcha }), begin({ captcha })]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CaptchaRefused', 'SignUpBegun']);
    expect(await begin({ captcha })).toMatchObject({ __typename: 'CaptchaRefused' });
  });

  it('expires after ten minutes', async () => {
    const captcha = await solveCaptcha(identity);
    identity.passSeconds(600);
    expect(await begin({ captcha })).toMatchObject({ __typename: 'CaptchaRefused' });
  });

  it.each([
    ['another number', { number: -1 }],
    ['a later expiry', { salt: 'aa?expires=99999999999&' }],
    ['no expiry', { salt: 'aa&' }],
    ['a weaker hash', { algorithm: 'SHA-1' }],
    ['another signature', { signature: '0'.repeat(64) }],
  ])('refuses %s', async (_, change) => {
    const { payload } = await solveCaptcha(identity);
    const forged = { ...JSON.parse(Buffer.from(payload, 'base64').toString()), ...change };
    const captcha = { payload: Buffer.from(JSON.stringify(forged)).toString('base64') };
    expect(await begin({ captcha })).toMatchObject({ __typename: 'CaptchaRefused' });
  });

  it('forgets signatures that could not be used any more', async () => {
    await begin();
    identity.passSeconds(601);
    await begin();
    expect(await identity.deps.prisma.usedCaptcha.count()).toBe(1);
  });
});

describe('the ticket', () => {
  it('is refused when forged, expired or made for something else', async () => {
    const person = aPersonToSignUp();
    const { ticket } = await beginSignUp(identity, person);
    const { pii } = identity.deps;
    for (const wrong of ['', 'x', `${ticket}x`, pii.seal('text'), pii.seal(JSON.stringify({ purpose: 'other' }))]) {
      expect(await completeSignUp(identity, wrong, person)).toEqual({ __typename: 'SignUpTicketExpired' });
    }
    identity.passSeconds(1_800);
    expect(await completeSignUp(identity, ticket, person)).toEqual({ __typename: 'SignUpTicketExpired' });
  });
});

it('shows the current privacy notice to everybody', async () => {
  const notice = await identity.ask(someStranger(), '{ privacyNotice { version text } }');
  expect(notice).toEqual({ version: PRIVACY_NOTICE.version, text: expect.stringContaining('隐私政策') });
});
