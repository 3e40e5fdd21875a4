import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACTIVATE,
  aPersonToSignUp,
  beginSignUp,
  completeSignUp,
  qualify,
  sessionOf,
  signedIn,
  signIn,
  verifyPhone,
} from '../test/builders.ts';
import { type Identity, startIdentity } from '../test/harness.ts';

describe('from nothing to an activated account (S0 chapter 1)', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  it('goes through sign-up, sign-in, identity check, phone and activation', async () => {
    const person = aPersonToSignUp();
    const { practitionerId, code } = qualify(identity, person);

    const begun = await beginSignUp(identity, person);
    expect(begun).toMatchObject({ __typename: 'SignUpBegun', name: person.name, idNumber: person.idNumber });
    const completed = await completeSignUp(identity, begun.ticket, person, { email: 'zhang@example.cn' });
    expect(completed).toMatchObject({
      __typename: 'SignUpCompleted',
      account: {
        kind: 'PERSON',
        state: 'REGISTERED',
        phoneVerified: false,
        phoneMasked: expect.stringMatching(/^138\*{4}/),
      },
    });

    const first = await signedIn(identity, person);
    expect(first.account).toMatchObject({ state: 'IDENTITY_VERIFIED', nextStep: 'VERIFY_CONTACT' });
    expect(first.viewer).toMatchObject({ kind: 'PERSON', accountState: 'IDENTITY_VERIFIED', practitionerId });

    const verified = sessionOf(await verifyPhone(identity, first.viewer, person.phone));
    expect(verified.account).toMatchObject({ state: 'CONTACT_VERIFIED', nextStep: 'ACTIVATE', phoneVerified: true });
    expect(verified.viewer.sessionId).toBe(first.viewer.sessionId);

    const activated = sessionOf(await identity.ask(verified.viewer, ACTIVATE, { code }));
    expect(activated.account).toMatchObject({ state: 'ACTIVATED', nextStep: null });
    expect(activated.viewer.accountState).toBe('ACTIVATED');

    // S0 图1.1.9: from now on the phone is a login name.
    expect(await signIn(identity, { loginName: person.phone, password: person.password })).toMatchObject({
      __typename: 'SignedIn',
    });
    expect(await identity.audited(activated.account.id)).toEqual([
      'sign-up',
      'check-identity',
      'sign-in',
      'send-phone-code',
      'verify-phone',
      'activate',
      'sign-in',
    ]);
  });

  it('keeps nothing readable: no ID number, phone, email, password or code in any table', async () => {
    const person = aPersonToSignUp();
    qualify(identity, person);
    const { ticket } = await beginSignUp(identity, person);
    await completeSignUp(identity, ticket, person, { email: 'hidden@example.cn' });
    await verifyPhone(identity, (await signedIn(identity, person)).viewer, person.phone);
    const { prisma } = identity.deps;
    const tables = await Promise.all([
      prisma.account.findMany(),
      prisma.phoneCode.findMany(),
      prisma.outboxMessage.findMany(),
      prisma.auditEntry.findMany(),
      prisma.session.findMany(),
    ]);
    const text = JSON.stringify(tables, (_, value) => (typeof value === 'bigint' ? value.toString() : value));
    for (const secret of [person.idNumber, person.phone, 'hidden@example.cn', person.password]) {
      expect(text).not.toContain(secret);
    }
  });
});
