import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser, anOfficer, aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import {
  ACTIVATE_WITH_CODE,
  aContactVerifiedPerson,
  activationCodeSentTo,
  aPersonToSignUp,
  GENERATE,
  qualify,
  sessionOf,
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

interface Generated {
  __typename: string;
  problems?: { problem: string }[];
  results: { practitionerId: string; outcome: string; obstacle: string | null; expiresAt: string | null }[];
}
const hospital = () => anInstitutionUser({ accountId: randomUUID(), institutionId: randomUUID() });
const generate = (viewer: Viewer, ids: string[]) => identity.ask<Generated>(viewer, GENERATE, { ids });
const outcomes = ({ results }: Generated) => results.map(({ outcome, obstacle }) => obstacle ?? outcome);
const activate = (viewer: Viewer, code: string) => identity.ask(viewer, ACTIVATE_WITH_CODE, { code });

async function aMember(institution: Viewer, professionType: 'PHYSICIAN' | 'NURSE' | 'TCM_SPECIALTY' = 'PHYSICIAN') {
  const one = await aContactVerifiedPerson(identity, { kind: professionType });
  const { practitionerId } = one.qualified;
  const primaryInstitutionId = institution.institutionId ?? '';
  await register(identity, { practitionerId, primaryInstitutionId, professionType, name: one.person.name });
  return { ...one, practitionerId };
}

describe('generateActivationCodes and activateWithCode (P1, N1; S2-Q23, Q44)', () => {
  it.each([
    ['P1', 'PHYSICIAN'],
    ['N1', 'NURSE'],
  ] as const)('%s: the code goes to the verified phone and activates its holder once', async (path, profession) => {
    const institution = hospital();
    const { person, viewer, practitionerId } = await aMember(institution, profession);
    const generated = await generate(institution, [practitionerId, practitionerId]);
    expect(outcomes(generated)).toEqual(['SENT']);
    const hours = 72 * 3_600_000;
    expect(generated.results[0]?.expiresAt).toBe(new Date(identity.clock.now().getTime() + hours).toISOString());
    const code = await activationCodeSentTo(identity, person.phone);
    expect(await activate(viewer, 'WRONG')).toMatchObject({ __typename: 'CodeRefused', triesLeft: 4 });
    const both = await Promise.all([activate(viewer, ` ${code.toLowerCase()} `), activate(viewer, code)]);
    expect(both.map(({ __typename }) => __typename)).toEqual(['Activated', 'Activated']);
    expect(both.map((outcome) => sessionOf(outcome).account.state)).toEqual(['ACTIVATED', 'ACTIVATED']);
    const entries = await identity.deps.prisma.auditEntry.findMany({
      where: { recordId: viewer.accountId ?? '', action: 'activate' },
    });
    expect(entries.map(({ detail }) => detail)).toEqual([{ path }]);
    expect(outcomes(await generate(institution, [practitionerId]))).toEqual(['ALREADY_ACTIVATED']);
  });

  it('keeps no code readable', async () => {
    const institution = hospital();
    const { person, practitionerId } = await aMember(institution);
    await generate(institution, [practitionerId]);
    const code = await activationCodeSentTo(identity, person.phone);
    const rows = [
      await identity.deps.prisma.activationCode.findMany(),
      await identity.deps.prisma.outboxMessage.findMany(),
    ];
    expect(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain(code);
    expect(await identity.kept(practitionerId)).toEqual([]);
  });

  it('refuses a code that another identity types, an expired one, and one that was replaced (10.1.23)', async () => {
    const institution = hospital();
    const [a, b] = [await aMember(institution), await aMember(institution)];
    await generate(institution, [a.practitionerId, b.practitionerId]);
    const code = await activationCodeSentTo(identity, a.person.phone);
    expect(await activate(b.viewer, code)).toMatchObject({ __typename: 'CodeRefused' });
    identity.passSeconds(60);
    await generate(institution, [a.practitionerId]);
    const newer = await activationCodeSentTo(identity, a.person.phone);
    expect(await activate(a.viewer, code)).toMatchObject({ __typename: 'CodeRefused' });
    identity.passSeconds(72 * 3_600);
    const again = await signedIn(identity, a.person);
    expect(await activate(again.viewer, newer)).toMatchObject({ __typename: 'CodeRefused' });
  });

  it('locks for 24 hours after five wrong codes on a day, whatever they were, and tells the holder (domain 4.2)', async () => {
    const institution = hospital();
    const { person, viewer, practitionerId } = await aMember(institution);
    await generate(institution, [practitionerId]);
    const code = await activationCodeSentTo(identity, person.phone);
    for (let times = 0; times < 4; times += 1) await activate(viewer, `WRONG${times}`);
    expect(await activate(viewer, 'WRONG')).toMatchObject({ __typename: 'ActivationLocked' });
    expect(await activate(viewer, code)).toMatchObject({ __typename: 'ActivationLocked' });
    expect((await identity.messages()).at(-1)).toMatchObject({ to: person.phone, template: 'ACCOUNT_LOCKED' });
  });

  it('says for each person why there is no code (S2-Q24, Q45)', async () => {
    const institution = hospital();
    const stranger = randomUUID();
    const moved = await aMember(hospital());
    const specialist = await aMember(institution, 'TCM_SPECIALTY');
    const nobody = await register(identity, { primaryInstitutionId: institution.institutionId ?? '' });
    const member = await aMember(institution);
    const ids = [stranger, 'no id', moved.practitionerId, specialist.practitionerId, nobody.practitionerId];
    expect(outcomes(await generate(institution, [...ids, member.practitionerId]))).toEqual([
      'OTHER_PRIMARY_INSTITUTION',
      'OTHER_PRIMARY_INSTITUTION',
      'OTHER_PRIMARY_INSTITUTION',
      'OWN_CERTIFICATE_CODE',
      'NO_ACCOUNT',
      'SENT',
    ]);
  });

  it('sends nothing in a region that is not open (domain 4.2 P2, N2)', async () => {
    identity.institutions.closedRegions.add('630000');
    const institution = hospital();
    const { qualified } = await aContactVerifiedPerson(identity, { kind: 'NURSE' });
    const primaryInstitutionId = institution.institutionId ?? '';
    const { practitionerId } = qualified;
    await register(identity, {
      practitionerId,
      primaryInstitutionId,
      professionType: 'NURSE',
      practicePlaceCode: '630000',
    });
    expect(outcomes(await generate(institution, [practitionerId]))).toEqual(['REGION_NOT_OPEN']);
  });

  it('sends one of two at once, ten a day, and to no more than 100 people', async () => {
    const institution = hospital();
    const { practitionerId } = await aMember(institution);
    const both = await Promise.all([generate(institution, [practitionerId]), generate(institution, [practitionerId])]);
    expect(both.flatMap(outcomes).sort()).toEqual(['SENT', 'SENT_RECENTLY']);
    for (let times = 0; times < 9; times += 1) {
      identity.passSeconds(61);
      expect(outcomes(await generate(institution, [practitionerId]))).toEqual(['SENT']);
    }
    identity.passSeconds(61);
    expect(outcomes(await generate(institution, [practitionerId]))).toEqual(['SENT_RECENTLY']);
    const many = Array.from({ length: 101 }, () => randomUUID());
    expect(await generate(institution, many)).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('comes after identity and contact', async () => {
    const person = aPersonToSignUp();
    qualify(identity, person);
    await signUp(identity, person);
    expect(await activate((await signedIn(identity, person)).viewer, 'X')).toMatchObject({
      __typename: 'NotReadyToActivate',
      nextStep: 'VERIFY_CONTACT',
    });
  });

  it('is for institutions, the code for persons', async () => {
    for (const viewer of [aPerson(), anOfficer()]) await expect(generate(viewer, [])).rejects.toThrow('FORBIDDEN');
    await expect(activate(hospital(), 'X')).rejects.toThrow('FORBIDDEN');
  });
});
