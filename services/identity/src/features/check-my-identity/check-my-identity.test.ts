import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { aPersonToSignUp, qualify, SESSION, sessionOf, signedIn, signUp, verifyPhone } from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const RESULT = /* GraphQL */ `{
  __typename
  ... on IdentityVerified { session ${SESSION} }
  ... on IdentityMismatch { reason message advice correctionsLeft }
  ... on InvalidInput { problems { field problem } }
  ... on IdentityCorrectionsUsedUp { message }
}`;
const check = (viewer: Viewer) => identity.ask(viewer, `mutation { checkMyIdentity ${RESULT} }`);
const correct = (viewer: Viewer, { name, idNumber }: { name: string; idNumber: string }) =>
  identity.ask(
    viewer,
    `mutation ($name: String!, $idNumber: String!) { correctMyIdentity(name: $name, idNumber: $idNumber) ${RESULT} }`,
    { name, idNumber },
  );

async function somebodyUnknown() {
  const person = aPersonToSignUp();
  await signUp(identity, person);
  return { person, ...(await signedIn(identity, person)) };
}

describe('checkMyIdentity (S0-1.1, S2-Q4)', () => {
  it('tells what does not match and what to do, and verifies once the qualification is there', async () => {
    const { person, viewer } = await somebodyUnknown();
    expect(await check(viewer)).toMatchObject({
      __typename: 'IdentityMismatch',
      reason: 'NO_QUALIFICATION_FOUND',
      message: expect.stringContaining('暂无法注册'),
      advice: expect.arrayContaining([expect.stringContaining('省级卫生健康或中医药主管部门')]),
      correctionsLeft: 3,
    });
    const { practitionerId } = qualify(identity, person);
    const verified = sessionOf(await check(viewer));
    expect(verified.viewer).toMatchObject({ accountState: 'IDENTITY_VERIFIED', practitionerId });
    expect(sessionOf(await check(viewer)).account).toMatchObject({ state: 'IDENTITY_VERIFIED' });
  });

  it('counts a phone that was verified before', async () => {
    const { person, viewer } = await somebodyUnknown();
    expect(sessionOf(await verifyPhone(identity, viewer, person.phone)).account).toMatchObject({
      state: 'IDENTITY_FAILED',
      phoneVerified: true,
    });
    qualify(identity, person);
    expect(sessionOf(await check(viewer)).account).toMatchObject({ state: 'CONTACT_VERIFIED', nextStep: 'ACTIVATE' });
  });

  it('changes nothing while qualifications is away', async () => {
    const { viewer } = await somebodyUnknown();
    identity.qualifications.state.away = true;
    await expect(check(viewer)).rejects.toThrow('SERVICE_UNAVAILABLE');
    identity.qualifications.state.away = false;
    expect(await check(viewer)).toMatchObject({ __typename: 'IdentityMismatch' });
  });

  it('is for persons', async () => {
    await expect(check(someStranger())).rejects.toThrow('UNAUTHENTICATED');
    await expect(check(anInstitutionUser())).rejects.toThrow('FORBIDDEN');
  });
});

describe('correctMyIdentity (domain 4.2)', () => {
  it('verifies by the corrected name', async () => {
    const person = aPersonToSignUp();
    qualify(identity, { ...person, name: '李四' });
    await signUp(identity, person);
    const { viewer } = await signedIn(identity, person);
    expect(await check(viewer)).toMatchObject({ reason: 'NAME_DIFFERS' });
    const corrected = sessionOf(await correct(viewer, { ...person, name: '李四' }));
    expect(corrected.account).toMatchObject({ state: 'IDENTITY_VERIFIED' });
    expect(await correct(viewer, { ...person, name: '王五' })).toMatchObject({
      problems: [{ problem: 'IDENTITY_VERIFIED' }],
    });
  });

  it('takes three corrections, at once too, and counts none that changes nothing', async () => {
    const { person, viewer } = await somebodyUnknown();
    await correct(viewer, person);
    const names = ['李一', '李二', '李三', '李四', '李五'];
    const outcomes = await Promise.all(names.map((name) => correct(viewer, { ...person, name })));
    const kinds = outcomes.map(({ __typename }) => __typename).sort();
    expect(kinds.filter((kind) => kind === 'IdentityCorrectionsUsedUp')).toHaveLength(2);
    const row = await identity.deps.prisma.account.findUniqueOrThrow({ where: { id: viewer.accountId ?? '' } });
    expect(row.correctionsUsed).toBe(3);
  });

  it('refuses a number that another account has, and counts the try', async () => {
    const other = aPersonToSignUp();
    await signUp(identity, other);
    const { person, viewer } = await somebodyUnknown();
    expect(await correct(viewer, { ...person, idNumber: other.idNumber })).toEqual({
      __typename: 'IdentityAlreadyRegistered',
    });
    expect(await check(viewer)).toMatchObject({ correctionsLeft: 2 });
  });

  it('gives a number to one of two accounts at once', async () => {
    const { idNumber } = aPersonToSignUp();
    const [a, b] = await Promise.all([somebodyUnknown(), somebodyUnknown()]);
    const both = await Promise.all([a, b].map(({ person, viewer }) => correct(viewer, { ...person, idNumber })));
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['IdentityAlreadyRegistered', 'IdentityMismatch']);
  });

  it('refuses what cannot be an identity', async () => {
    const { viewer } = await somebodyUnknown();
    expect(await correct(viewer, { name: 'x1', idNumber: '1' })).toMatchObject({
      problems: [
        { field: 'name', problem: 'NAME' },
        { field: 'idNumber', problem: 'LENGTH' },
      ],
    });
  });

  it('keeps the correction while qualifications is away', async () => {
    const { person, viewer } = await somebodyUnknown();
    const corrected = { ...person, name: '赵六' };
    qualify(identity, corrected);
    identity.qualifications.state.away = true;
    await expect(correct(viewer, corrected)).rejects.toThrow('SERVICE_UNAVAILABLE');
    identity.qualifications.state.away = false;
    expect(await check(viewer)).toMatchObject({ __typename: 'IdentityVerified' });
  });
});
