import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectQueues } from '@medreg/jobs';
import { publish } from '@medreg/outbox';
import { eventually, testDatabase } from '@medreg/testkit';
import {
  ACCOUNT,
  aContactVerifiedPerson,
  aPersonToSignUp,
  qualify,
  SESSION,
  sessionOf,
  signedIn,
  signIn,
  signUp,
} from '../../test/builders.ts';
import { type Identity, startIdentity } from '../../test/harness.ts';

let identity: Identity;
let queueStore: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  queueStore = await testDatabase('testkit');
  identity = await startIdentity({ queues: true, environment: { QUEUE_URL: queueStore.url } });
});
afterAll(async () => {
  await identity.stop();
  await queueStore.drop();
});

const CHANGE = /* GraphQL */ `
  mutation ($input: ChangePasswordInput!) {
    changePassword(input: $input) { __typename ... on PasswordChanged { session ${SESSION} } }
  }
`;

const { seal } = { seal: (text: string) => identity.deps.pii.seal(text) };
let staff = 0;

/** What institutions publishes when it issues an account. */
function someStaff() {
  staff += 1;
  const number = staff.toString().padStart(4, '0');
  return { staffId: randomUUID(), userName: `44010300${number}`, phone: `1390000${number}` };
}

type Staff = ReturnType<typeof someStaff>;
const sealed = ({ staffId, userName, phone }: Staff) => ({ staffId, userName, name: seal('王五'), phone: seal(phone) });

function issueInstitutionUser(one: Staff, institutionId = randomUUID()) {
  const payload = { ...sealed(one), institutionId };
  return identity.deps.prisma.$transaction((tx) =>
    publish(tx, 'institutionUser.issued', { key: one.staffId, payload }),
  );
}

async function firstPasswords({ phone }: Staff): Promise<string[]> {
  const messages = await identity.messages();
  return messages
    .filter(({ to, template }) => to === phone && template === 'FIRST_PASSWORD')
    .map(({ params }) => (params as { password: string }).password);
}

const accountOf = ({ staffId }: Staff) => identity.deps.prisma.account.findUnique({ where: { staffId } });

/** Waits until the message has been worked by this service. */
const worked = (messageId: string) =>
  eventually(async () => {
    expect(await identity.deps.prisma.inboxMessage.count({ where: { messageId } })).toBe(1);
  });

describe('institutionUser.issued and authorityUser.issued (domain 2.1)', () => {
  it('make an account whose first password must be changed before anything else', async () => {
    const one = someStaff();
    const institutionId = randomUUID();
    await worked(await issueInstitutionUser(one, institutionId));
    const [password = ''] = await firstPasswords(one);
    const first = sessionOf(await signIn(identity, { loginName: one.userName, password }));
    expect(first.account).toMatchObject({ kind: 'INSTITUTION', state: null, nextStep: 'CHANGE_PASSWORD' });
    expect(first.viewer).toMatchObject({ kind: 'INSTITUTION', institutionId, mustChangePassword: true });
    expect(await identity.ask(first.viewer, `{ me ${ACCOUNT} }`)).toMatchObject({ mustChangePassword: true });
    await expect(identity.ask(first.viewer, '{ mySessions { id } }')).rejects.toThrow('FORBIDDEN');

    const input = { current: password, password: 'New3Password', passwordConfirmation: 'New3Password' };
    const changed = sessionOf(await identity.ask(first.viewer, CHANGE, { input }));
    expect(changed.account).toMatchObject({ mustChangePassword: false, nextStep: null, phoneVerified: true });
    expect(changed.viewer.mustChangePassword).toBeUndefined();
    expect(await signIn(identity, { loginName: one.userName, password })).toMatchObject({
      __typename: 'SignInRefused',
    });
  });

  it('carry an authority’s jurisdiction and rights into the token, and no right that does not exist', async () => {
    const one = someStaff();
    const post = { authorityId: randomUUID(), authorityLevel: 'COUNTY' as const, regionCode: '440103' };
    const payload = { ...sealed(one), ...post, rights: ['ACCEPT_APPLICATIONS', 'UNKNOWN_RIGHT'] };
    const { prisma } = identity.deps;
    await worked(await prisma.$transaction((tx) => publish(tx, 'authorityUser.issued', { key: one.staffId, payload })));
    const [password = ''] = await firstPasswords(one);
    const { viewer, account } = sessionOf(await signIn(identity, { loginName: one.userName, password }));
    expect(viewer).toMatchObject({ kind: 'AUTHORITY', ...post, rights: ['ACCEPT_APPLICATIONS'] });
    expect(account.rights).toEqual(['ACCEPT_APPLICATIONS']);
  });

  it('make one account of a message that comes twice and of two messages at once', async () => {
    const one = someStaff();
    const institutionId = randomUUID();
    const ids = await Promise.all([issueInstitutionUser(one, institutionId), issueInstitutionUser(one, institutionId)]);
    await Promise.all(ids.map(worked));
    expect(await firstPasswords(one)).toHaveLength(1);
    expect(await identity.audited((await accountOf(one))?.id ?? '')).toEqual(['issue-account']);
  });

  it('give a password that is good for 72 hours, and a new one when the account is issued again after that', async () => {
    const one = someStaff();
    await worked(await issueInstitutionUser(one));
    const [password = ''] = await firstPasswords(one);
    identity.passSeconds(72 * 3_600);
    expect(await signIn(identity, { loginName: one.userName, password })).toMatchObject({
      __typename: 'SignInRefused',
    });
    await worked(await issueInstitutionUser(one));
    const [, renewed = ''] = await firstPasswords(one);
    expect(await signIn(identity, { loginName: one.userName, password: renewed })).toMatchObject({
      __typename: 'SignedIn',
    });
  });

  it('do not take a name from somebody else', async () => {
    const person = aPersonToSignUp();
    await signUp(identity, person);
    const one = { ...someStaff(), userName: person.loginName };
    await issueInstitutionUser(one);
    const queues = connectQueues({ url: queueStore.url });
    await eventually(async () => {
      expect(await queues.listDeadLetters('identity')).toMatchObject([{ name: 'institutionUser.issued' }]);
    });
    await queues.close();
    expect(await accountOf(one)).toBeNull();
  });
});

