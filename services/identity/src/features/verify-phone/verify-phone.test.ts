import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import {
  aContactVerifiedPerson,
  aPersonToSignUp,
  codeSentTo,
  qualify,
  SEND_PHONE_CODE,
  signedIn,
  signUp,
  VERIFY_PHONE,
  verifyPhone,
} from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const send = (viewer: Viewer) => identity.ask(viewer, SEND_PHONE_CODE);
const verify = (viewer: Viewer, code: string) => identity.ask(viewer, VERIFY_PHONE, { code });
const wrong = (code: string) => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0');

async function somebody(change: { phone?: string } = {}) {
  const person = aPersonToSignUp(change);
  qualify(identity, person);
  await signUp(identity, person);
  return { person, ...(await signedIn(identity, person)) };
}

describe('sendPhoneCode (S0 图1.1.9)', () => {
  it('sends six digits that are good for five minutes, and shows the phone masked', async () => {
    const { person, viewer } = await somebody();
    const sent = await send(viewer);
    expect(sent).toMatchObject({ __typename: 'CodeSent', to: expect.stringMatching(/^138\*{4}\d{4}$/) });
    expect(new Date(String(sent.expiresAt)).getTime() - identity.clock.now().getTime()).toBe(300_000);
    expect((await identity.messages()).at(-1)).toMatchObject({
      topic: 'sms.requested',
      to: person.phone,
      template: 'PHONE_CODE',
      params: { code: expect.stringMatching(/^\d{6}$/), minutes: 5 },
      expiresAt: new Date(String(sent.expiresAt)),
    });
    const [stored] = await identity.deps.prisma.phoneCode.findMany({ where: { accountId: viewer.accountId ?? '' } });
    expect(stored?.codeHash).toMatch(/^[\w-]{43}$/);
  });

  it('sends one of two at once, and the next not sooner than after 60 seconds', async () => {
    const { viewer } = await somebody();
    const both = await Promise.all([send(viewer), send(viewer)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CodeSent', 'TooSoon']);
    identity.passSeconds(20);
    expect(await send(viewer)).toMatchObject({ __typename: 'TooSoon', retryAfterSeconds: 40 });
    identity.passSeconds(40);
    expect(await send(viewer)).toMatchObject({ __typename: 'CodeSent' });
  });

  it('sends at most ten a day to a phone, whoever asks', async () => {
    const { person, viewer } = await somebody();
    for (let times = 0; times < 10; times += 1) {
      expect(await send(viewer)).toMatchObject({ __typename: 'CodeSent' });
      identity.passSeconds(61);
    }
    expect(await send(viewer)).toMatchObject({ __typename: 'TooSoon', message: expect.stringContaining('今日') });
    const other = await somebody({ phone: person.phone });
    expect(await send(other.viewer)).toMatchObject({ __typename: 'TooSoon' });
    identity.passSeconds(24 * 3_600);
    expect(await send(viewer)).toMatchObject({ __typename: 'CodeSent' });
  });

  it('sends nothing to a phone that is verified', async () => {
    const { person, viewer } = await aContactVerifiedPerson(identity);
    expect(await send(viewer)).toMatchObject({ problems: [{ problem: 'ALREADY_VERIFIED' }] });
    const late = aPersonToSignUp();
    await signUp(identity, late);
    await identity.deps.prisma.account.update({
      where: { loginNameKey: late.loginName },
      data: { phoneIndex: identity.deps.pii.blindIndex('PHONE', person.phone) },
    });
    expect(await send((await signedIn(identity, late)).viewer)).toMatchObject({ __typename: 'PhoneTaken' });
  });

  it('is for persons', async () => {
    await expect(send(someStranger())).rejects.toThrow('UNAUTHENTICATED');
    await expect(send(anInstitutionUser())).rejects.toThrow('FORBIDDEN');
  });
});

describe('verifyPhone', () => {
  it('takes a code once, also of two at once', async () => {
    const { person, viewer } = await somebody();
    await send(viewer);
    const code = await codeSentTo(identity, person.phone);
    const both = await Promise.all([verify(viewer, code), verify(viewer, ` ${code} `)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CodeRefused', 'ContactVerified']);
    const actions = await identity.audited(viewer.accountId ?? '');
    expect(actions.filter((action) => action === 'verify-phone')).toHaveLength(1);
  });

  it('takes five tries, at once too', async () => {
    const { person, viewer } = await somebody();
    await send(viewer);
    const code = await codeSentTo(identity, person.phone);
    const tries = await Promise.all(Array.from({ length: 6 }, () => verify(viewer, wrong(code))));
    expect(tries.map(({ triesLeft }) => Number(triesLeft)).sort()).toEqual([0, 0, 1, 2, 3, 4]);
    expect(await verify(viewer, code)).toMatchObject({ __typename: 'CodeRefused', triesLeft: 0 });
  });

  it('takes none that has expired or was replaced', async () => {
    const { person, viewer } = await somebody();
    await send(viewer);
    const first = await codeSentTo(identity, person.phone);
    identity.passSeconds(61);
    await send(viewer);
    const second = await codeSentTo(identity, person.phone);
    if (first !== second)
      expect(await verify(viewer, first)).toMatchObject({ __typename: 'CodeRefused', triesLeft: 4 });
    identity.passSeconds(300);
    expect(await verify(viewer, second)).toMatchObject({ __typename: 'CodeRefused' });
  });

  it('takes none of somebody else, and nothing that is no code', async () => {
    const [a, b] = [await somebody(), await somebody()];
    await send(a.viewer);
    const code = await codeSentTo(identity, a.person.phone);
    expect(await verify(b.viewer, code)).toMatchObject({ __typename: 'CodeRefused' });
    expect(await verify(a.viewer, '12345')).toMatchObject({ problems: [{ field: 'code', problem: 'CODE' }] });
    expect(await verify(a.viewer, code)).toMatchObject({ __typename: 'ContactVerified' });
  });

  it('gives a phone to one of two persons', async () => {
    const first = await somebody();
    const second = await somebody({ phone: first.person.phone });
    await send(first.viewer);
    const code = await codeSentTo(identity, first.person.phone);
    identity.passSeconds(61);
    await send(second.viewer);
    const otherCode = await codeSentTo(identity, first.person.phone);
    const both = await Promise.all([verify(first.viewer, code), verify(second.viewer, otherCode)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['ContactVerified', 'PhoneTaken']);
  });

  it('does not count for an account whose identity is not verified, until it is (domain 4.1)', async () => {
    const person = aPersonToSignUp();
    await signUp(identity, person);
    const { viewer } = await signedIn(identity, person);
    const outcome = await verifyPhone(identity, viewer, person.phone);
    expect(outcome.session?.account).toMatchObject({ state: 'IDENTITY_FAILED', phoneVerified: true });
  });
});
