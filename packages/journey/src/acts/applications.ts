import { syntheticPhoto } from '@medreg/documents';
import { type Graph, Surprise } from '../graph.ts';
import type { Actor } from './accounts.ts';

/** One registration as the register shows it to whoever has to do with the application. */
export interface RegistrationView {
  id: string;
  status: string;
  suspended: boolean;
  certificateCode: string;
  eRegId: string | null;
  level: { code: string };
  department: string | null;
  staffKind: { code: string } | null;
  practicePlace: { code: string };
  primaryInstitution: { id: string };
  issuingAuthority: { id: string };
  periodUntil: string | null;
  filings: { id: string; state: string; institution: { id: string } }[];
}

export interface ApplicationView {
  id: string;
  number: string;
  status: string;
  version: number;
  availableSteps: string[];
  missing: { field: string; message: string }[];
  techniques: string[];
  diseases: string[];
  timeline: { step: string | null; statusAfter: string; by: string; byName: string }[];
  registrations: RegistrationView[];
  concerns: RegistrationView | null;
}

const REGISTRATION = `id status suspended certificateCode eRegId level { code } department staffKind { code }
  practicePlace { code } primaryInstitution { id } issuingAuthority { id } periodUntil filings { id state institution { id } }`;
const APPLICATION = `id number status version availableSteps missing { field message } techniques diseases
  timeline { step statusAfter by byName } registrations { ${REGISTRATION} } concerns { ${REGISTRATION} }`;
const REFUSALS = `... on StepNotAllowed { message status } ... on RequirementNotMet { code message }
  ... on ApplicationChanged { message } ... on ApplicationNotFound { message }`;
const INVALID = '... on InvalidInput { problems { field message } }';

export async function viewApplication(graph: Graph, viewer: Actor, id: string): Promise<ApplicationView> {
  const { application } = await graph.ask<{ application: ApplicationView | null }>(
    `query Application($id: ID!) { application(id: $id) { ${APPLICATION} } }`,
    { id },
    viewer.token,
  );
  if (!application) throw new Surprise('the application is not there for somebody who should see it');
  return application;
}

/** 办事指南, as far as somebody needs it to fill in a form. */
export interface Guide {
  code: string;
  photo: boolean;
  printable: boolean;
  fields: {
    name: string;
    label: string;
    kind: string;
    max: number | null;
    required: boolean;
    options: { code: string }[];
    channels: string[];
  }[];
}

export async function readGuide(graph: Graph, code: string): Promise<Guide> {
  const { procedure } = await graph.ask<{ procedure: Guide | null }>(
    `query Guide($code: ID!) { procedure(code: $code) { code photo printable
      fields { name label kind max required options { code } channels } } }`,
    { code },
  );
  if (!procedure) throw new Surprise(`there is no procedure ${code}`);
  return procedure;
}

/** What an application is opened with. */
export interface Opening {
  procedure: string;
  practitionerId?: string;
  qualificationId?: string;
  registrationId?: string;
  multiFilingId?: string;
}

/** 发起业务 */
export async function open(graph: Graph, by: Actor, input: Opening): Promise<ApplicationView> {
  const { application } = await graph.act<{ application: ApplicationView }>(
    'OpenedApplication',
    `mutation Open($input: OpenApplicationInput!) { openApplication(input: $input) { __typename
      ... on OpenedApplication { application { ${APPLICATION} } }
      ... on AlreadyOpen { message application { number } } ... on RequirementNotMet { code message } } }`,
    { input },
    by.token,
  );
  return application;
}

export type Form = Record<string, string | readonly string[] | boolean | null>;
export type Channel = 'PERSON' | 'INSTITUTION' | 'AUTHORITY' | 'EX_OFFICIO';

/** What one kind of field takes when nothing particular is meant; the other kinds need a value. */
const ORDINARY: Record<string, (field: Guide['fields'][number]) => Form[string]> = {
  TEXT: ({ label, max }) => `${label}（演示）`.slice(0, max ?? 20),
  CHOICE: ({ options }) => options[0]?.code ?? null,
  YES_NO: () => false,
  DECLARATION: () => true,
};

