import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RegistrationSnapshot } from '@medreg/events';
import { connectQueues } from '@medreg/jobs';
import { publish } from '@medreg/outbox';
import { anInstitutionUser, aPerson, eventually, testDatabase } from '@medreg/testkit';
import {
  aContactVerifiedPerson,
  aPersonToSignUp,
  qualify,
  SESSION,
  sessionOf,
  signedIn,
  signIn,
  signUp,
  verifyPhone,
} from '../../test/builders.ts';
import { type Identity, startIdentity } from '../../test/harness.ts';
import { aSnapshot } from '../../test/register.ts';

let identity: Identity;
let queueStore: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  queueStore = await testDatabase('testkit');
  identity = await startIdentity({ queues: true, environment: { QUEUE_URL: queueStore.url } });
});
afterAll(async () => {
  await identity.stop();
  await queueStore.drop();
});

/** Waits until the message has been worked by this service. */
const worked = (messageId: string) =>
  eventually(async () => {
    expect(await identity.deps.prisma.inboxMessage.count({ where: { messageId } })).toBe(1);
  });

async function registrationChanged(change: Partial<RegistrationSnapshot>, version = 1): Promise<RegistrationSnapshot> {
  const { prisma, pii } = identity.deps;
  const snapshot = aSnapshot(change);
  const { registrationId, practitionerId } = snapshot;
  const payload = { registrationId, practitionerId, snapshot: pii.seal(JSON.stringify(snapshot)) };
  const message = { key: registrationId, version, payload };
  await worked(await prisma.$transaction((tx) => publish(tx, 'registration.changed', message)));
  return snapshot;
}

async function activationDue(practitionerId: string): Promise<void> {
  const payload = { practitionerId, applicationId: randomUUID() };
  const { prisma } = identity.deps;
  await worked(
    await prisma.$transaction((tx) => publish(tx, 'account.activationDue', { key: practitionerId, payload })),
  );
}

function corrected(practitionerId: string, person: { name: string; idNumber: string }, version: number) {
  const { prisma, pii } = identity.deps;
  const payload = { practitionerId, person: pii.seal(JSON.stringify(person)) };
  return prisma.$transaction((tx) => publish(tx, 'practitioner.corrected', { key: practitionerId, version, payload }));
}

const accountOf = (practitionerId: string) => identity.deps.prisma.account.findUnique({ where: { practitionerId } });
const told = async (phone: string) =>
  (await identity.messages()).filter(({ to, template }) => to === phone && template === 'REGISTRATION_NOTICE');

describe('registration.changed', () => {
  it('keeps the newest version, and learns whose it is', async () => {
    const person = aPersonToSignUp();
    const { practitionerId } = qualify(identity, person, { kind: 'PHYSICIAN' });
    const first = await registrationChanged({ practitionerId }, 2);
    await registrationChanged({ ...first, status: 'DEREGISTERED' }, 1);
    const { registrationId } = first;
    const { prisma, pii } = identity.deps;
    expect(await prisma.knownRegistration.findUnique({ where: { registrationId } })).toMatchObject({ status: 'VALID' });
    await eventually(async () => {
      const known = await prisma.knownPractitioner.findUnique({ where: { practitionerId } });
      expect(known?.idNumberIndex).toBe(pii.blindIndex('ID_NUMBER', person.idNumber));
    });
  });
});

describe('account.activationDue (domain 4.2 P2, P3, N2, N6)', () => {
  const REFRESH = /* GraphQL */ `
    mutation ($token: String!) {
      refreshSession(refreshToken: $token) { __typename ... on SignedIn { session ${SESSION} } }
    }
  `;

  it('activates once, tells the holder, and shows in the next token', async () => {
    const { person, qualified, tokens } = await aContactVerifiedPerson(identity, { kind: 'PHYSICIAN' });
    await Promise.all([activationDue(qualified.practitionerId), activationDue(qualified.practitionerId)]);
    const account = await accountOf(qualified.practitionerId);
    expect(account?.state).toBe('ACTIVATED');
    const actions = await identity.audited(account?.id ?? '');
    expect(actions.filter((action) => action === 'activate')).toHaveLength(1);
    expect(await told(person.phone)).toHaveLength(1);
    const refreshed = sessionOf(await identity.ask(aPerson(), REFRESH, { token: tokens.refreshToken }));
    expect(refreshed.viewer.accountState).toBe('ACTIVATED');
  });

  it('waits for the contact', async () => {
    const person = aPersonToSignUp();
    const { practitionerId } = qualify(identity, person, { kind: 'NURSE' });
    await signUp(identity, person);
    const { viewer } = await signedIn(identity, person);
    await activationDue(practitionerId);
    expect((await accountOf(practitionerId))?.state).toBe('IDENTITY_VERIFIED');
    const verified = sessionOf(await verifyPhone(identity, viewer, person.phone));
    expect(verified.account.state).toBe('ACTIVATED');
    expect(verified.viewer.accountState).toBe('ACTIVATED');
  });

  it('leaves who has no account alone', async () => {
    await activationDue(randomUUID());
  });
});

