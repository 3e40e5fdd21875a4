import { randomUUID } from 'node:crypto';
import { parseIdNumber } from '@medreg/codes';
import { AccessTokenClaims, type Viewer, viewerOf } from '@medreg/viewer';
import { solveChallenge } from 'altcha-lib/v1';
import { PRIVACY_NOTICE } from '../src/privacy-notice.ts';
import type { Qualified } from './fake-siblings.ts';
import { type Identity, type Outcome, someStranger, type TokenPair } from './harness.ts';

export const ACCOUNT =
  '{ id kind state loginName nextStep mustChangePassword phoneVerified emailVerified phoneMasked rights }';
export const SESSION = `{ accessToken refreshToken accessTokenExpiresAt account ${ACCOUNT} }`;

export const BEGIN_SIGN_UP = /* GraphQL */ `
  mutation ($input: BeginSignUpInput!) {
    beginSignUp(input: $input) {
      __typename
      ... on SignUpBegun { ticket expiresAt name idNumber upgradedFrom15 }
      ... on InvalidInput { message problems { field problem message } }
      ... on CaptchaRefused { message }
      ... on IdentityAlreadyRegistered { message }
      ... on UnderAge { message }
    }
  }
`;
export const COMPLETE_SIGN_UP = /* GraphQL */ `
  mutation ($input: CompleteSignUpInput!) {
    completeSignUp(input: $input) {
      __typename
      ... on SignUpCompleted { account ${ACCOUNT} }
      ... on InvalidInput { message problems { field problem message } }
      ... on LoginNameTaken { message }
    }
  }
`;
export const SIGN_IN = /* GraphQL */ `
  mutation ($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on SignedIn { session ${SESSION} }
      ... on SignInRefused { message }
      ... on CaptchaRequired { message }
      ... on AccountLocked { message until }
    }
  }
`;

/** A person as the test invents one: everything valid, nobody twice. */
export interface Person {
  name: string;
  idNumber: string;
  phone: string;
  loginName: string;
  password: string;
}

let people = 0;
export function aPersonToSignUp(change: Partial<Person> = {}): Person {
  people += 1;
  const number = people.toString().padStart(4, '0');
  const parsed = parseIdNumber(
    `440103${50 + Math.floor(people / 900)}1105${((people % 900) + 1).toString().padStart(3, '0')}`,
  );
  if (!parsed.ok) throw new Error(parsed.problem);
  return {
    name: '张三',
    idNumber: parsed.idNumber,
    phone: `1380000${number}`,
    loginName: `doctor${number}`,
    password: 'Yang2Sheng6',
    ...change,
  };
}

/** The person's qualification is imported. */
export function qualify(
  { qualifications }: Identity,
  { name, idNumber }: Person,
  change: Partial<Qualified> = {},
): Qualified {
  const kind = 'TCM_SPECIALTY' as const;
  const qualified = { name, idNumber, practitionerId: randomUUID(), code: `ZY44${idNumber}`, kind, ...change };
  qualifications.people.push(qualified);
  return qualified;
}

/** Does the browser's work. @returns what the ALTCHA widget sends */
export async function solveCaptcha({ ask }: Identity, viewer = someStranger()): Promise<{ payload: string }> {
  const { challenge: text } = await ask<{ challenge: string }>(viewer, 'mutation { createCaptcha { challenge } }');
  const challenge = JSON.parse(text);
  const { algorithm, salt, maxnumber, signature } = challenge;
  const solution = await solveChallenge(challenge.challenge, salt, algorithm, maxnumber).promise;
  if (!solution) throw new Error('The captcha has no solution');
  const payload = { algorithm, challenge: challenge.challenge, number: solution.number, salt, signature };
  return { payload: Buffer.from(JSON.stringify(payload)).toString('base64') };
}

export async function beginSignUp(identity: Identity, { name, idNumber }: Pick<Person, 'name' | 'idNumber'>) {
  const captcha = await solveCaptcha(identity);
  const input = { name, idNumber, captcha, privacyNoticeVersion: PRIVACY_NOTICE.version };
  return identity.ask(someStranger(), BEGIN_SIGN_UP, { input });
}

export function completeSignUp(identity: Identity, ticket: unknown, person: Person, change: object = {}) {
  const { phone, loginName, password } = person;
  const input = { ticket, phone, loginName, password, passwordConfirmation: password, ...change };
  return identity.ask(someStranger(), COMPLETE_SIGN_UP, { input });
}

