import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { openStage, type Stage } from '../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const OPEN = `mutation ($code: ID!) { openRegion(code: $code) { __typename
  ... on OpenedRegion { changed region { eRegistrationOpen } } } }`;
const CLOSE = `mutation ($code: ID!) { closeRegion(code: $code) { __typename
  ... on ClosedRegion { changed region { eRegistrationOpen } } } }`;
const isOpen = async (code: string) =>
  (await stage.deps.db.region.findUniqueOrThrow({ where: { code } })).eRegistrationOpen;

describe('openRegion, closeRegion (domain 4.2)', () => {
  it('a division and everything below it, and nothing else', async () => {
    const closed = await stage.act(stage.province, CLOSE, { code: '440100' });
    expect(closed).toMatchObject({ __typename: 'ClosedRegion', region: { eRegistrationOpen: false } });
    expect((closed as unknown as { changed: number }).changed).toBeGreaterThan(10);
    expect([await isOpen('440103'), await isOpen('440203'), await isOpen('440000')]).toEqual([false, true, true]);
    expect(await stage.act(stage.province, OPEN, { code: '440103' })).toMatchObject({ changed: 1 });
    expect([await isOpen('440103'), await isOpen('440104')]).toEqual([true, false]);
    await stage.act(stage.nation, OPEN, { code: '440000' });
    expect(await isOpen('440104')).toBe(true);
  });
  it('each viewer is told which of them he may take', async () => {
    const STEPS = '{ region(code: "440103") { availableSteps } }';
    const steps = async (viewer: Viewer) =>
      ((await stage.act(viewer, STEPS)) as unknown as { availableSteps: string[] }).availableSteps;
    await stage.act(stage.province, OPEN, { code: '440103' });
    expect(await steps(stage.province)).toEqual(['CLOSE']);
    await stage.act(stage.province, CLOSE, { code: '440103' });
    expect(await steps(stage.province)).toEqual(['OPEN']);
    expect(await steps(stage.county)).toEqual([]);
    await stage.act(stage.province, OPEN, { code: '440103' });
  });
  it('twice at once: one effect, one entry in the trail', async () => {
    const both = await Promise.all([1, 2].map(() => stage.act(stage.province, CLOSE, { code: '441200' })));
    const changed = both.map((one) => (one as unknown as { changed: number }).changed);
    expect(Math.min(...changed)).toBe(0);
    expect(await stage.trailOf('441200')).toHaveLength(1);
  });
  it('by the nation or the province, within its own jurisdiction, with the right', async () => {
    expect((await stage.act(stage.county, CLOSE, { code: '440103' })).__typename).toBe('NotInJurisdiction');
    expect((await stage.act(stage.province, CLOSE, { code: '450000' })).__typename).toBe('NotInJurisdiction');
    expect((await stage.act(stage.province, CLOSE, { code: '449999' })).__typename).toBe('NotInJurisdiction');
    const withoutRight = { ...stage.province, rights: ['SUPERVISE' as const] };
    for (const viewer of [withoutRight, aPerson()]) {
      expect((await stage.act(viewer, OPEN, { code: '440103' })).__typename).toBe('FORBIDDEN');
    }
  });
});
