import type { Graph } from '../graph.ts';
import { Surprise, until } from '../graph.ts';
import type { Mailbox } from '../mailbox.ts';
import { csvOf, inventPhone, type Specialist } from '../people.ts';
import { type Actor, firstSignIn } from './accounts.ts';

const PROBLEMS = '... on InvalidInput { problems { field problem message } } ... on NotInJurisdiction { message }';

/** An authority with one officer who has signed in. */
export async function establish(
  graph: Graph,
  mailbox: Mailbox,
  by: Actor,
  authority: { name: string; kind: string; regionCode: string; creditCode?: string; signatory: string },
  officer: { name: string; rights: string[] },
): Promise<{ authorityId: string; officer: Actor }> {
  const established = await graph.act<{ authority: { id: string } }>(
    'EstablishedAuthority',
    `mutation Establish($input: EstablishAuthorityInput!) { establishAuthority(input: $input) { __typename
      ... on EstablishedAuthority { authority { id } } ${PROBLEMS} ... on AlreadyExists { message } } }`,
    { input: authority },
    by.token,
  );
  const authorityId = established.authority.id;
  const phone = inventPhone();
  const since = new Date(Date.now() - 1000);
  const issued = await graph.act<{ user: { userName: string } }>(
    'IssuedAuthorityAccount',
    `mutation Issue($input: IssueAuthorityAccountInput!) { issueAuthorityAccount(input: $input) { __typename
      ... on IssuedAuthorityAccount { user { userName } } ${PROBLEMS} } }`,
    { input: { authorityId, phone, ...officer } },
    by.token,
  );
  return { authorityId, officer: await firstSignIn(graph, mailbox, { userName: issued.user.userName, phone, since }) };
}

export interface DemoInstitution {
  name: string;
  address: string;
  regionCode: string;
  kind: string;
  classCode: string;
  clinicalSubjects: string[];
  legalRepresentative: string;
  principal: string;
}

/** Step 2: the county authority enters an institution, sees the documents and issues its account. */
export async function openInstitution(
  graph: Graph,
  mailbox: Mailbox,
  by: Actor,
  institution: DemoInstitution,
): Promise<{ institutionId: string; user: Actor }> {
  const registered = await graph.act<{ institution: { id: string } }>(
    'RegisteredInstitution',
    `mutation Register($input: RegisterInstitutionInput!) { registerInstitution(input: $input) { __typename
      ... on RegisteredInstitution { institution { id } } ${PROBLEMS} ... on AlreadyExists { message } } }`,
    { input: institution },
    by.token,
  );
  const institutionId = registered.institution.id;
  const phone = inventPhone();
  const since = new Date(Date.now() - 1000);
  const issued = await graph.act<{ user: { userName: string } }>(
    'IssuedInstitutionAccount',
    `mutation Issue($input: IssueInstitutionAccountInput!) { issueInstitutionAccount(input: $input) { __typename
      ... on IssuedInstitutionAccount { user { userName } } ${PROBLEMS} ... on DocumentsMissing { message missing } } }`,
    {
      input: {
        institutionId,
        name: institution.principal,
        phone,
        documentsSeen: ['LICENCE_OR_FILING_CERTIFICATE', 'LETTER_OF_AUTHORISATION', 'IDENTITY_OF_PERSON_IN_CHARGE'],
      },
    },
    by.token,
  );
  return { institutionId, user: await firstSignIn(graph, mailbox, { userName: issued.user.userName, phone, since }) };
}

export interface ImportReport {
  id: string;
  state: string;
  linesRead: number;
  added: number;
  unchanged: number;
  rejected: number;
  rejections: { edges: { node: { line: number; reasons: { problem: string }[] } }[] };
}

/** Step 1: imports the certification centre's list and waits for the report. */
export async function importQualifications(
  graph: Graph,
  by: Actor,
  people: readonly Specialist[],
  extraLines = '',
): Promise<ImportReport> {
  const csv = Buffer.from(`\uFEFF${csvOf(people)}${extraLines}`, 'utf8');
  const opened = await graph.act<{ batch: { id: string }; upload: { url: string } }>(
    'OpenedImport',
    `mutation Open($name: String!, $size: Int!) { openQualificationImport(fileName: $name, sizeBytes: $size) { __typename
      ... on OpenedImport { batch { id } upload { url } } ... on InvalidInput { problems { field message } } } }`,
    { name: `zyzc-${Date.now()}.csv`, size: csv.length },
    by.token,
  );
  await graph.upload(opened.upload.url, new Uint8Array(csv), 'text/csv', by.token);
  const report = await until('import finished', async () => {
    const { importBatch } = await graph.ask<{ importBatch: ImportReport }>(
      `query Batch($id: ID!) { importBatch(id: $id) { id state linesRead added unchanged rejected
        rejections { edges { node { line reasons { problem } } } } } }`,
      { id: opened.batch.id },
      by.token,
    );
    return ['FINISHED', 'FAILED'].includes(importBatch.state) && importBatch;
  });
  if (report.state !== 'FINISHED') throw new Surprise(`import ${report.state}`);
  return report;
}
