import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegistrationState } from '@medreg/events';
import { anOfficer, aPerson, aService } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../../test/ask.ts';
import { anApproved } from '../../../test/builders.ts';
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
    const others = [await anApproved(stage), await anApproved(stage)];
    const ids = [approved, ...others].map(({ registration }) => registration.id);
    const first = await read(2);
    const rest = await read(2, first.at(-1)?.id);
    expect([...first, ...rest].map(({ id }) => id)).toEqual(ids);
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
