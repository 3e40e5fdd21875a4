import { type Subgraph } from '@medreg/subgraph';
import { type Viewer } from '@medreg/viewer';
import type { Deps } from '../src/context.ts';
export declare const NOW: Date;
/** The service on a database of its own, without its relay: outbox rows stay where a test can read them. */
export declare function openHarness(): Promise<{
  deps: Deps;
  subgraph: Subgraph;
  act: (
    viewer: Viewer,
    document: string,
    variables?: Record<string, unknown>,
  ) => Promise<{
    __typename: string;
  }>;
  close: () => Promise<void>;
}>;
export type Harness = Awaited<ReturnType<typeof openHarness>>;
export declare const OPERATOR: {
  kind: 'ANONYMOUS' | 'AUTHORITY' | 'INSTITUTION' | 'OPERATOR' | 'PERSON' | 'SERVICE';
  requestId: string;
  address?: string | undefined;
  accountId?: string | undefined;
  sessionId?: string | undefined;
  accountState?: 'ACTIVATED' | 'CONTACT_VERIFIED' | 'IDENTITY_FAILED' | 'IDENTITY_VERIFIED' | 'REGISTERED' | undefined;
  practitionerId?: string | undefined;
  institutionId?: string | undefined;
  authorityId?: string | undefined;
  authorityLevel?: 'CITY' | 'COUNTY' | 'NATIONAL' | 'PROVINCE' | undefined;
  regionCode?: string | undefined;
  rights: (
    | 'ACCEPT_APPLICATIONS'
    | 'DECIDE_APPLICATIONS'
    | 'IMPORT_QUALIFICATIONS'
    | 'ISSUE_INSTITUTION_ACCOUNTS'
    | 'MANAGE_AUTHORITIES'
    | 'MANAGE_INSTITUTIONS'
    | 'SUPERVISE'
  )[];
  mustChangePassword?: boolean | undefined;
  service?: string | undefined;
};
export declare const officerOf: (
  authority: {
    id: string;
    regionCode: string;
  },
  rights?: readonly string[],
) => Viewer;
export declare const ESTABLISH =
  'mutation ($input: EstablishAuthorityInput!) { establishAuthority(input: $input) { __typename\n  ... on EstablishedAuthority { authority { id name level region { code fullName } } }\n  ... on InvalidInput { problems { field problem } } ... on AlreadyExists { id } } }';
export declare const REGISTER =
  'mutation ($input: RegisterInstitutionInput!) { registerInstitution(input: $input) { __typename\n  ... on RegisteredInstitution { institution { id name status licensingAuthority { id } tcmAuthority { id } } }\n  ... on InvalidInput { problems { field problem } } ... on AlreadyExists { id } } }';
export declare const ISSUE_INSTITUTION =
  'mutation ($input: IssueInstitutionAccountInput!) { issueInstitutionAccount(input: $input) {\n  __typename ... on IssuedInstitutionAccount { user { userName phoneMasked name documentsSeen } }\n  ... on InvalidInput { problems { field problem } } ... on DocumentsMissing { missing } } }';
export declare const ISSUE_AUTHORITY =
  'mutation ($input: IssueAuthorityAccountInput!) { issueAuthorityAccount(input: $input) {\n  __typename ... on IssuedAuthorityAccount { user { userName phoneMasked rights } }\n  ... on InvalidInput { problems { field problem } } } }';
export declare const anAuthority: (
  regionCode: string,
  kind?: string,
) => {
  name: string;
  kind: string;
  regionCode: string;
  signatory: string;
};
export declare const anInstitution: (over?: Record<string, unknown>) => {
  name: string;
  address: string;
  regionCode: string;
  kind: string;
  classCode: string;
  clinicalSubjects: string[];
  legalRepresentative: string;
  principal: string;
};
/** Establishes an authority as the operator (national) or as `by`. */
export declare function established(
  harness: Harness,
  by: Viewer,
  regionCode: string,
  kind?: string,
): Promise<{
  id: string;
  regionCode: string;
}>;
