import type { Graph } from '../graph.ts';
import type { Mailbox } from '../mailbox.ts';
import { inventPhone } from '../people.ts';
import { type Actor, firstSignIn } from './accounts.ts';

const PROBLEMS = '... on InvalidInput { problems { field problem message } } ... on NotInJurisdiction { message }';

export interface NewAuthority {
  name: string;
  kind: 'HEALTH' | 'TCM' | 'CDC';
  regionCode: string;
  creditCode?: string;
  signatory: string;
}

export interface NewOfficer {
  name: string;
  rights: string[];
}

/** An authority with one officer who has signed in. */
export async function establish(
  graph: Graph,
  mailbox: Mailbox,
  by: Actor,
  authority: NewAuthority,
  officer: NewOfficer,
): Promise<{ authorityId: string; officer: Actor }> {
  const established = await graph.act<{ authority: { id: string } }>(
    'EstablishedAuthority',
    `mutation Establish($input: EstablishAuthorityInput!) { establishAuthority(input: $input) { __typename
      ... on EstablishedAuthority { authority { id } } ${PROBLEMS} ... on AlreadyExists { message } } }`,
    { input: authority },
    by.token,
  );
  const authorityId = established.authority.id;
  return { authorityId, officer: await appoint(graph, mailbox, by, authorityId, officer) };
}

/** One more officer of an authority, who signs in. */
export async function appoint(
  graph: Graph,
  mailbox: Mailbox,
  by: Actor,
  authorityId: string,
  officer: NewOfficer,
): Promise<Actor> {
  const phone = inventPhone();
  const since = new Date(Date.now() - 1000);
  const issued = await graph.act<{ user: { userName: string } }>(
    'IssuedAuthorityAccount',
    `mutation Issue($input: IssueAuthorityAccountInput!) { issueAuthorityAccount(input: $input) { __typename
      ... on IssuedAuthorityAccount { user { userName } } ${PROBLEMS} } }`,
    { input: { authorityId, phone, ...officer } },
    by.token,
  );
  return firstSignIn(graph, mailbox, { userName: issued.user.userName, phone, since });
}

export interface NewInstitution {
  name: string;
  address: string;
  regionCode: string;
  kind: 'LICENSED' | 'FILED' | 'MILITARY';
  classCode: string;
  clinicalSubjects: string[];
  legalRepresentative: string;
  principal: string;
  /** Who decides its TCM matters, where that is not plain from the authority that enters it. */
  tcmAuthorityId?: string;
  /** 诊所举办人 */
  ownerPractitionerId?: string;
}

export interface OpenedInstitution {
  institutionId: string;
  user: Actor;
}

/** Step 2: the county authority enters an institution, sees the documents and issues its account. */
export async function openInstitution(
  graph: Graph,
  mailbox: Mailbox,
  by: Actor,
  institution: NewInstitution,
): Promise<OpenedInstitution> {
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

/** 注销医疗机构, by the authority that licensed it; it names the version that it has seen. */
export async function closeInstitution(graph: Graph, by: Actor, institutionId: string): Promise<void> {
  const { institution } = await graph.ask<{ institution: { version: number } }>(
    'query Version($id: ID!) { institution(id: $id) { version } }',
    { id: institutionId },
    by.token,
  );
  await graph.act(
    'ClosedInstitution',
    `mutation Close($input: CloseInstitutionInput!) { closeInstitution(input: $input) { __typename
      ... on ClosedInstitution { institution { status } } ${PROBLEMS} ... on InstitutionStateForbids { message } } }`,
    { input: { institutionId, version: institution.version, kind: 'DEREGISTERED', reason: '机构申请注销' } },
    by.token,
  );
}

/** The authority or institution that somebody acts for. */
export async function officeOf(graph: Graph, actor: Actor): Promise<{ authorityId?: string; institutionId?: string }> {
  const { me } = await graph.ask<{ me: { authority: { id: string } | null; institution: { id: string } | null } }>(
    '{ me { authority { id } institution { id } } }',
    {},
    actor.token,
  );
  return {
    ...(me.authority && { authorityId: me.authority.id }),
    ...(me.institution && { institutionId: me.institution.id }),
  };
}
