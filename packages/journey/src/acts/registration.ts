import { syntheticPhoto } from '@medreg/documents';
import { type Graph, Surprise, until } from '../graph.ts';
import type { Specialist } from '../people.ts';
import type { Actor } from './accounts.ts';

const APPLICATION = `id number status version availableSteps missing { field } techniques diseases
  timeline { step statusAfter by byName }`;

export interface ApplicationView {
  id: string;
  number: string;
  status: string;
  version: number;
  availableSteps: string[];
  missing: { field: string }[];
  techniques: string[];
  diseases: string[];
  timeline: { step: string | null; statusAfter: string; by: string; byName: string }[];
}

const REFUSALS = `... on StepNotAllowed { message status } ... on RequirementNotMet { code message }
  ... on ApplicationChanged { message } ... on ApplicationNotFound { message }`;

export async function viewApplication(graph: Graph, viewer: Actor, id: string): Promise<ApplicationView> {
  const { application } = await graph.ask<{ application: ApplicationView | null }>(
    `query Application($id: ID!) { application(id: $id) { ${APPLICATION} } }`,
    { id },
    viewer.token,
  );
  if (!application) throw new Surprise('the application is not there for somebody who should see it');
  return application;
}

/** Step 5: draft, photo, institution by search, form, PDF, submission. */
export async function apply(
  graph: Graph,
  physician: Actor,
  person: Specialist,
  institutionName: string,
  say: (line: string) => void,
): Promise<ApplicationView> {
  const { availableProcedures } = await graph.ask<{
    availableProcedures: { procedure: string; available: boolean; qualification: { id: string } | null }[];
  }>('{ availableProcedures { procedure available qualification { id } } }', {}, physician.token);
  const open = availableProcedures.find((one) => one.procedure === 'TCM_REG' && one.available);
  if (!open?.qualification) throw new Surprise('TCM_REG is not available');
  const { application: draft } = await graph.act<{ application: ApplicationView }>(
    'OpenedApplication',
    `mutation Open($id: ID!) { openTcmRegistration(qualificationId: $id) { __typename
      ... on OpenedApplication { application { ${APPLICATION} } } ... on RequirementNotMet { code message } } }`,
    { id: open.qualification.id },
    physician.token,
  );
  if (draft.techniques.join() !== person.techniques.join())
    throw new Surprise('scope is not that of the qualification');
  say(`draft ${draft.number}; scope copied: ${draft.techniques.join('、')} / ${draft.diseases.join('、')}`);

  const { upload } = await graph.act<{ upload: { url: string } }>(
    'OpenedPhotoUpload',
    `mutation Photo($id: ID!) { openPhotoUpload(applicationId: $id) { __typename
      ... on OpenedPhotoUpload { upload { url maxBytes } } } }`,
    { id: draft.id },
    physician.token,
  );
  await graph.upload(upload.url, new Uint8Array(await syntheticPhoto(person.idNumber)), 'image/jpeg', physician.token);
  say('photo accepted');

  const { institutions } = await graph.ask<{
    institutions: { edges: { node: { id: string; name: string; tcmAuthority: { name: string } } }[] };
  }>(`query Find($text: String!) { institutions(text: $text) { edges { node { id name tcmAuthority { name } } } } }`, {
    text: institutionName,
  });
  const institution = institutions.edges.map(({ node }) => node).find(({ name }) => name === institutionName);
  if (!institution) throw new Surprise(`${institutionName} is not found`);
  say(`institution found; ${institution.tcmAuthority.name} will decide`);

  const current = await viewApplication(graph, physician, draft.id);
  const { application: saved } = await graph.act<{ application: ApplicationView }>(
    'SavedDraft',
    `mutation Save($id: ID!, $version: Int!, $institutionId: ID, $form: RegistrationFormInput) {
      saveRegistrationDraft(applicationId: $id, version: $version, institutionId: $institutionId, form: $form) { __typename
        ... on SavedDraft { application { ${APPLICATION} } }
        ... on InvalidInput { problems { field message } } ${REFUSALS} } }`,
    {
      id: draft.id,
      version: current.version,
      institutionId: institution.id,
      form: {
        postalAddress: '广东省广州市荔湾区演示路1号',
        education: '大专',
        health: '良好',
        department: '中医科',
        career: '2008年至2021年跟师学习推拿；2022年取得中医（专长）医师资格。',
        declared: true,
      },
    },
    physician.token,
  );
  if (saved.missing.length > 0) throw new Surprise(`still missing: ${saved.missing.map(({ field }) => field)}`);

  const { application: printable } = await graph.ask<{ application: { printableFormUrl: string } }>(
    'query Form($id: ID!) { application(id: $id) { printableFormUrl } }',
    { id: draft.id },
    physician.token,
  );
  const pdf = await graph.download(printable.printableFormUrl, physician.token);
  if (pdf.subarray(0, 5).toString() !== '%PDF-') throw new Surprise('the printable form is no PDF');
  say(`form filled; PDF of ${pdf.length} bytes`);

  const { application } = await graph.act<{ application: ApplicationView }>(
    'SubmittedApplication',
    `mutation Submit($id: ID!, $version: Int!) { submitApplication(applicationId: $id, version: $version) { __typename
      ... on SubmittedApplication { application { ${APPLICATION} } } ... on Incomplete { missing { field } } ${REFUSALS} } }`,
    { id: draft.id, version: saved.version },
    physician.token,
  );
  say('submitted');
  return application;
}

