import { randomBytes } from 'node:crypto';
import { solveCaptcha } from '../captcha.ts';
import type { Graph } from '../graph.ts';
import { Surprise, until } from '../graph.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Person } from '../people.ts';

/** Somebody who is signed in. */
export interface Actor {
  loginName: string;
  password: string;
  token: string;
  state: string | null;
}

interface SessionData {
  session: { accessToken: string; account: { state: string | null; mustChangePassword: boolean } };
}

const SESSION = 'session { accessToken account { state mustChangePassword } }';

/** A password that passes the rules; for invented people only. */
export const inventPassword = () => `Demo-${randomBytes(6).toString('hex')}`;

const shortlyBefore = () => new Date(Date.now() - 1000);

export async function signIn(graph: Graph, loginName: string, password: string): Promise<Actor> {
  const { session } = await graph.act<SessionData>(
    'SignedIn',
    `mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename
      ... on SignedIn { ${SESSION} } ... on SignInRefused { message } ... on AccountLocked { message } } }`,
    { input: { loginName, password } },
  );
  return { loginName, password, token: session.accessToken, state: session.account.state };
}

/** First sign-in of an issued account: the password of the SMS, replaced at once. */
export async function firstSignIn(
  graph: Graph,
  mailbox: Mailbox,
  issued: { userName: string; phone: string; since: Date },
): Promise<Actor> {
  const first = await mailbox.read(issued.phone, 'FIRST_PASSWORD', issued.since, 'password');
  const actor = await signIn(graph, issued.userName, first);
  const password = inventPassword();
  const { session } = await graph.act<SessionData>(
    'PasswordChanged',
    `mutation Change($input: ChangePasswordInput!) { changePassword(input: $input) { __typename
      ... on PasswordChanged { ${SESSION} } ... on InvalidInput { problems { field problem message } } } }`,
    { input: { current: first, password, passwordConfirmation: password } },
    actor.token,
  );
  return { ...actor, password, token: session.accessToken };
}

/** Steps 3 and 4 of the journey: account, identity check, phone, activation by the code of the qualification certificate. */
export async function openAccount(
  graph: Graph,
  mailbox: Mailbox,
  person: Person,
  say: (line: string) => void,
): Promise<Actor> {
  const actor = await openUnactivated(graph, mailbox, person, say);
  const activated = await graph.act<SessionData>(
    'Activated',
    `mutation Activate($code: String!) { activate(qualificationCode: $code) { __typename ... on Activated { ${SESSION} }
      ... on CodeRefused { message triesLeft } ... on ActivatedElsewhere { way institutionName message }
      ... on NotReadyToActivate { nextStep } ... on ActivationLocked { until } } }`,
    { code: person.code },
    actor.token,
  );
  say('account activated by the qualification code');
  return { ...actor, token: activated.session.accessToken, state: activated.session.account.state };
}

/** The same without activation: for whoever is activated by the institution, or by an application (P1–P3, N1, N2, N6). */
export async function openUnactivated(
  graph: Graph,
  mailbox: Mailbox,
  person: Person,
  say: (line: string) => void,
): Promise<Actor> {
  const { loginName, password } = await signUp(graph, person);
  say(`account ${loginName} registered`);
  const actor = await signIn(graph, loginName, password);
  if (actor.state !== 'IDENTITY_VERIFIED') throw new Surprise(`identity check: ${actor.state}`);
  say('signed in; name and ID number match the imported qualification');

  const since = shortlyBefore();
  await graph.act('CodeSent', 'mutation { sendPhoneCode { __typename ... on CodeSent { to } } }', {}, actor.token);
  const code = await mailbox.read(person.phone, 'PHONE_CODE', since, 'code');
  const { session } = await graph.act<SessionData>(
    'ContactVerified',
    `mutation Verify($code: String!) { verifyPhone(code: $code) { __typename ... on ContactVerified { ${SESSION} } } }`,
    { code },
    actor.token,
  );
  say('phone verified by SMS code');
  return { ...actor, token: session.accessToken, state: session.account.state };
}

/** Steps 1 and 2 of the sign-up (manual 1.1); nothing is verified yet. */
export async function signUp(graph: Graph, person: Person): Promise<{ loginName: string; password: string }> {
  const { privacyNotice } = await graph.ask<{ privacyNotice: { version: string } }>('{ privacyNotice { version } }');
  const { createCaptcha } = await graph.ask<{ createCaptcha: { challenge: string } }>(
    'mutation Captcha { createCaptcha { challenge } }',
  );
  const begun = await graph.act<{ ticket: string; name: string; idNumber: string }>(
    'SignUpBegun',
    `mutation Begin($input: BeginSignUpInput!) { beginSignUp(input: $input) { __typename
      ... on SignUpBegun { ticket name idNumber }
      ... on InvalidInput { problems { field problem message } }
      ... on IdentityAlreadyRegistered { message } } }`,
    {
      input: {
        name: person.name,
        idNumber: person.idNumber,
        captcha: { payload: await solveCaptcha(createCaptcha.challenge) },
        privacyNoticeVersion: privacyNotice.version,
      },
    },
  );
  if (begun.name !== person.name || begun.idNumber !== person.idNumber) throw new Surprise('not shown as typed');
  const password = inventPassword();
  const loginName = `u${randomBytes(4).toString('hex')}`;
  await graph.act(
    'SignUpCompleted',
    `mutation Complete($input: CompleteSignUpInput!) { completeSignUp(input: $input) { __typename
      ... on SignUpCompleted { account { loginName phoneMasked } }
      ... on InvalidInput { problems { field problem message } } } }`,
    { input: { ticket: begun.ticket, phone: person.phone, loginName, password, passwordConfirmation: password } },
  );
  return { loginName, password };
}

/** 生成激活码 (P1, N1): the primary institution has a code sent, the person types it in. */
export async function activateByInstitution(
  graph: Graph,
  mailbox: Mailbox,
  institution: Actor,
  person: Person,
  actor: Actor,
  practitionerId: string,
): Promise<Actor> {
  const since = shortlyBefore();
  // The register's news reaches identity a moment later.
  await until('activation code sent', async () => {
    const { results } = await graph.act<{ results: { outcome: string }[] }>(
      'ActivationCodesGenerated',
      `mutation Codes($ids: [ID!]!) { generateActivationCodes(practitionerIds: $ids) { __typename
        ... on ActivationCodesGenerated { results { outcome obstacle message } } ... on InvalidInput { message } } }`,
      { ids: [practitionerId] },
      institution.token,
    );
    return results[0]?.outcome === 'SENT';
  });
  const code = await mailbox.read(person.phone, 'ACTIVATION_CODE', since, 'activationCode');
  const { session } = await graph.act<SessionData>(
    'Activated',
    `mutation Activate($code: String!) { activateWithCode(code: $code) { __typename ... on Activated { ${SESSION} }
      ... on CodeRefused { message } ... on NotReadyToActivate { nextStep } } }`,
    { code },
    actor.token,
  );
  return { ...actor, token: session.accessToken, state: session.account.state };
}
