import { type Graph, Surprise, until } from '../graph.ts';
import { csvOf, kindOf, type Person } from '../people.ts';
import type { Actor } from './accounts.ts';

export interface ImportReport {
  id: string;
  state: string;
  linesRead: number;
  added: number;
  unchanged: number;
  rejected: number;
  rejections: { edges: { node: { line: number; reasons: { problem: string }[] } }[] };
}

/** Step 1: imports the list of one kind of qualification and waits for the report. */
export async function importQualifications(
  graph: Graph,
  by: Actor,
  people: readonly Person[],
  extraLines = '',
): Promise<ImportReport> {
  const csv = Buffer.from(`\uFEFF${csvOf(people)}${extraLines}`, 'utf8');
  const kind = kindOf(people[0]?.calling ?? 'SPECIALIST');
  const opened = await graph.act<{ batch: { id: string }; upload: { url: string } }>(
    'OpenedImport',
    `mutation Open($name: String!, $size: Int!, $kind: QualificationKind!) {
      openQualificationImport(fileName: $name, sizeBytes: $size, kind: $kind) { __typename
        ... on OpenedImport { batch { id } upload { url } } ... on InvalidInput { problems { field message } } } }`,
    { name: `${kind.toLowerCase()}-${Date.now()}.csv`, size: csv.length, kind },
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

/** Imports people whose lines must all be taken. */
export async function importAll(graph: Graph, by: Actor, people: readonly Person[]): Promise<void> {
  const report = await importQualifications(graph, by, people);
  if (report.added !== people.length) throw new Surprise(`import report: ${JSON.stringify(report)}`);
}

/** What a window or an institution learns of a person whom it names exactly. */
export interface Identity {
  id: string;
  qualifications: { id: string; kind: string }[];
}

/** 信息验证: who somebody is, by exact name and number. */
export async function identify(
  graph: Graph,
  by: Actor,
  person: { name: string; idNumber: string; documentType?: string },
): Promise<Identity> {
  const { practitioner } = await graph.act<{ practitioner: Identity }>(
    'IdentifiedPractitioner',
    `mutation Identify($name: String!, $idNumber: String!, $documentType: String!, $purpose: String!) {
      identifyPractitioner(name: $name, idNumber: $idNumber, documentType: $documentType, purpose: $purpose) { __typename
        ... on IdentifiedPractitioner { practitioner { id qualifications { id kind level } } }
        ... on PractitionerUnknown { message } ... on InvalidInput { problems { field message } } } }`,
    {
      name: person.name,
      idNumber: person.idNumber,
      documentType: person.documentType ?? '01',
      purpose: '办理执业注册业务',
    },
    by.token,
  );
  return practitioner;
}

/** Somebody without a mainland qualification. */
export interface NewPerson {
  name: string;
  sex: 'MALE' | 'FEMALE';
  birthDate: string;
  documentType?: string;
  idNumber?: string;
  nationality?: string;
}

/** 登记短期行医人员 (domain 3.3). @returns the person's id */
export async function enterPractitioner(graph: Graph, officer: Actor, person: NewPerson): Promise<string> {
  const { practitioner } = await graph.act<{ practitioner: { id: string } }>(
    'EnteredPractitioner',
    `mutation Enter($input: EnterPractitionerInput!) { enterPractitioner(input: $input) { __typename
      ... on EnteredPractitioner { practitioner { id } } ... on AlreadyExists { message }
      ... on RegisterConflict { problems { field message } } ... on InvalidInput { problems { field message } } } }`,
    { input: { person, basis: '邀请函及身份证件' } },
    officer.token,
  );
  return practitioner.id;
}