describe('practitioner.notice', () => {
  const notice = async (practitionerId: string) => {
    const messageId = randomUUID();
    const params = seal(JSON.stringify({ licence: '中医（专长）医师执业证书' }));
    const payload = { practitionerId, messageId, template: 'LICENCE_READY', params };
    const { prisma } = identity.deps;
    await worked(
      await prisma.$transaction((tx) => publish(tx, 'practitioner.notice', { key: practitionerId, payload })),
    );
    return (await identity.deps.prisma.outboxMessage.findMany({ where: { key: messageId } })).map(
      ({ topic, payload }) => ({
        topic,
        payload,
      }),
    );
  };

  it('goes to the verified phone under its own message id', async () => {
    const { person, qualified } = await aContactVerifiedPerson(identity);
    const [sent] = await notice(qualified.practitionerId);
    expect(sent?.topic).toBe('sms.requested');
    const { to = '', template } = (sent?.payload ?? {}) as { to?: string; template?: string };
    expect([identity.deps.pii.open(to), template]).toEqual([person.phone, 'LICENCE_READY']);
  });

  it('goes to a verified email when there is no phone, and nowhere when there is neither', async () => {
    const { qualified, account } = await aContactVerifiedPerson(identity);
    const { pii, prisma } = identity.deps;
    const email = { emailSealed: pii.seal('a@b.cn'), emailIndex: pii.blindIndex('EMAIL', 'a@b.cn') };
    await prisma.account.update({
      where: { id: account.id },
      data: { ...email, emailVerifiedAt: new Date(), phoneVerifiedAt: null },
    });
    expect(await notice(qualified.practitionerId)).toMatchObject([{ topic: 'email.requested' }]);
    expect(await notice(randomUUID())).toEqual([]);
  });
});

