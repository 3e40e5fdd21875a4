import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EVENTS, type RegistrationSnapshot } from '@medreg/events';
import type { GraphClient } from '@medreg/graph-client';
import { connectQueues, type Logger } from '@medreg/jobs';
import { publish, startRelay } from '@medreg/outbox';
import { eventually } from '@medreg/testkit';
import {
  aGuest,
  aNurse,
  aPhysician,
  aSnapshot,
  CLAIM,
  type Harness,
  holderOf,
  openHarness,
} from '../../../test/harness.ts';
import { startEvents } from '../../events.ts';
import type { RegistrationStatesQueryVariables } from '../../generated/ask-applications.ts';
import { rebuildRegister } from './rebuild-register.ts';

const SILENT: Logger = { info() {}, warn() {}, error() {} };

type State = { version: number; snapshot: RegistrationSnapshot };

let harness: Harness;
beforeEach(async () => {
  await harness?.close();
  harness = await openHarness();
}, 60_000);
afterAll(() => harness.close());

/** The applications service as far as it is asked: registrations in the order of their ids, some pages of them. */
function applicationsWith(states: State[], onPage: (page: number) => Promise<void> = async () => {}) {
  const pages: RegistrationStatesQueryVariables[] = [];
  const sorted = states.toSorted((a, b) => (a.snapshot.registrationId < b.snapshot.registrationId ? -1 : 1));
  const ask = async (_: string, __: unknown, variables: RegistrationStatesQueryVariables) => {
    pages.push(variables);
    const registrationSnapshots = sorted
      .filter(({ snapshot }) => snapshot.registrationId > (variables.after ?? ''))
      .slice(0, Math.min(variables.first, 3))
      .map(({ version, snapshot }) =>
        harness.deps.pii.seal(JSON.stringify({ id: snapshot.registrationId, version, snapshot })),
      );
    await onPage(pages.length);
    return { registrationSnapshots };
  };
  return { pages, siblings: { ask: ask as GraphClient<'applications'>['ask'] } };
}

const eightRegistrations = (): State[] =>
  [aSnapshot, aPhysician, aSnapshot, aPhysician, aNurse, aNurse, aGuest, aPhysician].map((make, index) => ({
    version: index + 1,
    snapshot: make({
      name: `第${index}人`,
      status: index === 3 ? 'DEREGISTERED' : 'VALID',
      suspended: index === 5,
      primaryInstitutionClosed: index === 7,
      filings: [
        { institutionId: randomUUID(), institutionName: '别院', from: '2026-11-01', until: '2027-10-31' },
        { institutionId: randomUUID(), institutionName: '再一院', from: '2026-11-02', until: '2027-11-01' },
      ],
    }),
  }));

const entries = () => harness.deps.db.registerEntry.findMany({ orderBy: { registrationId: 'asc' } });
const licences = () => harness.deps.db.eLicence.findMany({ orderBy: { registrationId: 'asc' } });
const counts = async () => [
  await harness.deps.db.auditEntry.count(),
  await harness.deps.db.outboxMessage.count(),
  await harness.deps.db.eLicence.count(),
];

