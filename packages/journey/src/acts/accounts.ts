import { randomBytes } from 'node:crypto';
import { solveCaptcha } from '../captcha.ts';
import type { Graph } from '../graph.ts';
import { Surprise } from '../graph.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Specialist } from '../people.ts';

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

/** Steps 3 and 4 of the journey: account, identity check, phone, activation. */
export async function openAccount(
  graph: Graph,
  mailbox: Mailbox,
  person: Specialist,
  say: (line: string) => void,
): Promise<Actor> {
  const { createCaptcha, privacyNotice } = await graph
    .ask<{
      createCaptcha: { challenge: string };
      privacyNotice: { version: string };
    }>('mutation Captcha { createCaptcha { challenge } }')
    .then(async (captcha) => ({
      ...captcha,
      ...(await graph.ask<{ privacyNotice: { version: string } }>('{ privacyNotice { version } }')),
    }));
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
  say(`account ${loginName} registered`);

  const actor = await signIn(graph, loginName, password);
  if (actor.state !== 'IDENTITY_VERIFIED') throw new Surprise(`identity check: ${actor.state}`);
  say('signed in; name and ID number match the imported qualification');

  const since = new Date(Date.now() - 1000);
  await graph.act('CodeSent', 'mutation { sendPhoneCode { __typename ... on CodeSent { to } } }', {}, actor.token);
  const code = await mailbox.read(person.phone, 'PHONE_CODE', since, 'code');
  const verified = await graph.act<SessionData>(
    'ContactVerified',
    `mutation Verify($code: String!) { verifyPhone(code: $code) { __typename ... on ContactVerified { ${SESSION} } } }`,
    { code },
    actor.token,
  );
  say('phone verified by SMS code');

  const activated = await graph.act<SessionData>(
    'Activated',
    `mutation Activate($code: String!) { activate(qualificationCode: $code) { __typename ... on Activated { ${SESSION} } } }`,
    { code: person.qualificationCode },
    verified.session.accessToken,
  );
  say('account activated by the qualification code');
  return { loginName, password, token: activated.session.accessToken, state: activated.session.account.state };
}