describe('qualificationImport.finished (S0 三.3)', () => {
  const finish = () => {
    const batchId = randomUUID();
    const { prisma } = identity.deps;
    return prisma.$transaction((tx) =>
      publish(tx, 'qualificationImport.finished', { key: batchId, payload: { batchId, added: 1 } }),
    );
  };

  it('checks again whoever is not verified, in batches, tells who matches now, once', async () => {
    const { prisma, pii, clock } = identity.deps;
    await prisma.account.createMany({
      data: Array.from({ length: 250 }, (_, place) => ({
        id: randomUUID(),
        kind: 'PERSON' as const,
        state: 'REGISTERED' as const,
        loginName: `waiting${place}`,
        loginNameKey: `waiting${place}`,
        name: '赵六',
        idNumberSealed: pii.seal(`unknown${place}`),
        idNumberIndex: `unknown${place}`,
        passwordHash: '-',
        createdAt: clock.now(),
      })),
    });
    const person = aPersonToSignUp();
    const id = await signUp(identity, person);
    expect((await signedIn(identity, person)).account.state).toBe('IDENTITY_FAILED');
    qualify(identity, person);

    identity.qualifications.state.away = true;
    await finish();
    identity.qualifications.state.identityQuestions.length = 0;
    identity.qualifications.state.away = false;
    await finish();
    await eventually(async () => {
      const row = await prisma.account.findUniqueOrThrow({ where: { id } });
      expect(row.state).toBe('IDENTITY_VERIFIED');
    });
    await eventually(() => expect(identity.qualifications.state.identityQuestions.length).toBeGreaterThanOrEqual(4));
    expect(Math.max(...identity.qualifications.state.identityQuestions)).toBe(200);
    const told = (await identity.messages()).filter(({ template }) => template === 'QUALIFICATION_IMPORTED');
    expect(told).toMatchObject([{ to: person.phone }]);
    expect(await prisma.account.count({ where: { state: 'REGISTERED' } })).toBeGreaterThanOrEqual(250);
  });
});

describe('the lists', () => {
  it('walk an index (EXPLAIN with many rows)', async () => {
    const { prisma } = identity.deps;
    await prisma.$executeRaw`
      insert into account (id, kind, state, login_name, login_name_key, name, id_number_sealed, id_number_index,
        practitioner_id, password_hash, phone_sealed, phone_index, phone_verified_at, created_at)
      select gen_random_uuid(), 'PERSON', 'ACTIVATED', 'many' || n, 'many' || n, '多人', 's', 'i' || n,
        gen_random_uuid(), '-', 's', 'p' || n, now(), now()
      from generate_series(1, 20000) n`;
    await prisma.$executeRaw`
      insert into session (id, account_id, started_at, last_used_at, expires_at, ended_at)
      select gen_random_uuid(), id, now(), now(), now() + interval '1 day', now() - interval '2 days' from account`;
    await prisma.$executeRaw`
      insert into known_registration (registration_id, practitioner_id, profession, status, name_sealed,
        certificate_code_index, practice_place_code, primary_institution_id, primary_institution_name, version)
      select gen_random_uuid(), practitioner_id, 'NURSE', 'VALID', 's', 'c', '440000', gen_random_uuid(), '某院', 1
      from account where practitioner_id is not null`;
    await prisma.$executeRaw`
      insert into institution_member (institution_id, registration_id, "primary")
      select primary_institution_id, registration_id, true from known_registration`;
    await prisma.$executeRaw`
      insert into account_revocation (id, account_id, institution_id, authority_ids, status, needs_authority, reason,
        evidence, requested_at, requested_by, decided_at)
      select gen_random_uuid(), id, gen_random_uuid(), array[gen_random_uuid()], 'REVOKED', true, 'r', 'e', now(), id, now()
      from account`;
    await prisma.$executeRawUnsafe('analyze');
    const id = "'00000000-0000-4000-8000-000000000000'::uuid";
    const plans = await Promise.all(
      [
        `select * from account where state in ('REGISTERED', 'IDENTITY_FAILED') and id > gen_random_uuid() order by id limit 200`,
        `select id from account where phone_index = 'p5' and phone_verified_at is not null and kind = 'PERSON'`,
        `select id from session where ended_at >= now() - interval '11 minutes'`,
        `select * from session where account_id = gen_random_uuid() and ended_at is null order by started_at desc limit 100`,
        `select * from institution_member where institution_id = ${id} and registration_id > ${id} order by registration_id limit 21`,
        `select * from known_registration where practitioner_id = ${id}`,
        `select * from account_revocation where institution_id = ${id} order by id desc limit 21`,
        `select * from account_revocation where authority_ids @> array[${id}] order by id desc limit 21`,
        `select * from account_revocation where status = 'OBJECTION_PERIOD' and objection_ends_on < now() limit 500`,
        `select * from session where account_id = ${id} and id < ${id} order by id desc limit 21`,
        `select * from account where email_index = 'x' and email_verified_at is not null`,
      ].map((query) => prisma.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`explain ${query}`)),
    );
    for (const plan of plans) {
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toMatch(/Index/);
      expect(text).not.toMatch(/Seq Scan/);
    }
  });
});