/**
 * The form as somebody fills it in who comes this way: what is given, and something ordinary in what else is required.
 * @throws Surprise for a value of a field that the guide does not have, or a required one for which there is nothing ordinary
 */
export function fillIn({ code, fields }: Guide, channel: Channel, given: Form): Form {
  const unknown = Object.keys(given).filter((name) => !fields.some((field) => field.name === name));
  if (unknown.length > 0) throw new Surprise(`${code} has no field ${unknown.join(', ')}`);
  const form: Form = {};
  for (const field of fields.filter(({ channels }) => channels.includes(channel))) {
    const value = given[field.name] ?? (field.required ? ORDINARY[field.kind]?.(field) : undefined);
    if (value !== undefined) form[field.name] = value;
    else if (field.required) throw new Surprise(`${code} needs ${field.name}`);
  }
  return form;
}

/** 填写表单 */
export async function save(graph: Graph, by: Actor, id: string, form: Form): Promise<ApplicationView> {
  const { version } = await viewApplication(graph, by, id);
  const { application } = await graph.act<{ application: ApplicationView }>(
    'SavedDraft',
    `mutation Save($id: ID!, $version: Int!, $form: FormValues!) {
      saveDraft(applicationId: $id, version: $version, form: $form) { __typename
        ... on SavedDraft { application { ${APPLICATION} } } ${INVALID} ${REFUSALS} } }`,
    { id, version, form },
    by.token,
  );
  return application;
}

/** 上传个人照片: a drawn portrait, always the same for the same word. */
export async function uploadPhoto(graph: Graph, by: Actor, id: string, word: string): Promise<void> {
  const { upload } = await graph.act<{ upload: { url: string } }>(
    'OpenedPhotoUpload',
    `mutation Photo($id: ID!) { openPhotoUpload(applicationId: $id) { __typename
      ... on OpenedPhotoUpload { upload { url maxBytes } } ${REFUSALS_OF_UPLOADS} } }`,
    { id },
    by.token,
  );
  await graph.upload(upload.url, await portrait(word), 'image/jpeg', by.token);
}

const REFUSALS_OF_UPLOADS = '... on StepNotAllowed { message status } ... on ApplicationNotFound { message }';
const portrait = async (word: string) => new Uint8Array(await syntheticPhoto(word));

/** 上传材料: every material that must be shown online and is not there yet. */
async function uploadMaterials(graph: Graph, by: Actor, id: string): Promise<void> {
  for (const { code, mandatory, files, form } of await materialsOf(graph, by, id)) {
    if (!mandatory || form !== 'ONLINE' || files.length > 0) continue;
    await uploadMaterial(graph, by, id, code);
  }
}

/** One file of a material. */
export async function uploadMaterial(graph: Graph, by: Actor, id: string, material: string): Promise<void> {
  const { upload } = await graph.act<{ upload: { url: string } }>(
    'OpenedMaterialUpload',
    `mutation Material($id: ID!, $material: ID!) { openMaterialUpload(applicationId: $id, material: $material) { __typename
      ... on OpenedMaterialUpload { upload { url maxBytes } } ${INVALID} ${REFUSALS_OF_UPLOADS} } }`,
    { id, material },
    by.token,
  );
  await graph.upload(upload.url, await portrait(material), 'image/jpeg', by.token);
}

interface MaterialView {
  code: string;
  mandatory: boolean;
  form: string;
  files: { id: string }[];
  receivedAt: string | null;
}

async function materialsOf(graph: Graph, by: Actor, id: string): Promise<MaterialView[]> {
  const { application } = await graph.ask<{ application: { materials: MaterialView[] } }>(
    'query Materials($id: ID!) { application(id: $id) { materials { code mandatory form files { id } receivedAt } } }',
    { id },
    by.token,
  );
  return application.materials;
}

/** 收件登记: the window takes in whatever comes on paper. */
export async function receivePapers(graph: Graph, officer: Actor, id: string): Promise<void> {
  const awaited = (await materialsOf(graph, officer, id)).filter(
    ({ form, receivedAt }) => form !== 'ONLINE' && receivedAt === null,
  );
  if (awaited.length === 0) return;
  await graph.act(
    'RecordedReceipts',
    `mutation Receive($id: ID!, $materials: [ID!]!) { recordReceipts(applicationId: $id, materials: $materials) { __typename
      ... on RecordedReceipts { application { id } } ${INVALID} ... on ApplicationNotFound { message } } }`,
    { id, materials: awaited.map(({ code }) => code) },
    officer.token,
  );
}

