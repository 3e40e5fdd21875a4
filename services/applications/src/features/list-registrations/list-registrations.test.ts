import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegistrationState } from '@medreg/events';
import { anOfficer, aPerson, aService } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../../test/ask.ts';
import { anApproved } from '../../../test/builders.ts';
import { filingsOf, play } from '../../../test/play.ts';
import { aStage, type Stage, somewhere } from '../../../test/stage.ts';

let stage: Stage;
let approved: Awaited<ReturnType<typeof anApproved>>;
beforeAll(async () => {
  stage = await aStage();
  approved = await anApproved(stage);
});
afterAll(() => stage.close());

const entity = async (viewer: Viewer, typename: string, id: string, selection: string) => {
  const operation = `query($representations: [_Any!]!) {
    _entities(representations: $representations) { __typename ... on ${typename} { ${selection} } }
  }`;
  const { data, errors } = await stage.subgraph.execute<{ _entities: unknown[] }>(viewer, operation, {
    representations: [{ __typename: typename, id }],
  });
  return errors?.[0]?.extensions?.code ?? data?._entities[0] ?? null;
};

describe('registrations', () => {
  it('are the person’s own', async () => {
    const { data } = await stage.subgraph.execute(approved.viewer, '{ myRegistrations { id certificateCode } }');
    const { id, certificateCode } = approved.registration;
    expect(data).toEqual({ myRegistrations: [{ id, certificateCode }] });
    const other = await stage.subgraph.execute(aPerson({ practitionerId: uuidv7() }), '{ myRegistrations { id } }');
    expect(other.data).toEqual({ myRegistrations: [] });
  });

  it.each<[string, () => Viewer, boolean]>([
    ['the person', () => approved.viewer, true],
    ['his institution', () => approved.reviewer, true],
    ['the authority', () => approved.officer, true],
    ['a service', () => aService('licences'), true],
    ['the province that supervises', () => province('440000', ['SUPERVISE']), true],
    ['the province that does not', () => province('440000', ['DECIDE_APPLICATIONS']), false],
    ['another province', () => province('430000', ['SUPERVISE']), false],
    ['another person', () => aPerson({ practitionerId: uuidv7() }), false],
    ['another institution', () => somewhere(stage).reviewer, false],
    ['another authority', () => somewhere(stage).officer, false],
  ])('as an entity, %s sees it: %p', async (_, viewer, sees) => {
    const { id } = approved.registration;
    expect(await entity(viewer(), 'Registration', id, 'id status')).toEqual(
      sees ? { __typename: 'Registration', id, status: 'VALID' } : null,
    );
    expect(await entity(viewer(), 'Application', approved.application.id, 'id')).toEqual(
      sees ? { __typename: 'Application', id: approved.application.id } : null,
    );
  });

  it('show the photo to the person alone', async () => {
    const { id } = approved.registration;
    const url = '/files/applications/downloads/';
    const photo = (viewer: Viewer) => entity(viewer, 'Registration', id, 'photoUrl');
    expect(await photo(approved.viewer)).toMatchObject({ photoUrl: expect.stringContaining(url) });
    for (const other of [approved.reviewer, approved.officer])
      expect(await photo(other)).toMatchObject({ photoUrl: null });
  });

  it.each<[string, () => Viewer, object | string]>([
    ['himself', () => approved.viewer, { registrations: [{ status: 'VALID' }] }],
    ['a service', () => aService('qualifications'), { registrations: [{ status: 'VALID' }] }],
    ['another person', () => aPerson({ practitionerId: uuidv7() }), { registrations: [] }],
    ['his institution', () => approved.reviewer, 'FORBIDDEN'],
    ['the authority', () => approved.officer, 'FORBIDDEN'],
  ])('of a practitioner, as %s sees them', async (_, viewer, expected) => {
    const seen = await entity(viewer(), 'Practitioner', approved.practitionerId, 'registrations { status }');
    expect(seen).toEqual(typeof expected === 'string' ? expected : { __typename: 'Practitioner', ...expected });
  });
});

