import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aStranger } from '@medreg/testkit';
import { openStage, type Stage } from '../../../test/stage.ts';
import { findInstitutions } from '../find-institutions/find-institutions.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const REFUSALS = `... on InvalidInput { problems { field problem } }
  ... on InstitutionStateForbids { institution { status } } ... on InstitutionChanged { institution { version } }`;
const SUSPEND = `mutation ($input: ChangeInstitutionStateInput!) { suspendInstitution(input: $input) { __typename
  ... on SuspendedInstitution { institution { status version } } ${REFUSALS} } }`;
const REOPEN = `mutation ($input: ChangeInstitutionStateInput!) { reopenInstitution(input: $input) { __typename
  ... on ReopenedInstitution { institution { status version } } ${REFUSALS} } }`;
const CLOSE = `mutation ($input: CloseInstitutionInput!) { closeInstitution(input: $input) { __typename
  ... on ClosedInstitution { institution { status closing closedOn version } } ${REFUSALS} } }`;

const change = (institutionId: string, version: number, over = {}) => ({
  input: { institutionId, version, reason: '依据执法文书办理', ...over },
});

describe('suspendInstitution, reopenInstitution (domain 5.5)', () => {
  it('suspends and reopens, each with a new version, an entry in the trail and a message', async () => {
    const { id } = await stage.registered();
    expect(await stage.act(stage.county, SUSPEND, change(id, 1))).toMatchObject({
      institution: { status: 'SUSPENDED', version: 2 },
    });
    expect(await stage.act(stage.county, REOPEN, change(id, 2))).toMatchObject({
      institution: { status: 'VALID', version: 3 },
    });
    const messages = await stage.published('institution.changed', id);
    expect(messages.map(({ version, payload }) => [Number(version), payload])).toEqual([
      [2, expect.objectContaining({ institutionId: id, status: 'SUSPENDED', closedOn: null })],
      [3, expect.objectContaining({ status: 'VALID' })],
    ]);
    const trail = await stage.trailOf(id);
    expect(trail.map(({ action }) => action)).toEqual([
      'registerInstitution',
      'suspendInstitution',
      'reopenInstitution',
    ]);
    expect(JSON.stringify(trail)).not.toContain('执法文书');
  });
  it('a suspended one is suspended once, a valid one not reopened', async () => {
    const { id } = await stage.registered();
    expect((await stage.act(stage.county, REOPEN, change(id, 1))).__typename).toBe('InstitutionStateForbids');
    await stage.act(stage.county, SUSPEND, change(id, 1));
    expect((await stage.act(stage.county, SUSPEND, change(id, 2))).__typename).toBe('InstitutionStateForbids');
  });
  it('twice at once: one effect', async () => {
    const { id } = await stage.registered();
    expect(await stage.twice(stage.county, SUSPEND, change(id, 1))).toEqual([
      'InstitutionChanged',
      'SuspendedInstitution',
    ]);
    expect(await stage.published('institution.changed', id)).toHaveLength(1);
  });
  it('names every wrong field at once', async () => {
    const { id } = await stage.registered();
    expect(await stage.act(stage.county, SUSPEND, change(id, 1, { reason: ' ', on: '2026-11-24' }))).toMatchObject({
      problems: [
        { field: 'reason', problem: 'REQUIRED' },
        { field: 'on', problem: 'FUTURE' },
      ],
    });
  });
});

describe('closeInstitution (domain 3.6, 5.5; MIR-21)', () => {
  const close = (id: string, version: number, over = {}) => change(id, version, { kind: 'CLOSED', ...over });

  it.each(['CLOSED', 'DEREGISTERED', 'REVOKED'])('%s: no longer selectable', async (kind) => {
    const { id, name } = await stage.registered();
    const found = async () => (await findInstitutions(stage.deps.db, { text: name })).edges.length;
    expect(await found()).toBe(1);
    expect(await stage.act(stage.county, CLOSE, close(id, 1, { kind, on: '2026-11-20' }))).toMatchObject({
      institution: { status: 'CLOSED', closing: kind, closedOn: '2026-11-20', version: 2 },
    });
    const [message] = await stage.published('institution.changed', id);
    expect(message?.payload).toMatchObject({ status: 'CLOSED', closedOn: '2026-11-20' });
    expect(await found()).toBe(0);
  });
  it('a closed one may be deregistered, its day stays; it is never reopened', async () => {
    const { id } = await stage.registered();
    await stage.act(stage.county, CLOSE, close(id, 1, { on: '2026-11-01' }));
    expect((await stage.act(stage.county, REOPEN, change(id, 2))).__typename).toBe('InstitutionStateForbids');
    expect(await stage.act(stage.county, CLOSE, close(id, 2, { kind: 'DEREGISTERED' }))).toMatchObject({
      institution: { closing: 'DEREGISTERED', closedOn: '2026-11-01' },
    });
    expect((await stage.act(stage.county, CLOSE, close(id, 3, { kind: 'REVOKED' }))).__typename).toBe(
      'InstitutionStateForbids',
    );
  });
  it('today when no day is said, never later', async () => {
    const { id } = await stage.registered();
    expect((await stage.act(stage.county, CLOSE, close(id, 1, { on: '2026-11-24' }))).__typename).toBe('InvalidInput');
    expect(await stage.act(stage.county, CLOSE, close(id, 1))).toMatchObject({
      institution: { closedOn: '2026-11-23' },
    });
  });
  it('twice at once: one effect; with another version than the one seen: none', async () => {
    const { id } = await stage.registered();
    expect(await stage.twice(stage.county, CLOSE, close(id, 1))).toEqual(['ClosedInstitution', 'InstitutionChanged']);
    expect(await stage.act(stage.county, CLOSE, close(id, 1, { kind: 'REVOKED' }))).toMatchObject({
      __typename: 'InstitutionChanged',
      institution: { version: 2 },
    });
  });
  it('only by the authority that licensed it, with the right', async () => {
    const { id } = await stage.registered();
    for (const viewer of [stage.otherCounty, stage.province, stage.nation]) {
      expect((await stage.act(viewer, CLOSE, close(id, 1))).__typename).toBe('NotInJurisdiction');
    }
    const unknown = close('00000000-0000-7000-8000-000000000000', 1);
    expect((await stage.act(stage.county, CLOSE, unknown)).__typename).toBe('NotInJurisdiction');
    const withoutRight = { ...stage.county, rights: ['SUPERVISE' as const] };
    for (const viewer of [withoutRight, aPerson(), stage.userOf(id)]) {
      expect((await stage.act(viewer, CLOSE, close(id, 1))).__typename).toBe('FORBIDDEN');
    }
    expect((await stage.act(aStranger(), CLOSE, close(id, 1))).__typename).toBe('UNAUTHENTICATED');
  });
});

describe('institutionChanges', () => {
  const query = 'query ($id: ID!) { institutionChanges(institutionId: $id) { version step effectiveOn reason } }';
  it('tells the institution, its authority and those above what was changed and why; nobody else', async () => {
    const { id } = await stage.registered();
    await stage.act(stage.county, SUSPEND, change(id, 1, { on: '2026-11-22' }));
    const told = [{ version: 2, step: 'SUSPENDED', effectiveOn: '2026-11-22', reason: '依据执法文书办理' }];
    for (const viewer of [stage.county, stage.province, stage.nation, stage.userOf(id)]) {
      expect(await stage.act(viewer, query, { id })).toEqual(told);
    }
    const { id: another } = await stage.registered();
    for (const viewer of [stage.otherCounty, stage.userOf(another), aPerson()]) {
      expect((await stage.act(viewer, query, { id })).__typename).toBe('FORBIDDEN');
    }
  });
});
