import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser, anOfficer, aStranger } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { aSnapshot, CLAIM, type Harness, holderOf, openHarness } from '../../../test/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
}, 60_000);
afterAll(() => harness.close());

const VERSIONS = `query ($of: [_Any!]!) {
  _entities(representations: $of) {
    ... on Registration { licenceVersions { version state issuedAt claimedAt endedAt } }
  }
}`;
const versionsOf = (viewer: Viewer, ...ids: string[]) =>
  harness.act(viewer, VERSIONS, { of: ids.map((id) => ({ __typename: 'Registration', id })) });

describe('Registration.licenceVersions (S4 三(二): the trail of a case, to its e-licence)', () => {
  it('tells when each version was issued, claimed and ended, newest first', async () => {
    const snapshot = aSnapshot();
    const first = await harness.render(await harness.hear(snapshot));
    expect(await harness.act(holderOf(snapshot), CLAIM, { id: first.id })).toMatchObject({ licence: {} });
    const changed = { ...snapshot, primaryInstitutionName: '荔湾区沙面社区卫生服务中心' };
    const second = await harness.hear(changed);
    expect(second.version).toBe(first.version + 1);
    for (const viewer of [anOfficer(), anInstitutionUser(), holderOf(snapshot)]) {
      expect(await versionsOf(viewer, snapshot.registrationId, randomUUID(), 'none')).toEqual([
        {
          licenceVersions: [
            // What was claimed stays claimed, in its next version.
            {
              version: 2,
              state: 'PREPARING',
              issuedAt: second.issuedAt.toISOString(),
              claimedAt: expect.any(String),
              endedAt: null,
            },
            {
              version: 1,
              state: 'INVALID',
              issuedAt: first.issuedAt.toISOString(),
              claimedAt: expect.any(String),
              endedAt: expect.any(String),
            },
          ],
        },
        { licenceVersions: [] },
        null,
      ]);
    }
  });

  it('a version is as good as the registration behind it', async () => {
    const snapshot = aSnapshot();
    await harness.render(await harness.hear(snapshot));
    await harness.hear({ ...snapshot, status: 'DEREGISTERED' });
    const [answer] = (await versionsOf(anOfficer(), snapshot.registrationId)) as unknown as [
      { licenceVersions: { state: string; endedAt: string | null }[] },
    ];
    expect(answer.licenceVersions).toMatchObject([{ state: 'INVALID', endedAt: expect.any(String) }]);
  });

  it('is nothing for strangers', async () => {
    const snapshot = aSnapshot();
    await harness.hear(snapshot);
    expect(await versionsOf(aStranger(), snapshot.registrationId)).toMatchObject({ __typename: 'UNAUTHENTICATED' });
  });
});
