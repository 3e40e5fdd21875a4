import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import {
  aContactVerifiedPerson,
  aPersonToSignUp,
  SESSION,
  sessionOf,
  signedIn,
  signIn,
  signUp,
} from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const ANSWERS = `
  ... on CodeSent { to expiresAt }
  ... on InvalidInput { problems { field problem } }
`;
const BEGIN = `mutation { beginPhoneChange { __typename ${ANSWERS} ... on TooSoon { retryAfterSeconds } } }`;
const CONTINUE = `mutation ($code: String!, $phone: String!) {
  continuePhoneChange(code: $code, phone: $phone) { __typename ${ANSWERS} ... on CodeRefused { triesLeft } } }`;
const COMPLETE = `mutation ($code: String!) {
  completePhoneChange(code: $code) {
    __typename ... on ContactVerified { session ${SESSION} } ... on CodeRefused { triesLeft } } }`;

const begin = (viewer: Viewer) => identity.ask(viewer, BEGIN);
/** After the minute since the last code to that phone. */
const beginLater = (viewer: Viewer) => {
  identity.passSeconds(61);
  return begin(viewer);
};
const goOn = (viewer: Viewer, code: string, phone: string) => identity.ask(viewer, CONTINUE, { code, phone });
const complete = (viewer: Viewer, code: string) => identity.ask(viewer, COMPLETE, { code });

async function codeTo(phone: string, template: 'PHONE_CODE' | 'PHONE_CODE_OLD'): Promise<string> {
  const last = (await identity.messages()).findLast((one) => one.to === phone && one.template === template);
  return (last?.params as { code: string } | undefined)?.code ?? 'none';
}

async function askedFor(viewer: Viewer, oldPhone: string, newPhone: string): Promise<string> {
  await beginLater(viewer);
  await goOn(viewer, await codeTo(oldPhone, 'PHONE_CODE_OLD'), newPhone);
  return codeTo(newPhone, 'PHONE_CODE');
}

const other = (code: string) => (code === '000000' ? '000001' : '000000');

describe('更换手机 (S0-5.1): the old phone, then the new one', () => {
  it('changes it: the new phone is the login name, the old one is told and free', async () => {
    const { person, viewer } = await aContactVerifiedPerson(identity);
    const { phone } = aPersonToSignUp();
    const code = await askedFor(viewer, person.phone, phone);
    const { account } = sessionOf(await complete(viewer, code));
    expect(account).toMatchObject({ phoneVerified: true, phoneMasked: `138****${phone.slice(-4)}` });
    expect((await identity.messages()).at(-1)).toMatchObject({ to: person.phone, template: 'PHONE_CHANGED' });
    expect((await identity.kept(viewer.practitionerId ?? '')).at(-1)).toEqual({
      template: 'PHONE_CHANGED',
      params: {},
    });
    expect(await signIn(identity, { ...person, loginName: phone })).toMatchObject({ __typename: 'SignedIn' });
    expect(await signIn(identity, { ...person, loginName: person.phone })).toMatchObject({
      __typename: 'SignInRefused',
    });
    expect(await identity.audited(viewer.accountId ?? '')).toContain('change-phone');
  });

  it('takes each code once, of two at once too, and no code of another step', async () => {
    const { person, viewer } = await aContactVerifiedPerson(identity);
    const { phone } = aPersonToSignUp();
    await beginLater(viewer);
    const old = await codeTo(person.phone, 'PHONE_CODE_OLD');
    expect(await complete(viewer, old)).toMatchObject({ __typename: 'CodeRefused' });
    expect(await goOn(viewer, other(old), phone)).toMatchObject({ __typename: 'CodeRefused', triesLeft: 4 });
    const both = await Promise.all([goOn(viewer, old, phone), goOn(viewer, old, phone)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CodeRefused', 'CodeSent']);
    const code = await codeTo(phone, 'PHONE_CODE');
    const done = await Promise.all([complete(viewer, code), complete(viewer, code)]);
    expect(done.map(({ __typename }) => __typename).sort()).toEqual(['CodeRefused', 'ContactVerified']);
  });

  it('refuses the same phone, none at all, one of somebody else, and an account without a verified phone', async () => {
    const { person, viewer } = await aContactVerifiedPerson(identity);
    const neighbour = await aContactVerifiedPerson(identity);
    await beginLater(viewer);
    const code = await codeTo(person.phone, 'PHONE_CODE_OLD');
    expect(await goOn(viewer, code, person.phone)).toMatchObject({ problems: [{ problem: 'SAME_PHONE' }] });
    expect(await goOn(viewer, code, '1')).toMatchObject({ problems: [{ problem: 'PHONE' }] });
    expect(await goOn(viewer, '1', neighbour.person.phone)).toMatchObject({ problems: [{ problem: 'CODE' }] });
    expect(await goOn(viewer, code, neighbour.person.phone)).toEqual({ __typename: 'PhoneTaken' });
    const fresh = aPersonToSignUp();
    await signUp(identity, fresh);
    expect(await begin((await signedIn(identity, fresh)).viewer)).toMatchObject({
      problems: [{ problem: 'NOT_VERIFIED_YET' }],
    });
  });

  it('gives a phone to one of two persons who want it at once', async () => {
    const [a, b] = [await aContactVerifiedPerson(identity), await aContactVerifiedPerson(identity)];
    const { phone } = aPersonToSignUp();
    const first = await askedFor(a.viewer, a.person.phone, phone);
    identity.passSeconds(61);
    const second = await askedFor(b.viewer, b.person.phone, phone);
    const both = await Promise.all([complete(a.viewer, first), complete(b.viewer, second)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['ContactVerified', 'PhoneTaken']);
  });

  it('waits a minute between two codes, and is for persons', async () => {
    const { viewer } = await aContactVerifiedPerson(identity);
    identity.passSeconds(61);
    expect(await begin(viewer)).toMatchObject({ __typename: 'CodeSent' });
    expect(await begin(viewer)).toMatchObject({ __typename: 'TooSoon' });
    await expect(begin(anInstitutionUser())).rejects.toThrow('FORBIDDEN');
    await expect(goOn(someStranger(), '1', '1')).rejects.toThrow('UNAUTHENTICATED');
    await expect(complete(anInstitutionUser(), '1')).rejects.toThrow('FORBIDDEN');
  });
});
