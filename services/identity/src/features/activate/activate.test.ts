import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOfficer } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import {
  ACTIVATE,
  aContactVerifiedPerson,
  aPersonToSignUp,
  qualify,
  sessionOf,
  signedIn,
  signUp,
} from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const activate = (viewer: Viewer, code: string) => identity.ask(viewer, ACTIVATE, { code });

describe('activate (T1, S0-1.2)', () => {
  it('takes the code as people type it', async () => {
    const { viewer, qualified } = await aContactVerifiedPerson(identity);
    expect(sessionOf(await activate(viewer, ` ${qualified.code.toLowerCase()} `)).account).toMatchObject({
      state: 'ACTIVATED',
    });
  });

  it('comes after identity and contact', async () => {
    const person = aPersonToSignUp();
    await signUp(identity, person);
    const { viewer } = await signedIn(identity, person);
    expect(await activate(viewer, 'X')).toMatchObject({
      __typename: 'NotReadyToActivate',
      nextStep: 'CORRECT_IDENTITY',
    });
    const other = aPersonToSignUp();
    const { code } = qualify(identity, other);
    await signUp(identity, other);
    expect(await activate((await signedIn(identity, other)).viewer, code)).toMatchObject({
      __typename: 'NotReadyToActivate',
      nextStep: 'VERIFY_CONTACT',
    });
  });

  it('activates once, for a double click and for one more', async () => {
    const { viewer, qualified } = await aContactVerifiedPerson(identity);
    const both = await Promise.all([activate(viewer, qualified.code), activate(viewer, qualified.code)]);
    expect(both.map(({ __typename }) => __typename)).toEqual(['Activated', 'Activated']);
    expect(await activate(viewer, 'anything')).toMatchObject({ __typename: 'Activated' });
    const actions = await identity.audited(viewer.accountId ?? '');
    expect(actions.filter((action) => action === 'activate')).toHaveLength(1);
    expect(await identity.deps.prisma.activationTries.count()).toBe(0);
    expect(await identity.kept(viewer.practitionerId ?? '')).toEqual([
      { template: 'REGISTRATION_NOTICE', params: { matter: '账户状态', state: '已激活，可办理业务' } },
    ]);
  });

  it('locks for 24 hours after five wrong codes on a day, and tells the holder (domain 4.2)', async () => {
    const { person, viewer, qualified } = await aContactVerifiedPerson(identity);
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await activate(viewer, 'WRONG')).toMatchObject({ __typename: 'CodeRefused', triesLeft });
    }
    const until = new Date(identity.clock.now().getTime() + 24 * 3_600_000).toISOString();
    expect(await activate(viewer, '不是编码')).toMatchObject({ __typename: 'ActivationLocked', until });
    expect(await activate(viewer, qualified.code)).toMatchObject({ __typename: 'ActivationLocked', until });
    expect((await identity.messages()).at(-1)).toMatchObject({
      to: person.phone,
      template: 'ACCOUNT_LOCKED',
      params: { duration: '24小时' },
    });
    identity.passSeconds(24 * 3_600 + 1);
    const again = await signedIn(identity, person);
    expect(await activate(again.viewer, qualified.code)).toMatchObject({ __typename: 'Activated' });
  });

  it('looks at no more than five of many codes at once', async () => {
    const { viewer } = await aContactVerifiedPerson(identity);
    const before = identity.qualifications.state.codeQuestions;
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, place) => activate(viewer, `WRONG${place}`)));
    expect(identity.qualifications.state.codeQuestions - before).toBe(5);
    expect(outcomes.every(({ __typename }) => __typename !== 'Activated')).toBe(true);
    const actions = await identity.audited(viewer.accountId ?? '');
    expect(actions.filter((action) => action === 'lock-activation')).toHaveLength(1);
  });

  it('counts no try while qualifications is away', async () => {
    const { viewer } = await aContactVerifiedPerson(identity);
    identity.qualifications.state.away = true;
    for (let times = 0; times < 6; times += 1) {
      await expect(activate(viewer, 'WRONG')).rejects.toThrow('SERVICE_UNAVAILABLE');
    }
    identity.qualifications.state.away = false;
    expect(await activate(viewer, 'WRONG')).toMatchObject({ __typename: 'CodeRefused', triesLeft: 4 });
  });

  it('does not take the code of somebody else', async () => {
    const [a, b] = [await aContactVerifiedPerson(identity), await aContactVerifiedPerson(identity)];
    expect(await activate(a.viewer, b.qualified.code)).toMatchObject({ __typename: 'CodeRefused' });
  });

  it('is for persons', async () => {
    await expect(activate(someStranger(), 'X')).rejects.toThrow('UNAUTHENTICATED');
    await expect(activate(anOfficer(), 'X')).rejects.toThrow('FORBIDDEN');
  });
});