/** One step of the institution or the authority; the version is the one that its taker has just seen. */
export async function takeStep(
  graph: Graph,
  actor: Actor,
  applicationId: string,
  mutation: 'passApplication' | 'acceptApplication' | 'sendBackApplication' | 'requestCorrection',
  reasons?: { code: string; message: string }[],
): Promise<ApplicationView> {
  const { version } = await viewApplication(graph, actor, applicationId);
  const more = reasons
    ? { declare: ', $reasons: [ReasonInput!]!', use: ', reasons: $reasons' }
    : { declare: '', use: '' };
  const { application } = await graph.act<{ application: ApplicationView }>(
    'StepTaken',
    `mutation Step($id: ID!, $version: Int!${more.declare}) {
      ${mutation}(applicationId: $id, version: $version${more.use}) { __typename
        ... on StepTaken { application { ${APPLICATION} } }
        ... on InvalidInput { problems { field message } } ${REFUSALS} } }`,
    { id: applicationId, version, reasons },
    actor.token,
  );
  return application;
}

export interface ApprovedRegistration {
  id: string;
  status: string;
  certificateCode: string;
  eRegId: string;
}

/** Step 7. */
export async function approve(graph: Graph, officer: Actor, applicationId: string): Promise<ApprovedRegistration> {
  const { version } = await viewApplication(graph, officer, applicationId);
  const { registration } = await graph.act<{ registration: ApprovedRegistration }>(
    'ApprovedApplication',
    `mutation Approve($id: ID!, $version: Int!) { approveApplication(applicationId: $id, version: $version) { __typename
      ... on ApprovedApplication { registration { id status certificateCode eRegId } } ${REFUSALS} } }`,
    { id: applicationId, version },
    officer.token,
  );
  return registration;
}

export interface Licence {
  id: string;
  identifier: string;
  state: string;
  status: string;
  verifyUrl: string;
  pdfUrl: string | null;
  pngUrl: string | null;
}

const LICENCE = 'id identifier state status verifyUrl pdfUrl pngUrl';

/** Step 8: waits for the rendered e-licence, claims it and presents it. */
export async function claimAndPresent(
  graph: Graph,
  physician: Actor,
): Promise<{ licence: Licence; url: string; qrSvg: string }> {
  const ready = await until('e-licence ready', async () => {
    const { myLicences } = await graph.ask<{ myLicences: Licence[] }>(
      `{ myLicences { ${LICENCE} } }`,
      {},
      physician.token,
    );
    return myLicences.find(({ state }) => state === 'READY');
  });
  await graph.act(
    'ClaimedLicence',
    `mutation Claim($id: ID!) { claimLicence(licenceId: $id) { __typename ... on ClaimedLicence { licence { state } }
      ... on LicenceConditionsUnmet { conditions { code message howToFix } } } }`,
    { id: ready.id },
    physician.token,
  );
  return graph.act<{ licence: Licence; url: string; qrSvg: string }>(
    'PresentedLicence',
    `mutation Present($id: ID!) { presentLicence(licenceId: $id) { __typename
      ... on PresentedLicence { url qrSvg licence { ${LICENCE} } } } }`,
    { id: ready.id },
    physician.token,
  );
}
