import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { maskName } from '@medreg/pii';
import { anInstitutionUser, anOfficer, aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import {
  ACTIVATE,
  aContactVerifiedPerson,
  aPersonToSignUp,
  beginSignUp,
  type Person,
  qualify,
  signedIn,
  signIn,
  signUp,
} from '../../test/builders.ts';
import { type Identity, type Outcome, startIdentity } from '../../test/harness.ts';
import { register } from '../../test/register.ts';
import { settleRevocations } from './settle-revocations.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const FIELDS = '{ id status name needsAuthority objectionEndsOn objection decision institution { id } }';
const REQUEST = /* GraphQL */ `
  mutation ($input: RequestAccountRevocationInput!) {
    requestAccountRevocation(input: $input) {
      __typename
      ... on AccountRevocationRequested { message revocation ${FIELDS} }
      ... on InvalidInput { problems { field problem } }
    }
  }
`;
const OBJECT = /* GraphQL */ `
  mutation ($reason: String!) {
    objectToAccountRevocation(reason: $reason) {
      __typename
      ... on ObjectionRecorded { revocation ${FIELDS} }
      ... on InvalidInput { problems { field problem } }
    }
  }
`;
const DECIDE = /* GraphQL */ `
  mutation ($id: ID!, $confirm: Boolean!, $reason: String!) {
    confirmAccountRevocation(id: $id, confirm: $confirm, reason: $reason) {
      __typename
      ... on AccountRevocationDecided { revocation ${FIELDS} }
      ... on ObjectionPeriodOpen { lastDay }
    }
  }
`;
const LIST = `{ accountRevocations { edges { node ${FIELDS} } pageInfo { hasNextPage } } }`;

interface Requested extends Outcome {
  revocation: { id: string; status: string; objectionEndsOn: string | null; needsAuthority: boolean };
}

const authorityId = randomUUID();
function hospital(): Viewer & { institutionId: string } {
  const institutionId = randomUUID();
  identity.institutions.authorities.set(institutionId, authorityId);
  return { ...anInstitutionUser({ accountId: randomUUID() }), institutionId };
}
const officer = (details: Partial<Viewer> = {}) =>
  anOfficer({ accountId: randomUUID(), authorityId, rights: ['DECIDE_APPLICATIONS'], ...details });

const request = (viewer: Viewer, { name, idNumber }: Pick<Person, 'name' | 'idNumber'>, change = {}) =>
  identity.ask<Requested>(viewer, REQUEST, {
    input: { name, idNumber, reason: '身份被他人冒用', identitySeen: true, evidence: '档案2026-12', ...change },
  });
const object = (viewer: Viewer, reason = '账户是本人的') => identity.ask<Requested>(viewer, OBJECT, { reason });
const decide = (viewer: Viewer, id: string, confirm = true) =>
  identity.ask<Requested>(viewer, DECIDE, { id, confirm, reason: '已核实' });
const kinds = (outcomes: Outcome[]) => outcomes.map(({ __typename }) => __typename).sort();

/** Somebody whose account is activated and, perhaps, who is validly registered at an institution. */
async function anActivatedPerson(primaryInstitutionId?: string) {
  const one = await aContactVerifiedPerson(identity);
  await identity.ask(one.viewer, ACTIVATE, { code: one.qualified.code });
  const { practitionerId } = one.qualified;
  if (primaryInstitutionId) {
    await register(identity, { practitionerId, professionType: 'TCM_SPECIALTY', primaryInstitutionId });
  }
  return one;
}

const account = (viewer: Viewer) =>
  identity.deps.prisma.account.findUniqueOrThrow({ where: { id: viewer.accountId ?? '' } });

describe('账户撤销 of a person with a valid registration (S2-Q13, Q35)', () => {
  it('freezes an activated account, and takes effect after three working days without an objection', async () => {
    const institution = hospital();
    const { person, viewer } = await anActivatedPerson(institution.institutionId);
    const { revocation } = await request(institution, person);
    expect(revocation).toMatchObject({
      status: 'OBJECTION_PERIOD',
      needsAuthority: false,
      objectionEndsOn: '2026-11-25',
      name: person.name,
    });
    expect(await identity.revokedSessions()).toContain(viewer.sessionId);
    expect((await identity.messages()).at(-1)).toMatchObject({ to: person.phone, template: 'REGISTRATION_NOTICE' });

    const frozen = await signedIn(identity, person);
    expect(frozen.account.nextStep).toBe('ANSWER_REVOCATION');
    expect(frozen.viewer.accountState).toBe('IDENTITY_VERIFIED');
    const me = await identity.ask(frozen.viewer, '{ me { frozen revocation { status } } }');
    expect(me).toEqual({ frozen: true, revocation: { status: 'OBJECTION_PERIOD' } });

    identity.clock.moveTo(new Date('2026-11-25T23:59:00+08:00'));
    expect(await settleRevocations(identity.deps)).toBe(0);
    identity.clock.moveTo(new Date('2026-11-26T00:00:00+08:00'));
    const settled = await Promise.all([settleRevocations(identity.deps), settleRevocations(identity.deps)]);
    expect(settled.sort()).toEqual([0, 1]);
    identity.clock.moveTo(new Date('2026-11-22T10:00:00+08:00'));
    expect(await signIn(identity, person)).toMatchObject({ __typename: 'SignInRefused' });
    expect(await account(viewer)).toMatchObject({ closeReason: 'REVOKED', idNumberIndex: null });
    expect(await identity.audited(viewer.accountId ?? '')).toContain('close-account');
    const told = await identity.deps.prisma.outboxMessage.findMany({ where: { topic: 'account.revoked' } });
    expect(told.map(({ payload }) => payload)).toEqual([
      { accountId: viewer.accountId, practitionerId: viewer.practitionerId },
    ]);
  });

  it('frees identity and phone for a new account, which is verified as that person', async () => {
    const institution = hospital();
    const impostor = aPersonToSignUp();
    const { practitionerId } = qualify(identity, impostor);
    await signUp(identity, impostor);
    await signedIn(identity, impostor);
    await register(identity, { practitionerId, primaryInstitutionId: institution.institutionId });
    expect((await request(institution, impostor)).revocation.status).toBe('REVOKED');
    const real = aPersonToSignUp({ name: impostor.name, idNumber: impostor.idNumber, phone: impostor.phone });
    expect((await beginSignUp(identity, real)).__typename).toBe('SignUpBegun');
    await signUp(identity, real);
    expect((await signedIn(identity, real)).viewer).toMatchObject({
      practitionerId,
      accountState: 'IDENTITY_VERIFIED',
    });
  });

  it('is for the primary institution alone, also when the account bears another name', async () => {
    const [institution, other] = [hospital(), hospital()];
    const person = aPersonToSignUp();
    const { practitionerId } = qualify(identity, person);
    await register(identity, { practitionerId, primaryInstitutionId: institution.institutionId });
    const misnamed = { ...person, name: '李四' };
    await signUp(identity, misnamed);
    expect(kinds([await request(other, person), await request(other, misnamed)])).toEqual([
      'NotPrimaryInstitution',
      'NotPrimaryInstitution',
    ]);
    expect((await request(institution, person)).revocation.status).toBe('REVOKED');
  });

  it('goes to the authority when the holder objects, once; rejected, the account is the holder’s again', async () => {
    const institution = hospital();
    const { person } = await anActivatedPerson(institution.institutionId);
    const { revocation } = await request(institution, person);
    const { viewer } = await signedIn(identity, person);
    expect(await object(viewer, ' ')).toMatchObject({ problems: [{ problem: 'REASON' }] });
    const both = await Promise.all([object(viewer), object(viewer)]);
    expect(kinds(both)).toEqual(['NoRevocationOpen', 'ObjectionRecorded']);
    identity.clock.moveTo(new Date('2026-11-27T10:00:00+08:00'));
    expect(await settleRevocations(identity.deps)).toBe(0);
    identity.clock.moveTo(new Date('2026-11-22T10:00:00+08:00'));
    expect(await decide(officer(), revocation.id, false)).toMatchObject({
      __typename: 'AccountRevocationDecided',
      revocation: { status: 'REJECTED', objection: '账户是本人的', decision: '已核实' },
    });
    expect((await signedIn(identity, person)).viewer.accountState).toBe('ACTIVATED');
    expect((await request(institution, person)).revocation.status).toBe('OBJECTION_PERIOD');
  });

  it('is too late to object on the day after the last day', async () => {
    const institution = hospital();
    const { person } = await anActivatedPerson(institution.institutionId);
    await request(institution, person);
    identity.clock.moveTo(new Date('2026-11-26T00:00:00+08:00'));
    const { viewer } = await signedIn(identity, person);
    expect(await object(viewer)).toMatchObject({ __typename: 'NoRevocationOpen' });
    identity.clock.moveTo(new Date('2026-11-22T10:00:00+08:00'));
  });
});

describe('账户撤销 of a person without a valid registration', () => {
  it('waits for the authority, and for the holder of an activated account first', async () => {
    const institution = hospital();
    const { person, viewer } = await anActivatedPerson();
    const { revocation } = await request(institution, person);
    expect(revocation).toMatchObject({ status: 'AWAITING_AUTHORITY', needsAuthority: true });
    expect(await decide(officer(), revocation.id)).toEqual({
      __typename: 'ObjectionPeriodOpen',
      lastDay: '2026-11-25',
    });
    identity.clock.moveTo(new Date('2026-11-26T08:00:00+08:00'));
    const both = await Promise.all([decide(officer(), revocation.id), decide(officer(), revocation.id, false)]);
    identity.clock.moveTo(new Date('2026-11-22T10:00:00+08:00'));
    expect(kinds(both)).toEqual(['AccountRevocationDecided', 'RevocationNotOpen']);
    const decided = both.find(({ __typename }) => __typename === 'AccountRevocationDecided')?.revocation.status;
    const row = await account(viewer);
    expect([row.closeReason, row.frozenAt]).toEqual([decided === 'REVOKED' ? 'REVOKED' : null, null]);
    const notices = await identity.deps.prisma.outboxMessage.count({
      where: { topic: 'institution.notice', key: institution.institutionId },
    });
    expect(notices).toBe(1);
    const kept = await identity.kept(institution.institutionId ?? '');
    expect(kept).toMatchObject([{ template: 'INSTITUTION_MATTER', params: { reference: maskName(row.name) } }]);
    const words = (await identity.kept(viewer.practitionerId ?? '')).at(-1);
    expect(words).toMatchObject({ template: 'REGISTRATION_NOTICE', params: { matter: '账户状态' } });
  });

  it('a confirmed revocation closes at once what was never activated', async () => {
    const institution = hospital();
    const person = aPersonToSignUp();
    await signUp(identity, person);
    const { revocation } = await request(institution, person);
    expect(revocation).toMatchObject({ status: 'AWAITING_AUTHORITY', objectionEndsOn: null });
    expect(await decide(officer(), revocation.id)).toMatchObject({ revocation: { status: 'REVOKED' } });
    expect(await signIn(identity, person)).toMatchObject({ __typename: 'SignInRefused' });
  });
});

describe('who asks, decides and sees', () => {
  it('one revocation of an account at a time, of two institutions at once', async () => {
    const { person } = await anActivatedPerson();
    const both = await Promise.all([request(hospital(), person), request(hospital(), person)]);
    expect(kinds(both)).toEqual(['AccountRevocationRequested', 'RevocationUnderWay']);
  });

  it('refuses without the document seen, without a reason, and for nobody’s account; thirty an hour', async () => {
    const institution = hospital();
    const { person } = await anActivatedPerson();
    const empty = { reason: '', evidence: ' ', identitySeen: false };
    expect((await request(institution, person, empty)).problems?.map(({ problem }) => problem)).toEqual([
      'REASON',
      'EVIDENCE',
      'IDENTITY_NOT_SEEN',
    ]);
    expect(await request(institution, aPersonToSignUp())).toMatchObject({ __typename: 'NoSuchAccount' });
    expect(await request(institution, { ...person, name: '李四' })).toMatchObject({ __typename: 'NoSuchAccount' });
    for (let times = 0; times < 28; times += 1)
      await identity.deps.limits.revocation.consume(institution.institutionId);
    await expect(request(institution, person)).rejects.toThrow('RATE_LIMITED');
  });

  it('shows it to the institution and its authority, and to nobody else (2.2)', async () => {
    const institution = hospital();
    const { person } = await anActivatedPerson();
    const { revocation } = await request(institution, person);
    const ids = async (viewer: Viewer) => {
      const { edges } = await identity.ask<{ edges: { node: { id: string } }[] }>(viewer, LIST);
      return edges.map(({ node }) => node.id);
    };
    expect(await ids(institution)).toEqual([revocation.id]);
    expect(await ids(hospital())).toEqual([]);
    expect(await ids(officer())).toContain(revocation.id);
    const elsewhere = officer({ authorityId: randomUUID() });
    expect(await ids(elsewhere)).toEqual([]);
    expect(await decide(elsewhere, revocation.id)).toMatchObject({ __typename: 'RevocationNotOpen' });
    expect(await decide(officer(), 'no id')).toMatchObject({ __typename: 'RevocationNotOpen' });
  });

  it('each step is for its own kind of viewer', async () => {
    const { person, viewer } = await anActivatedPerson();
    await expect(request(viewer, person)).rejects.toThrow('FORBIDDEN');
    await expect(request(officer(), person)).rejects.toThrow('FORBIDDEN');
    await expect(object(hospital())).rejects.toThrow('FORBIDDEN');
    await expect(decide(hospital(), randomUUID())).rejects.toThrow('FORBIDDEN');
    await expect(decide(officer({ rights: ['SUPERVISE'] }), randomUUID())).rejects.toThrow('FORBIDDEN');
    await expect(identity.ask(aPerson(), LIST)).rejects.toThrow('FORBIDDEN');
    expect(await object(viewer)).toMatchObject({ __typename: 'NoRevocationOpen' });
  });

  it('a frozen account changes no contact and is not activated', async () => {
    const institution = hospital();
    const { person, qualified } = await aContactVerifiedPerson(identity);
    await request(institution, person);
    const { viewer } = await signedIn(identity, person);
    const phone = await identity.ask(viewer, 'mutation { beginPhoneChange { __typename } }');
    expect(phone.__typename).toBe('AccountFrozen');
    expect(await identity.ask(viewer, ACTIVATE, { code: qualified.code })).toMatchObject({
      __typename: 'NotReadyToActivate',
      nextStep: 'ANSWER_REVOCATION',
    });
  });
});