describe('rebuildRegister', () => {
  it('gives emptied tables back as they were', async () => {
    const states = eightRegistrations();
    await rebuildRegister(harness.deps, applicationsWith(states).siblings);
    const [entriesBefore, licencesBefore] = [await entries(), await licences()];
    expect(entriesBefore).toHaveLength(8);
    await harness.deps.db.registerEntry.deleteMany();
    await harness.deps.db.eLicence.deleteMany();

    const { siblings, pages } = applicationsWith(states);
    expect(await rebuildRegister(harness.deps, siblings)).toEqual({ registrations: 8, newerKnown: 0 });
    expect(pages).toHaveLength(4);
    expect(await entries()).toEqual(entriesBefore);
    const faceOf = ({
      registrationId,
      practitionerId,
      version,
      state,
      photoKey,
      face,
    }: (typeof licencesBefore)[number]) => ({
      registrationId,
      practitionerId,
      version,
      state,
      photoKey,
      face: harness.deps.pii.open(face),
    });
    expect((await licences()).map(faceOf)).toEqual(licencesBefore.map(faceOf));
  });

  it('changes nothing when it runs again, nor where all is right', async () => {
    const { siblings } = applicationsWith(eightRegistrations());
    await rebuildRegister(harness.deps, siblings);
    const [first] = await licences();
    if (first) await harness.render(first);
    const before = [await entries(), await licences(), await counts()];
    harness.clock.moveTo('2026-11-26T00:00:00Z');
    expect(await rebuildRegister(harness.deps, siblings)).toEqual({ registrations: 8, newerKnown: 0 });
    expect([await entries(), await licences(), await counts()]).toEqual(before);
  });

  it('mends what went astray: a lost end, a lost change, an entry edited by hand', async () => {
    const [ended, changed, edited] = [aSnapshot(), aSnapshot(), aSnapshot({ name: '原名' })];
    const claimed = await harness.render(await harness.hear(ended));
    await harness.act(holderOf(ended), CLAIM, { id: claimed.id });
    await harness.hear(changed);
    await harness.hear(edited);
    await harness.deps.db.registerEntry.update({
      where: { registrationId: edited.registrationId },
      data: { name: '改名', status: 'INVALID' },
    });
    const { siblings } = applicationsWith([
      { version: 2, snapshot: { ...ended, status: 'REVOKED' } },
      { version: 2, snapshot: { ...changed, primaryInstitutionName: '新院' } },
      { version: 1, snapshot: edited },
    ]);
    await rebuildRegister(harness.deps, siblings);
    const entryOf = ({ registrationId }: RegistrationSnapshot) =>
      harness.deps.db.registerEntry.findUniqueOrThrow({ where: { registrationId } });
    expect(await entryOf(ended)).toMatchObject({ status: 'INVALID' });
    expect(await entryOf(changed)).toMatchObject({ primaryInstitution: '新院' });
    expect(await entryOf(edited)).toMatchObject({ name: '原名', status: 'VALID' });
    expect(await harness.deps.db.eLicence.findUniqueOrThrow({ where: { id: claimed.id } })).toMatchObject({
      state: 'INVALID',
    });
  });

  it('loses to a newer message, and older ones that are under way lose to it', async () => {
    const queues = connectQueues({ url: harness.url });
    const relay = startRelay({ connectionString: harness.url, queues, catalogue: EVENTS, logger: SILENT });
    startEvents(harness.deps, queues, SILENT);
    const { deps } = harness;
    const announce = async ({ version, snapshot }: State) => {
      const { registrationId, practitionerId } = snapshot;
      const payload = { registrationId, practitionerId, snapshot: deps.pii.seal(JSON.stringify(snapshot)) };
      const id = await deps.db.$transaction((tx) =>
        publish(tx, 'registration.changed', { key: registrationId, version, payload }),
      );
      await eventually(async () => expect(await deps.db.inboxMessage.count({ where: { messageId: id } })).toBe(1));
    };
    const snapshot = aSnapshot({ primaryInstitutionName: '第二院' });
    const third = { version: 3, snapshot: { ...snapshot, primaryInstitutionName: '第三院' } };
    // The third version is announced while the answer with the second is under way.
    const { siblings } = applicationsWith([{ version: 2, snapshot }], (page) =>
      page === 1 ? announce(third) : Promise.resolve(),
    );
    expect(await rebuildRegister(deps, siblings)).toEqual({ registrations: 1, newerKnown: 1 });
    expect(await entries()).toMatchObject([{ primaryInstitution: '第三院' }]);

    const fifth = { version: 5, snapshot: { ...snapshot, primaryInstitutionName: '第五院' } };
    await rebuildRegister(deps, applicationsWith([fifth]).siblings);
    await announce({ version: 4, snapshot: { ...snapshot, primaryInstitutionName: '第四院' } });
    expect(await entries()).toMatchObject([{ primaryInstitution: '第五院' }]);
    await relay.stop();
    await queues.close();
  }, 60_000);

  it('keeps what it has done when the applications service goes away half-way', async () => {
    const { siblings } = applicationsWith(eightRegistrations(), async (page) => {
      if (page === 2) throw new Error('away');
    });
    await expect(rebuildRegister(harness.deps, siblings)).rejects.toThrow('away');
    expect(await entries()).toHaveLength(3);
  });
});