/** Both pages of the sign-up. @returns the account's id */
export async function signUp(identity: Identity, person: Person, change: object = {}): Promise<string> {
  const { ticket } = await beginSignUp(identity, person);
  const completed = await completeSignUp(identity, ticket, person, change);
  if (!completed.account) throw new Error(`Sign-up: ${JSON.stringify(completed)}`);
  return completed.account.id;
}

export function signIn(
  { ask }: Identity,
  { loginName, password }: Pick<Person, 'loginName' | 'password'>,
  { captcha, viewer = someStranger() }: { captcha?: { payload: string }; viewer?: Viewer } = {},
): Promise<Outcome> {
  return ask(viewer, SIGN_IN, { input: { loginName, password, captcha } });
}

/** The viewer that the gateway makes of an access token. */
export function viewerOfToken(pair: Pick<TokenPair, 'accessToken'>): Viewer {
  const claims = Buffer.from(pair.accessToken.split('.')[1] ?? '', 'base64url').toString('utf8');
  return viewerOf(AccessTokenClaims.parse(JSON.parse(claims)), { requestId: 'test-request', address: '203.0.113.7' });
}

/** A session's tokens and viewer. @throws when the outcome holds none */
export function sessionOf(outcome: Outcome) {
  if (!outcome.session) throw new Error(`No session: ${JSON.stringify(outcome)}`);
  return { tokens: outcome.session, account: outcome.session.account, viewer: viewerOfToken(outcome.session) };
}

export async function signedIn(identity: Identity, person: Person) {
  return sessionOf(await signIn(identity, person));
}

export const SEND_PHONE_CODE = /* GraphQL */ `
  mutation {
    sendPhoneCode {
      __typename
      ... on CodeSent { to expiresAt }
      ... on TooSoon { message retryAfterSeconds }
      ... on InvalidInput { problems { field problem } }
    }
  }
`;
export const VERIFY_PHONE = /* GraphQL */ `
  mutation ($code: String!) {
    verifyPhone(code: $code) {
      __typename
      ... on ContactVerified { session ${SESSION} }
      ... on CodeRefused { message triesLeft }
      ... on InvalidInput { problems { field problem } }
    }
  }
`;
export const ACTIVATE = /* GraphQL */ `
  mutation ($code: String!) {
    activate(qualificationCode: $code) {
      __typename
      ... on Activated { session ${SESSION} }
      ... on CodeRefused { message triesLeft }
      ... on ActivationLocked { message until }
      ... on NotReadyToActivate { message nextStep }
      ... on ActivatedElsewhere { way institutionName message }
    }
  }
`;

export const ACTIVATE_WITH_CODE = ACTIVATE.replace('activate(qualificationCode:', 'activateWithCode(code:');
export const GENERATE = /* GraphQL */ `
  mutation ($ids: [ID!]!) {
    generateActivationCodes(practitionerIds: $ids) {
      __typename
      ... on ActivationCodesGenerated { results { practitionerId outcome obstacle message expiresAt } }
      ... on InvalidInput { problems { field problem } }
    }
  }
`;

/** The newest activation code that was sent to a phone. */
export async function activationCodeSentTo({ messages }: Identity, phone: string): Promise<string> {
  const last = (await messages()).findLast(({ to, template }) => to === phone && template === 'ACTIVATION_CODE');
  if (!last) throw new Error('No activation code was sent');
  return (last.params as { activationCode: string }).activationCode;
}

/** The newest code that was sent to a phone. */
export async function codeSentTo({ messages }: Identity, phone: string): Promise<string> {
  const last = (await messages()).findLast(({ to, template }) => to === phone && template === 'PHONE_CODE');
  if (!last) throw new Error('No code was sent');
  return (last.params as { code: string }).code;
}

/** Sends a code and brings it back. */
export async function verifyPhone(identity: Identity, viewer: Viewer, phone: string): Promise<Outcome> {
  await identity.ask(viewer, SEND_PHONE_CODE);
  return identity.ask(viewer, VERIFY_PHONE, { code: await codeSentTo(identity, phone) });
}

/** A qualified person who has signed up, signed in and verified the phone. */
export async function aContactVerifiedPerson(identity: Identity, qualification: Partial<Qualified> = {}) {
  const person = aPersonToSignUp();
  const qualified = qualify(identity, person, qualification);
  await signUp(identity, person);
  const { viewer } = await signedIn(identity, person);
  return { person, qualified, ...sessionOf(await verifyPhone(identity, viewer, person.phone)) };
}
