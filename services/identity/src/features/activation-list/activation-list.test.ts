import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser, anOfficer, aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import {
  ACTIVATE,
  aContactVerifiedPerson,
  aPersonToSignUp,
  qualify,
  signedIn,
  signUp,
} from '../../../test/builders.ts';
import { type Identity, startIdentity } from '../../../test/harness.ts';
import { register } from '../../../test/register.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const LIST = /* GraphQL */ `
  query ($first: Int, $after: String) {
    activationList(first: $first, after: $after) {
      edges { node { practitioner { id } name profession state obstacle explanation } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
interface Listed {
  edges: { node: { practitioner: { id: string }; name: string; state: string; obstacle: string | null } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
const list = (viewer: Viewer, page: { first?: number; after?: string | null } = {}) =>
  identity.ask<Listed>(viewer, LIST, page);
const hospital = () => anInstitutionUser({ institutionId: randomUUID() });
const stateOf = async (viewer: Viewer, id: string) => {
  const { edges } = await list(viewer);
  const found = edges.find(({ node }) => node.practitioner.id === id)?.node;
  return found && [found.state, found.obstacle];
};

describe('activationList (S2-Q21, Q24, Q42, Q45)', () => {
  it('shows each step of an account at once', async () => {
    const institution = hospital();
    const person = aPersonToSignUp();
    const { practitionerId } = qualify(identity, person, { kind: 'TCM_SPECIALTY' });
    const registration = { practitionerId, primaryInstitutionId: institution.institutionId ?? '' };
    await register(identity, { ...registration, professionType: 'NURSE' });
    const now = () => stateOf(institution, practitionerId);
    expect(await now()).toEqual(['NOT_SIGNED_UP', 'NO_ACCOUNT']);
    await signUp(identity, person);
    expect(await now()).toEqual(['WAITING', 'IDENTITY_NOT_VERIFIED']);
    await signedIn(identity, person);
    expect(await now()).toEqual(['WAITING', 'CONTACT_NOT_VERIFIED']);
  });

  it('shows who waits, who is activated, and whose primary institution is another one', async () => {
    const [institution, other] = [hospital(), hospital()];
    const institutionId = institution.institutionId ?? '';
    const waiting = await aContactVerifiedPerson(identity, { kind: 'NURSE' });
    const nurse = { professionType: 'NURSE' as const, practitionerId: waiting.qualified.practitionerId };
    await register(identity, { ...nurse, primaryInstitutionId: institutionId, name: '欧阳修' });
    const specialist = await aContactVerifiedPerson(identity);
    await identity.ask(specialist.viewer, ACTIVATE, { code: specialist.qualified.code });
    const { practitionerId } = specialist.qualified;
    await register(identity, { practitionerId, professionType: 'TCM_SPECIALTY', primaryInstitutionId: institutionId });
    const filed = { institutionId, institutionName: '本院', from: '2026-01-01', until: '2027-01-01' };
    const guest = await register(identity, { primaryInstitutionId: other.institutionId ?? '', filings: [filed] });

    expect(await stateOf(institution, nurse.practitionerId)).toEqual(['WAITING', null]);
    expect(await stateOf(institution, practitionerId)).toEqual(['ACTIVATED', 'ALREADY_ACTIVATED']);
    expect(await stateOf(institution, guest.practitionerId)).toEqual(['NOT_SIGNED_UP', 'OTHER_PRIMARY_INSTITUTION']);
    expect(await stateOf(other, guest.practitionerId)).toEqual(['NOT_SIGNED_UP', 'NO_ACCOUNT']);
    expect(await stateOf(other, practitionerId)).toBeUndefined();
    expect((await list(institution)).edges.map(({ node }) => node.name)).toContain('欧阳修');
  });

  it('follows the register by version: the newest wins, whoever leaves is gone (S2-Q20.2, Q41.2)', async () => {
    const [institution, next] = [hospital(), hospital()];
    const first = await register(identity, { primaryInstitutionId: institution.institutionId ?? '' }, 1);
    const moved = { ...first, primaryInstitutionId: next.institutionId ?? '' };
    await register(identity, moved, 3);
    await register(identity, first, 2);
    expect(await stateOf(institution, first.practitionerId)).toBeUndefined();
    expect(await stateOf(next, first.practitionerId)).toBeDefined();
    await register(identity, { ...moved, status: 'DEREGISTERED' }, 4);
    expect(await stateOf(next, first.practitionerId)).toBeUndefined();
  });

  it('goes on where a page ended', async () => {
    const institution = hospital();
    const primaryInstitutionId = institution.institutionId ?? '';
    const all = await Promise.all([1, 2, 3].map(() => register(identity, { primaryInstitutionId })));
    const page = await list(institution, { first: 2 });
    expect(page.pageInfo.hasNextPage).toBe(true);
    const rest = await list(institution, { first: 2, after: page.pageInfo.endCursor });
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const seen = [...page.edges, ...rest.edges].map(({ node }) => node.practitioner.id);
    expect(seen.sort()).toEqual(all.map(({ practitionerId }) => practitionerId).sort());
    await expect(list(institution, { after: 'eA' })).rejects.toThrow('BAD_USER_INPUT');
    await expect(list(institution, { first: 101 })).rejects.toThrow('BAD_USER_INPUT');
  });

  it('is for institutions', async () => {
    for (const viewer of [aPerson(), anOfficer()]) await expect(list(viewer)).rejects.toThrow('FORBIDDEN');
  });

  it('keeps no name readable', async () => {
    const { registrationId } = await register(identity, { name: '司马迁' });
    const row = await identity.deps.prisma.knownRegistration.findUniqueOrThrow({ where: { registrationId } });
    expect(row.nameSealed).not.toContain('司马迁');
    expect(row.certificateCodeIndex).not.toContain('110440000000001');
  });
});
