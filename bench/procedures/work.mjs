// What is measured: applications of TCM specialists for registration, from the hand of the person to the register. Everything
// before the submission is preparation.
import { complete, identify, importAll, inventPerson, open, readGuide } from '@medreg/journey';
import { underLoad } from './load.mjs';

/** 信息验证 is limited for each account. */
const QUESTIONS_AN_ACCOUNT = 150;
const DECIDING = ['ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS'];

const mutation = (field, answer) => ({
  answer,
  text: `mutation ($id: ID!, $version: Int!) { ${field}(applicationId: $id, version: $version) { __typename
    ... on ${answer} { application { id status version } }
    ... on RequirementNotMet { code message } ... on StepNotAllowed { message } ... on ApplicationChanged { message } } }`,
});

/** Each phase takes all applications one step on; `by` is whose token it is sent with. */
export const PHASES = [
  { name: 'submissions', by: ({ person }) => person, ...mutation('submitApplication', 'SubmittedApplication') },
  { name: 'reviews', by: ({ reviewer }) => reviewer, ...mutation('passApplication', 'StepTaken') },
  { name: 'acceptances', by: ({ officer }) => officer, ...mutation('acceptApplication', 'StepTaken') },
  { name: 'approvals', by: ({ officer }) => officer, ...mutation('approveApplication', 'ApprovedApplication') },
].map(({ name, by, answer, text }) => ({
  name,
  async step({ graph }, application) {
    const { id, version } = application;
    const outcome = await graph.act(answer, text, { id, version }, by(application).token);
    application.version = outcome.application.version;
  },
}));

/** @returns drafts of as many people, filled in, with everybody's token */
export async function prepareApplications({ graph, cast, demo, tokenFor }, size, concurrency) {
  const { id: institutionId, authorityId, regionCode } = demo.institutions.hospital;
  const people = Array.from({ length: size }, () => inventPerson('SPECIALIST'));
  await importAll(graph, await cast.as('nation'), people);
  const guide = await readGuide(graph, 'TCM_REG');
  const reviewer = { token: tokenFor({ kind: 'INSTITUTION', institutionId }) };
  const officer = {
    token: tokenFor({ kind: 'AUTHORITY', authorityId, authorityLevel: 'COUNTY', regionCode, rights: DECIDING }),
  };
  const asking = Array.from({ length: Math.ceil(size / QUESTIONS_AN_ACCOUNT) }, () => ({
    token: tokenFor({ kind: 'INSTITUTION', institutionId }),
  }));
  const applications = [];
  await underLoad([...people.entries()], concurrency, async ([at, one]) => {
    const { id: practitionerId, qualifications } = await identify(graph, asking[at % asking.length], one);
    const person = { token: tokenFor({ kind: 'PERSON', practitionerId, accountState: 'ACTIVATED' }) };
    const draft = await open(graph, person, { procedure: 'TCM_REG', qualificationId: qualifications[0].id });
    const form = { institution: institutionId };
    const { id, version } = await complete(graph, person, draft.id, 'PERSON', guide, form);
    applications.push({ id, version, person, reviewer, officer });
  });
  return applications;
}