describe('multi-institution filings', () => {
  const LIST = `query($side: FilingSide!, $ended: Boolean, $first: Int, $after: String) {
    institutionFilings(side: $side, includeEnded: $ended, first: $first, after: $after) {
      __typename edges { node { id state name validFrom validUntil endedOn endReason { code } institution { id } } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
  interface Listed {
    edges: { node: { id: string; state: string; endReason: { code: string } | null } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  }
  const list = async (viewer: Viewer, side: string, variables = {}) =>
    (await ask(stage, viewer, LIST, { side, ...variables })) as unknown as Listed;
  const states = async (viewer: Viewer, side: string, ended = false) =>
    (await list(viewer, side, { ended })).edges.map(({ node }) => node.state);

  /** Somebody of one institution, filed at another one for some days. */
  async function aFiled(days: { validFrom: string; validUntil: string }, elsewhere = somewhere(stage)) {
    const one = await anApproved(stage);
    const form = { institution: elsewhere.institutionId, ...days };
    await play(stage, { procedure: 'TCM_MULTI', registrationId: one.registration.id, by: one.viewer, form });
    const [filing] = await filingsOf(stage, one.practitionerId);
    if (!filing) throw new Error('Nothing was filed');
    return { ...one, elsewhere, filing };
  }
  const THIS_MONTH = { validFrom: '2026-11-09', validUntil: '2026-11-30' };

  it('S1-I §2.4, §2.5; 5.3: stand in both institutions’ lists while they are to come or run, by their days alone', async () => {
    const { reviewer, elsewhere } = await aFiled({ validFrom: '2026-11-20', validUntil: '2026-11-30' });
    const seen = async (moment: string, ended = false) => {
      stage.clock.moveTo(moment);
      const lists = [
        await states(reviewer, 'FILED_ELSEWHERE', ended),
        await states(elsewhere.reviewer, 'FILED_HERE', ended),
      ];
      stage.clock.moveTo('2026-11-09T10:00:00+08:00');
      return lists.flat();
    };
    expect(await seen('2026-11-19T23:59:00+08:00')).toEqual(['SCHEDULED', 'SCHEDULED']);
    expect(await seen('2026-11-20T00:01:00+08:00')).toEqual(['ACTIVE', 'ACTIVE']);
    expect(await seen('2026-11-30T23:59:00+08:00')).toEqual(['ACTIVE', 'ACTIVE']);
    expect(await seen('2026-12-01T00:01:00+08:00')).toEqual([]);
    expect(await seen('2026-12-01T00:01:00+08:00', true)).toEqual(['ENDED', 'ENDED']);
    expect(await states(reviewer, 'FILED_HERE')).toEqual([]);
    expect(await states(elsewhere.reviewer, 'FILED_ELSEWHERE')).toEqual([]);
  });

  it('can be narrowed to a profession', async () => {
    const { elsewhere, filing } = await aFiled(THIS_MONTH);
    const of = async (professionType: string) => {
      const query =
        'query($of: ProfessionType) { institutionFilings(side: FILED_HERE, professionType: $of) { edges { node { id } } } }';
      return (await ask(stage, elsewhere.reviewer, query, { of: professionType })).edges;
    };
    expect(await of('TCM_SPECIALTY')).toEqual([{ node: { id: filing.id } }]);
    expect(await of('PHYSICIAN')).toEqual([]);
  });

  it('S0-2.4: one that was cancelled is out of the lists that day, and among the ended with its reason', async () => {
    const { reviewer, viewer, filing } = await aFiled(THIS_MONTH);
    const cancelling = { procedure: 'TCM_MULTI_CANCEL', multiFilingId: filing.id, by: viewer };
    await play(stage, { ...cancelling, form: { reason: '不再坐诊' } });
    expect(await states(reviewer, 'FILED_ELSEWHERE')).toEqual([]);
    expect((await list(reviewer, 'FILED_ELSEWHERE', { ended: true })).edges).toMatchObject([
      { node: { state: 'CANCELLED', endedOn: '2026-11-08', endReason: { code: 'CANCELLED' }, name: '李时针' } },
    ]);
  });

  it('come page by page', async () => {
    const elsewhere = somewhere(stage);
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push((await aFiled(THIS_MONTH, elsewhere)).filing.id);
    const first = await list(elsewhere.reviewer, 'FILED_HERE', { first: 2 });
    const rest = await list(elsewhere.reviewer, 'FILED_HERE', { first: 2, after: first.pageInfo.endCursor });
    expect([...first.edges, ...rest.edges].map(({ node }) => node.id)).toEqual(ids);
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  it('let the institution see the registration and no other institution', async () => {
    const { registration, elsewhere, viewer } = await aFiled(THIS_MONTH);
    const { id } = registration;
    const expected = {
      __typename: 'Registration',
      id,
      filings: [{ state: 'ACTIVE', institution: { id: elsewhere.institutionId } }],
    };
    const selection = 'id filings { state institution { id } }';
    expect(await entity(elsewhere.reviewer, 'Registration', id, selection)).toEqual(expected);
    expect(await entity(viewer, 'Registration', id, selection)).toEqual(expected);
    expect(await entity(somewhere(stage).reviewer, 'Registration', id, selection)).toBeNull();
  });

  it('are an institution’s to list', async () => {
    expect((await list(approved.officer, 'FILED_HERE')) as unknown as object).toMatchObject({
      __typename: 'FORBIDDEN',
    });
    expect((await list(approved.viewer, 'FILED_HERE')) as unknown as object).toMatchObject({ __typename: 'FORBIDDEN' });
  });
});

const province = (regionCode: string, rights: Viewer['rights']) =>
  anOfficer({ authorityId: uuidv7(), authorityLevel: 'PROVINCE', regionCode, rights });

describe('registrationSnapshots', () => {
  const SNAPSHOTS = 'query($first: Int, $after: String) { registrationSnapshots(first: $first, after: $after) }';
  const read = async (first: number, after?: string) => {
    const { data } = await stage.subgraph.execute<{ registrationSnapshots: string[] }>(
      aService('licences'),
      SNAPSHOTS,
      {
        first,
        after,
      },
    );
    return (data?.registrationSnapshots ?? []).map((sealed) =>
      RegistrationState.parse(JSON.parse(stage.deps.pii.open(sealed))),
    );
  };

  it('gives all in the order of their ids, page by page', async () => {
    await anApproved(stage);
    const rows = await stage.deps.db.registration.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
    const first = await read(2);
    const rest = await read(100, first.at(-1)?.id);
    expect(first).toHaveLength(2);
    expect([...first, ...rest].map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  it.each(['first: 0', 'first: 501', 'after: "x"'])('refuses %s', async (args) => {
    expect((await ask(stage, aService('licences'), `{ registrationSnapshots(${args}) }`)).__typename).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('is for services alone', async () => {
    expect((await ask(stage, approved.officer, '{ registrationSnapshots }')).__typename).toBe('FORBIDDEN');
  });
});
