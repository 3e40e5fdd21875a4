import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aService } from '@medreg/testkit';
import { uuidv7 } from 'uuidv7';
import { openStage, type Stage } from '../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const RECORD = `mutation ($input: RecordTrusteeshipInput!) { recordTrusteeship(input: $input) { __typename
  ... on RecordedTrusteeship { trusteeship { id from until } }
  ... on InvalidInput { problems { field problem } } ... on AlreadyExists { id } } }`;
const END = `mutation ($input: EndTrusteeshipInput!) { endTrusteeship(input: $input) { __typename
  ... on EndedTrusteeship { trusteeship { until endReason } }
  ... on InvalidInput { problems { field problem } } ... on TrusteeshipEnded { trusteeship { until } } } }`;
const LIST = `query ($institutionId: ID, $on: Date) { trusteeships(institutionId: $institutionId, on: $on) {
  edges { node { id trusteeInstitution { id } clientInstitution { id } } } } }`;

const record = (trustee: { id: string }, client: { id: string }, over = {}) => ({
  input: {
    trusteeInstitutionId: trustee.id,
    clientInstitutionId: client.id,
    from: '2026-01-01',
    until: '2026-12-31',
    ...over,
  },
});
const recorded = async (over = {}) => {
  const [trustee, client] = [await stage.registered(), await stage.registered()];
  const outcome = await stage.act(stage.county, RECORD, record(trustee, client, over));
  return { trustee, client, id: (outcome as unknown as { trusteeship: { id: string } }).trusteeship.id };
};

describe('recordTrusteeship (S2-Q54)', () => {
  it('by the authority that licensed the client; the trustee may be anybody’s', async () => {
    const trustee = await stage.registered({ regionCode: '440104' }, stage.otherCounty);
    const client = await stage.registered();
    const input = record(trustee, client);
    for (const viewer of [stage.otherCounty, stage.province]) {
      expect((await stage.act(viewer, RECORD, input)).__typename).toBe('NotInJurisdiction');
    }
    for (const viewer of [aPerson(), stage.userOf(trustee.id), stage.userOf(client.id)]) {
      expect((await stage.act(viewer, RECORD, input)).__typename).toBe('FORBIDDEN');
    }
    expect(await stage.act(stage.county, RECORD, input)).toMatchObject({
      trusteeship: { from: '2026-01-01', until: '2026-12-31' },
    });
  });
  it('names every wrong field at once', async () => {
    const client = await stage.registered();
    const wrong = record(client, client, { from: '2026-03-02', until: '2026-03-01' });
    expect(await stage.act(stage.county, RECORD, wrong)).toMatchObject({
      problems: [
        { field: 'trusteeInstitutionId', problem: 'SAME' },
        { field: 'until', problem: 'BEFORE_START' },
        { field: 'until', problem: 'PAST' },
      ],
    });
    const nobody = record({ id: 'x' }, client);
    expect(await stage.act(stage.county, RECORD, nobody)).toMatchObject({ problems: [{ problem: 'UNKNOWN' }] });
  });
  it.each([
    ['the last day', { from: '2026-12-31', until: '2027-12-31' }, 'AlreadyExists'],
    ['the day after', { from: '2027-01-01', until: null }, 'RecordedTrusteeship'],
    ['the first day', { from: '2025-01-01', until: '2026-12-31' }, 'AlreadyExists'],
    ['all of it, without end', { from: '2020-01-01', until: null }, 'AlreadyExists'],
  ])('one trustee at a time: from %s', async (_, period, expected) => {
    const { client } = await recorded();
    const trustee = await stage.registered();
    expect((await stage.act(stage.county, RECORD, record(trustee, client, period))).__typename).toBe(expected);
  });
  it('twice at once: one; the database refuses an overlap by itself', async () => {
    const [trustee, client] = [await stage.registered(), await stage.registered()];
    const types = await stage.twice(stage.county, RECORD, record(trustee, client));
    expect(types).toEqual(['AlreadyExists', 'RecordedTrusteeship']);
    const row = { id: uuidv7(), trusteeId: trustee.id, clientId: client.id, recordedBy: uuidv7(), from: '2026-12-31' };
    await expect(stage.deps.db.trusteeship.create({ data: row })).rejects.toThrow('trusteeship_one_trustee');
  });
});

describe('endTrusteeship (S2-Q54)', () => {
  const end = (trusteeshipId: string, on: string, reason = '协议解除') => ({ input: { trusteeshipId, on, reason } });

  it('within its period, once, even twice at once', async () => {
    const { id } = await recorded();
    expect(await stage.act(stage.county, END, end(id, '2027-01-01'))).toMatchObject({
      problems: [{ field: 'on', problem: 'OUTSIDE_PERIOD' }],
    });
    expect(await stage.twice(stage.county, END, end(id, '2026-11-30'))).toEqual([
      'EndedTrusteeship',
      'TrusteeshipEnded',
    ]);
    expect(await stage.act(stage.county, END, end(id, '2026-11-29'))).toMatchObject({
      __typename: 'TrusteeshipEnded',
      trusteeship: { until: '2026-11-30' },
    });
    expect((await stage.trailOf(id)).map(({ action }) => action)).toEqual(['recordTrusteeship', 'endTrusteeship']);
  });
  it('not by another authority, nor by an institution', async () => {
    const { id, trustee } = await recorded();
    expect((await stage.act(stage.otherCounty, END, end(id, '2026-11-30'))).__typename).toBe('NotInJurisdiction');
    expect((await stage.act(stage.userOf(trustee.id), END, end(id, '2026-11-30'))).__typename).toBe('FORBIDDEN');
  });
});

describe('trusteeships', () => {
  it('are seen by both sides, by the authority of the client and those above it, by services', async () => {
    const { id, trustee, client } = await recorded();
    const seen = async (viewer: Parameters<Stage['act']>[0], variables = {}) =>
      ((await stage.act(viewer, LIST, variables)) as unknown as { edges: { node: { id: string } }[] }).edges.map(
        ({ node }) => node.id,
      );
    for (const viewer of [stage.userOf(trustee.id), stage.userOf(client.id)]) expect(await seen(viewer)).toEqual([id]);
    for (const viewer of [stage.county, stage.province, stage.nation, aService('applications')]) {
      expect(await seen(viewer, { institutionId: trustee.id })).toEqual([id]);
    }
    expect(await seen(stage.otherCounty)).toEqual([]);
    const third = await stage.registered();
    expect(await seen(stage.userOf(third.id), { institutionId: trustee.id })).toEqual([]);
    expect((await stage.act(aPerson(), LIST)).__typename).toBe('FORBIDDEN');
  });
  it('of one day, both ends included', async () => {
    const { id, client } = await recorded();
    const on = async (day: string) => {
      const answer = await stage.act(stage.userOf(client.id), LIST, { on: day });
      return (answer as unknown as { edges: { node: { id: string } }[] }).edges.map(({ node }) => node.id);
    };
    expect(await on('2025-12-31')).toEqual([]);
    expect(await on('2026-01-01')).toEqual([id]);
    expect(await on('2026-12-31')).toEqual([id]);
    expect(await on('2027-01-01')).toEqual([]);
  });
});