/** Form, photo and materials, until nothing is missing any more. */
export async function complete(
  graph: Graph,
  by: Actor,
  id: string,
  channel: Channel,
  guide: Guide,
  given: Form,
): Promise<ApplicationView> {
  await save(graph, by, id, fillIn(guide, channel, given));
  if (guide.photo) await uploadPhoto(graph, by, id, id);
  await uploadMaterials(graph, by, id);
  const application = await viewApplication(graph, by, id);
  if (application.missing.length > 0) {
    throw new Surprise(`${guide.code} still lacks ${application.missing.map(({ message }) => message).join('、')}`);
  }
  return application;
}

/** 提交此业务 */
export async function submit(graph: Graph, by: Actor, { id, version }: ApplicationView): Promise<ApplicationView> {
  const { application } = await graph.act<{ application: ApplicationView }>(
    'SubmittedApplication',
    `mutation Submit($id: ID!, $version: Int!) { submitApplication(applicationId: $id, version: $version) { __typename
      ... on SubmittedApplication { application { ${APPLICATION} } } ... on Incomplete { missing { field } } ${REFUSALS} } }`,
    { id, version },
    by.token,
  );
  return application;
}

/** Steps by their mutation, with what their taker says besides the application and its version. */
const SAYING = {
  withdrawApplication: {},
  passApplication: {},
  sendBackApplication: { reasons: '[ReasonInput!]!' },
  acceptApplication: {},
  callUpApplication: {},
  requestCorrection: { reasons: '[ReasonInput!]!' },
  declineApplication: { reasons: '[ReasonInput!]!' },
  refuseApplication: { reasons: '[ReasonInput!]!' },
  confirmApplication: {},
  objectToApplication: { statement: 'String!' },
  forwardApplication: {},
  releaseApplication: {},
  objectToRelease: { reasons: '[ReasonInput!]!' },
  askForRelease: {},
  recordRelease: {},
  notifyOfTask: {},
  explainTask: { statement: 'String!' },
  keepRegistration: { reasons: '[ReasonInput!]!', officer: 'String!' },
} as const satisfies Record<string, Record<string, string>>;
export type StepMutation = keyof typeof SAYING;

/** One step of the person, the institution or the authority; the version is the one that its taker has just seen. */
export async function takeStep(
  graph: Graph,
  actor: Actor,
  applicationId: string,
  mutation: StepMutation,
  said: Record<string, unknown> = {},
): Promise<ApplicationView> {
  const { version } = await viewApplication(graph, actor, applicationId);
  const { application } = await graph.act<{ application: ApplicationView }>(
    'StepTaken',
    stepText(mutation, Object.entries(SAYING[mutation])),
    { id: applicationId, version, ...said },
    actor.token,
  );
  return application;
}

const stepText = (mutation: StepMutation, saying: [name: string, type: string][]) => `
  mutation Step($id: ID!, $version: Int!${saying.map(([name, type]) => `, $${name}: ${type}`).join('')}) {
    ${mutation}(applicationId: $id, version: $version${saying.map(([name]) => `, ${name}: $${name}`).join('')}) { __typename
      ... on StepTaken { application { ${APPLICATION} } } ${INVALID} ${REFUSALS} } }`;

/** 准予, and the registration that it led to; null while something else has to happen first. */
export async function approve(graph: Graph, officer: Actor, applicationId: string): Promise<RegistrationView | null> {
  const { version } = await viewApplication(graph, officer, applicationId);
  const { registration } = await graph.act<{ registration: RegistrationView | null }>(
    'ApprovedApplication',
    `mutation Approve($id: ID!, $version: Int!) { approveApplication(applicationId: $id, version: $version) { __typename
      ... on ApprovedApplication { registration { ${REGISTRATION} } } ${INVALID} ${REFUSALS} } }`,
    { id: applicationId, version },
    officer.token,
  );
  return registration;
}
