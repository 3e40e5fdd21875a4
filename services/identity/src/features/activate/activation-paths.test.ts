import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RegistrationSnapshot } from '@medreg/events';
import type { Viewer } from '@medreg/viewer';
import { ACTIVATE, aContactVerifiedPerson, qualify, sessionOf } from '../../../test/builders.ts';
import type { Qualified } from '../../../test/fake-siblings.ts';
import { type Identity, startIdentity } from '../../../test/harness.ts';
import { register } from '../../../test/register.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const activate = (viewer: Viewer, code: string) => identity.ask(viewer, ACTIVATE, { code });
const PHYSICIAN = { kind: 'PHYSICIAN', code: '200944110440103198611051230' } as const;
const NURSE = { kind: 'NURSE', code: '2015N440000123' } as const;

/** Somebody with a qualification and, perhaps, a registration. */
async function somebody(qualification: Partial<Qualified>, registration?: Partial<RegistrationSnapshot>) {
  const one = await aContactVerifiedPerson(identity, qualification);
  const { practitionerId } = one.qualified;
  if (registration) await register(identity, { practitionerId, ...registration });
  return one;
}

async function pathOf({ accountId }: Viewer): Promise<unknown> {
  const entry = await identity.deps.prisma.auditEntry.findFirst({
    where: { recordId: accountId ?? '', action: 'activate' },
  });
  return (entry?.detail as { path?: string } | undefined)?.path;
}

describe('activation by one’s own code (S2-Q5, Q29, domain 4.2)', () => {
  it.each([
    ['P4', PHYSICIAN, undefined],
    ['P5', PHYSICIAN, { status: 'FILED' }],
    ['P5', PHYSICIAN, { status: 'DEREGISTERED' }],
    ['P5', PHYSICIAN, { status: 'TRANSFERRED_OUT' }],
    ['T1', {}, { professionType: 'TCM_SPECIALTY' }],
    ['N4', NURSE, undefined],
  ] as const)('%s', async (path, qualification, registration) => {
    const { viewer, qualified } = await somebody(qualification, registration);
    expect(sessionOf(await activate(viewer, qualified.code)).account.state).toBe('ACTIVATED');
    expect(await pathOf(viewer)).toBe(path);
  });

  it('N5: a nurse whose registration is over types the certificate number, and no other one', async () => {
    const certificateCode = '201544012345';
    const over = { professionType: 'NURSE', status: 'DEREGISTERED', certificateCode } as const;
    const { viewer } = await somebody(NURSE, over);
    const valid = await somebody(NURSE, { professionType: 'NURSE', certificateCode: '201544099999' });
    expect(await activate(viewer, '201544099999')).toMatchObject({ __typename: 'CodeRefused', triesLeft: 4 });
    expect(await activate(valid.viewer, '201544099999')).toMatchObject({ __typename: 'ActivatedElsewhere' });
    expect(await activate(viewer, ' ２０１５４４０１２３４５ ')).toMatchObject({ __typename: 'Activated' });
    expect(await pathOf(viewer)).toBe('N5');
  });

  it.each([
    ['P1', PHYSICIAN, { professionType: 'PHYSICIAN' }],
    ['N1', NURSE, { professionType: 'NURSE' }],
  ] as const)('%s: whoever is validly registered is sent to the primary institution; no try counts', async (...row) => {
    const [, qualification, registration] = row;
    const { viewer, qualified } = await somebody(qualification, registration);
    for (let times = 0; times < 6; times += 1) {
      expect(await activate(viewer, times % 2 ? 'WRONG' : qualified.code)).toMatchObject({
        __typename: 'ActivatedElsewhere',
        way: 'INSTITUTION_CODE',
        institutionName: '荔湾区第一医院',
        message: expect.stringContaining('激活码'),
      });
    }
    expect(await pathOf(viewer)).toBeUndefined();
  });

  it('P2, P3, N2: in a region that is not open an application activates', async () => {
    identity.institutions.closedRegions.add('540000');
    const { viewer, qualified } = await somebody(PHYSICIAN, { practicePlaceCode: '540000' });
    expect(await activate(viewer, qualified.code)).toMatchObject({
      __typename: 'ActivatedElsewhere',
      way: 'BY_APPLICATION',
    });
  });

  it('T1 stays open to a valid physician who is a TCM specialist too (10.1.1), by that code only', async () => {
    const { person, viewer, qualified } = await somebody(PHYSICIAN, {});
    const { practitionerId } = qualified;
    const specialty = qualify(identity, person, { practitionerId, code: 'ZY4400001' });
    expect(await activate(viewer, qualified.code)).toMatchObject({ __typename: 'ActivatedElsewhere' });
    expect(await activate(viewer, specialty.code)).toMatchObject({ __typename: 'Activated' });
    expect(await pathOf(viewer)).toBe('T1');
  });

  it('asks nobody in vain: a sibling that is away costs no try', async () => {
    const { viewer } = await somebody(PHYSICIAN, {});
    identity.institutions.state.away = true;
    await expect(activate(viewer, PHYSICIAN.code)).rejects.toThrow('SERVICE_UNAVAILABLE');
    identity.institutions.state.away = false;
    expect(await identity.deps.prisma.activationTries.count({ where: { wrong: { gt: 1 } } })).toBe(0);
  });
});
