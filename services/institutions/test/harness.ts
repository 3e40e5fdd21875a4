import { fixedClock } from '@medreg/clock';
import { createPii } from '@medreg/pii';
import { createSubgraph, type Subgraph } from '@medreg/subgraph';
import { anOfficer, anOperator, type TestDatabase, testDatabase } from '@medreg/testkit';
import { RIGHTS, type Viewer } from '@medreg/viewer';
import type { Context, Deps } from '../src/context.ts';
import { openDatabase } from '../src/database.ts';
import { loadRegions } from '../src/features/load-regions/load-regions.ts';
import { loaders } from '../src/loaders.ts';
import { resolvers } from '../src/resolvers.ts';

export const NOW = new Date('2026-11-23T02:00:00Z');

/** The service on a database of its own, without its relay: outbox rows stay where a test can read them. */
export async function openHarness() {
  const database: TestDatabase = await testDatabase('institutions');
  const db = openDatabase(database.url);
  const pii = createPii({
    keys: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
    indexKey: Buffer.alloc(32, 2).toString('base64'),
  });
  const deps: Deps = { db, pii, clock: fixedClock(NOW) };
  const subgraph: Subgraph = await createSubgraph<Omit<Context, 'viewer' | 'log'>>({
    name: 'institutions',
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    viewerSecret: 'a-secret-of-the-tests-of-32-characters!',
    context: () => ({ deps, load: loaders(deps) }),
    logLevel: 'silent',
  });
  await loadRegions(db);

  /** The one field of an operation, or the code of its error. */
  const act = async (viewer: Viewer, document: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await subgraph.execute(viewer, document, variables);
    if (errors?.length) return { __typename: String(errors[0]?.extensions?.code) };
    return Object.values(data ?? {})[0] as { __typename: string } & Record<string, never>;
  };
  return {
    databaseUrl: database.url,
    deps,
    subgraph,
    act,
    close: async () => {
      await subgraph.close();
      await db.$disconnect();
      await database.drop();
    },
  };
}
export type Harness = Awaited<ReturnType<typeof openHarness>>;

export const OPERATOR = anOperator();
export const officerOf = (authority: { id: string; regionCode: string }, rights: readonly string[] = RIGHTS): Viewer =>
  anOfficer({
    authorityId: authority.id,
    regionCode: authority.regionCode,
    rights: [...rights] as Viewer['rights'],
  });

export const ESTABLISH = `mutation ($input: EstablishAuthorityInput!) { establishAuthority(input: $input) { __typename
  ... on EstablishedAuthority { authority { id name level region { code fullName } } }
  ... on InvalidInput { problems { field problem } } ... on AlreadyExists { id } } }`;
export const REGISTER = `mutation ($input: RegisterInstitutionInput!) { registerInstitution(input: $input) { __typename
  ... on RegisteredInstitution { institution { id name status licensingAuthority { id } tcmAuthority { id } } }
  ... on InvalidInput { problems { field problem } } ... on AlreadyExists { id } } }`;
export const ISSUE_INSTITUTION = `mutation ($input: IssueInstitutionAccountInput!) { issueInstitutionAccount(input: $input) {
  __typename ... on IssuedInstitutionAccount { user { userName phoneMasked name documentsSeen } }
  ... on InvalidInput { problems { field problem } } ... on DocumentsMissing { missing } } }`;
export const ISSUE_AUTHORITY = `mutation ($input: IssueAuthorityAccountInput!) { issueAuthorityAccount(input: $input) {
  __typename ... on IssuedAuthorityAccount { user { userName phoneMasked rights } }
  ... on InvalidInput { problems { field problem } } } }`;

export const anAuthority = (regionCode: string, kind = 'TCM') => ({
  name: `主管部门${regionCode}${kind}`,
  kind,
  regionCode,
  signatory: '林广东',
});

export const anInstitution = (over: Record<string, unknown> = {}) => ({
  name: '荔湾区岭南中医医院',
  address: '荔湾区演示路88号',
  regionCode: '440103',
  kind: 'LICENSED',
  classCode: 'A210',
  clinicalSubjects: ['中医科'],
  legalRepresentative: '罗岭南',
  principal: '罗岭南',
  ...over,
});

/** Establishes an authority as the operator (national) or as `by`. */
export async function established(harness: Harness, by: Viewer, regionCode: string, kind = 'TCM') {
  const outcome = (await harness.act(by, ESTABLISH, { input: anAuthority(regionCode, kind) })) as unknown as {
    authority: { id: string };
  };
  return { id: outcome.authority.id, regionCode };
}
