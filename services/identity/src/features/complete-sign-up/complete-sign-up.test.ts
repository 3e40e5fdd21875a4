import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aContactVerifiedPerson,
  aPersonToSignUp,
  beginSignUp,
  completeSignUp,
  signUp,
} from '../../../test/builders.ts';
import { type Identity, startIdentity } from '../../../test/harness.ts';
import { PRIVACY_NOTICE } from '../../privacy-notice.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const kinds = (outcomes: { __typename: string }[]) => outcomes.map(({ __typename }) => __typename).sort();

describe('completeSignUp (S0 图1.1.5)', () => {
  it('keeps the consent with its time and version, and the password as an argon2id hash', async () => {
    const person = aPersonToSignUp();
    const id = await signUp(identity, person, { email: 'Zhang@Example.cn' });
    const account = await identity.deps.prisma.account.findUniqueOrThrow({
      where: { id },
      include: { consents: true },
    });
    expect(account.consents).toEqual([{ accountId: id, version: PRIVACY_NOTICE.version, at: identity.clock.now() }]);
    expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(identity.deps.pii.open(account.emailSealed ?? '')).toBe('zhang@example.cn');
    expect(await identity.audited(id)).toEqual(['sign-up']);
  });

  it('names every problem of the page at once', async () => {
    const person = aPersonToSignUp({ phone: '123', loginName: '1', password: 'short' });
    const { ticket } = await beginSignUp(identity, person);
    const refused = await completeSignUp(identity, ticket, person, { email: 'x', passwordConfirmation: 'other' });
    expect(refused).toMatchObject({ __typename: 'InvalidInput' });
    expect(new Set(refused.problems?.map(({ field }) => field))).toEqual(
      new Set(['phone', 'email', 'loginName', 'password', 'passwordConfirmation']),
    );
  });

  it('takes a login name once, whatever its case', async () => {
    const first = aPersonToSignUp();
    await signUp(identity, first);
    const second = aPersonToSignUp({ loginName: first.loginName.toUpperCase() });
    const { ticket } = await beginSignUp(identity, second);
    expect(await completeSignUp(identity, ticket, second)).toMatchObject({ __typename: 'LoginNameTaken' });
  });

  it('takes a phone that others have given, but none that a person has verified', async () => {
    const unverified = aPersonToSignUp();
    await signUp(identity, unverified);
    await signUp(identity, aPersonToSignUp({ phone: unverified.phone }));

    const { person } = await aContactVerifiedPerson(identity);
    const late = aPersonToSignUp({ phone: person.phone });
    const { ticket } = await beginSignUp(identity, late);
    expect(await completeSignUp(identity, ticket, late)).toEqual({ __typename: 'PhoneTaken' });
  });

  it('makes one account of two registrations of one identity at once', async () => {
    const person = aPersonToSignUp();
    const { loginName } = aPersonToSignUp();
    const tickets = await Promise.all([beginSignUp(identity, person), beginSignUp(identity, person)]);
    const both = await Promise.all([
      completeSignUp(identity, tickets[0].ticket, person),
      completeSignUp(identity, tickets[1].ticket, { ...person, loginName }),
    ]);
    expect(kinds(both)).toEqual(['IdentityAlreadyRegistered', 'SignUpCompleted']);
  });

  it('makes one account of a double click', async () => {
    const person = aPersonToSignUp();
    const { ticket } = await beginSignUp(identity, person);
    const both = await Promise.all([1, 2].map(() => completeSignUp(identity, ticket, person)));
    expect(kinds(both)).toEqual(['IdentityAlreadyRegistered', 'SignUpCompleted']);
  });

  it('gives a login name to one of two at once', async () => {
    const people = [aPersonToSignUp(), aPersonToSignUp()];
    const loginName = people[0]?.loginName;
    const tickets = await Promise.all(people.map((person) => beginSignUp(identity, person)));
    const both = await Promise.all(
      people.map((person, place) => completeSignUp(identity, tickets[place]?.ticket, person, { loginName })),
    );
    expect(kinds(both)).toEqual(['LoginNameTaken', 'SignUpCompleted']);
  });

  it('stops who uses one ticket to ask which names and phones are taken', async () => {
    const person = aPersonToSignUp({ phone: '1' });
    const { ticket } = await beginSignUp(identity, person);
    for (let times = 0; times < 20; times += 1) await completeSignUp(identity, ticket, person);
    await expect(completeSignUp(identity, ticket, person)).rejects.toThrow('RATE_LIMITED');
  });
});