describe('setAutomaticActivation (S2-Q23)', () => {
  const SET = 'mutation ($enabled: Boolean!) { setAutomaticActivation(enabled: $enabled) { enabled changedAt } }';
  const hospital = () => anInstitutionUser({ accountId: randomUUID(), institutionId: randomUUID() });

  it('activates who waits, who comes, and who verifies a contact later, and nobody of other institutions', async () => {
    const institution = hospital();
    const primaryInstitutionId = institution.institutionId ?? '';
    const nurse = { professionType: 'NURSE', primaryInstitutionId } as const;
    const waiting = await aContactVerifiedPerson(identity, { kind: 'NURSE' });
    await registrationChanged({ ...nurse, practitionerId: waiting.qualified.practitionerId });
    const elsewhere = await aContactVerifiedPerson(identity, { kind: 'NURSE' });
    await registrationChanged({ professionType: 'NURSE', practitionerId: elsewhere.qualified.practitionerId });
    const specialist = await aContactVerifiedPerson(identity);
    const { practitionerId } = specialist.qualified;
    await registrationChanged({ professionType: 'TCM_SPECIALTY', primaryInstitutionId, practitionerId });

    expect(await identity.ask(institution, '{ automaticActivation { enabled changedAt } }')).toEqual({
      enabled: false,
      changedAt: null,
    });
    await Promise.all([1, 2].map(() => identity.ask(institution, SET, { enabled: true })));
    await eventually(async () => {
      expect((await accountOf(waiting.qualified.practitionerId))?.state).toBe('ACTIVATED');
    });
    expect(await told(waiting.person.phone)).toHaveLength(1);
    const { institutionId = '' } = institution;
    const choices = await identity.deps.prisma.auditEntry.count({ where: { recordId: institutionId } });
    expect(choices).toBe(1);

    const comer = await aContactVerifiedPerson(identity, { kind: 'NURSE' });
    await registrationChanged({ ...nurse, practitionerId: comer.qualified.practitionerId });
    expect((await accountOf(comer.qualified.practitionerId))?.state).toBe('ACTIVATED');

    const late = aPersonToSignUp();
    const qualified = qualify(identity, late, { kind: 'NURSE' });
    await registrationChanged({ ...nurse, practitionerId: qualified.practitionerId });
    await signUp(identity, late);
    const { viewer } = await signedIn(identity, late);
    expect(sessionOf(await verifyPhone(identity, viewer, late.phone)).account.state).toBe('ACTIVATED');

    expect((await accountOf(elsewhere.qualified.practitionerId))?.state).toBe('CONTACT_VERIFIED');
    expect((await accountOf(practitionerId))?.state).toBe('CONTACT_VERIFIED');
  });

  it('is for institutions', async () => {
    await expect(identity.ask(aPerson(), SET, { enabled: true })).rejects.toThrow('FORBIDDEN');
  });
});

describe('practitioner.corrected (S2-Q6.2, Q14, Q46)', () => {
  it('the account follows in the order of versions and stays its holder’s', async () => {
    const { person, qualified, viewer } = await aContactVerifiedPerson(identity);
    const [newer, older] = [aPersonToSignUp({ name: '李四' }), aPersonToSignUp({ name: '王五' })];
    await worked(await corrected(qualified.practitionerId, newer, 2));
    await worked(await corrected(qualified.practitionerId, older, 1));
    const account = await accountOf(qualified.practitionerId);
    expect(account?.name).toBe('李四');
    expect(identity.deps.pii.open(account?.idNumberSealed ?? '')).toBe(newer.idNumber);
    expect(await signIn(identity, person)).toMatchObject({ __typename: 'SignedIn' });
    expect(await identity.audited(viewer.accountId ?? '')).toContain('follow-correction');
  });

  it('an unverified account under the corrected number gives way', async () => {
    const { qualified } = await aContactVerifiedPerson(identity);
    const squatter = aPersonToSignUp();
    const id = await signUp(identity, squatter);
    await worked(await corrected(qualified.practitionerId, squatter, 1));
    expect(await signIn(identity, squatter)).toMatchObject({ __typename: 'SignInRefused' });
    expect(await identity.deps.prisma.account.findUnique({ where: { id } })).toMatchObject({
      closeReason: 'SUPERSEDED',
    });
  });

  it('a verified account never does: that is a bug of the sender', async () => {
    const [a, b] = [await aContactVerifiedPerson(identity), await aContactVerifiedPerson(identity)];
    await corrected(a.qualified.practitionerId, b.person, 1);
    const queues = connectQueues({ url: queueStore.url });
    await eventually(async () => {
      expect(await queues.listDeadLetters('identity')).toMatchObject([{ name: 'practitioner.corrected' }]);
    });
    await queues.close();
    expect(await signIn(identity, b.person)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('checks who had waited for the correction (S0 三.3)', async () => {
    const person = aPersonToSignUp();
    const id = await signUp(identity, person);
    expect((await signedIn(identity, person)).account.state).toBe('IDENTITY_FAILED');
    const { practitionerId } = qualify(identity, person);
    await corrected(practitionerId, person, 1);
    await eventually(async () => {
      expect((await identity.deps.prisma.account.findUniqueOrThrow({ where: { id } })).state).toBe('IDENTITY_VERIFIED');
    });
  });
});

describe('account.closureDue (domain 10.1.18)', () => {
  it('closes the account of whoever has died', async () => {
    const { person, qualified } = await aContactVerifiedPerson(identity);
    const { prisma } = identity.deps;
    const { practitionerId } = qualified;
    const payload = { practitionerId };
    await worked(
      await prisma.$transaction((tx) => publish(tx, 'account.closureDue', { key: practitionerId, payload })),
    );
    expect(await signIn(identity, person)).toMatchObject({ __typename: 'SignInRefused' });
  });
});
