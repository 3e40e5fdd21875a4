import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fixedClock } from '@medreg/clock';
import type { RegistrationSnapshot } from '@medreg/events';
import { createTickets, openFiles } from '@medreg/files';
import { createLimits } from '@medreg/limits';
import { createPii } from '@medreg/pii';
import { aPerson, testDatabase } from '@medreg/testkit';
import { VIEWER_HEADER, type Viewer, viewerSigner } from '@medreg/viewer';
import type { Deps } from '../src/context.ts';
import { openDatabase } from '../src/database.ts';
import { alignRegistration } from '../src/events.ts';
import { certificateRendered } from '../src/features/certificate-rendered/certificate-rendered.ts';
import { LOOKUPS_A_MINUTE } from '../src/features/find-practitioners/find-practitioners.ts';
import { licenceSigner } from '../src/licence-signer.ts';
import type { ELicenceRow } from '../src/rows.ts';
import { createLicencesSubgraph } from '../src/service.ts';

export const NOW = new Date('2026-11-23T02:00:00Z');
const VIEWER_SECRET = 'a-secret-of-the-tests-of-32-characters!';

export const signingKey = (kid: string) => ({
  ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  kid,
});

/** The service on a database and a file store of its own, without relay and consumers: outbox rows stay to be read. */
export async function openHarness({ lookups = LOOKUPS_A_MINUTE } = {}) {
  const database = await testDatabase('licences');
  const folder = await mkdtemp(join(tmpdir(), 'medreg-licences-'));
  const db = openDatabase(database.url);
  const clock = fixedClock(NOW);
  const limits = createLimits({ url: 'memory:' });
  const deps: Deps = {
    db,
    clock,
    pii: createPii({
      keys: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
      indexKey: Buffer.alloc(32, 2).toString('base64'),
    }),
    files: openFiles({ url: pathToFileURL(folder).href }),
    tickets: createTickets('a-secret-of-tickets-of-32-characters!', 'licences', clock),
    signer: licenceSigner(JSON.stringify([signingKey('2026'), signingKey('2025')])),
    publicUrl: 'https://reg.example.cn',
    licenceTypeCode: '11100000MB03271699901',
    lookups: limits.limiter('public-lookup', { points: lookups, durationSeconds: 60 }),
  };
  const subgraph = await createLicencesSubgraph(deps, { VIEWER_SECRET, LOG_LEVEL: 'silent' });
  const sign = viewerSigner(VIEWER_SECRET);
  let address: string | undefined;

  return {
    url: database.url,
    deps,
    clock,
    subgraph,

    /** The one field of an operation, or the code of its error. */
    async act(viewer: Viewer, document: string, variables: Record<string, unknown> = {}): Promise<Answer> {
      const { data, errors } = await subgraph.execute(viewer, document, variables);
      if (errors?.length) return { __typename: String(errors[0]?.extensions?.code) };
      return Object.values(data ?? {})[0] as Answer;
    },

    /** A request as the gateway passes it on. */
    async get(path: string, viewer?: Viewer): Promise<Response> {
      address ??= await subgraph.app.listen({ port: 0, host: '127.0.0.1' });
      return fetch(`${address}${path}`, { headers: viewer ? { [VIEWER_HEADER]: sign(viewer) } : {} });
    },

    /** What `registration.changed` does. @returns the newest version of the registration's licence */
    async hear(snapshot: RegistrationSnapshot): Promise<ELicenceRow> {
      await db.$transaction((tx) => alignRegistration(deps, tx, snapshot));
      return db.eLicence.findFirstOrThrow({
        where: { registrationId: snapshot.registrationId },
        orderBy: { version: 'desc' },
      });
    },

    /** What `certificate.rendered` does, the documents included. */
    async render({ id, version }: ELicenceRow): Promise<ELicenceRow> {
      const key = `licences/certificates/${id}/${version}`;
      const { sha256 } = await deps.files.put(`${key}.pdf`, Buffer.from('%PDF'), { contentType: 'application/pdf' });
      await deps.files.put(`${key}.png`, Buffer.from('PNG'), { contentType: 'image/png' });
      const event = { licenceId: id, licenceVersion: version, pdfKey: `${key}.pdf`, pdfSha256: sha256 };
      await db.$transaction((tx) => certificateRendered(deps, tx, { ...event, pngKey: `${key}.png` }));
      return db.eLicence.findUniqueOrThrow({ where: { id } });
    },

    /** Payloads in the outbox, oldest first. */
    async said(topic: string): Promise<Record<string, unknown>[]> {
      const rows = await db.outboxMessage.findMany({ where: { topic }, orderBy: { createdAt: 'asc' } });
      return rows.map(({ payload }) => payload as Record<string, unknown>);
    },

    async close() {
      await subgraph.close();
      await limits.close();
      await db.$disconnect();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Harness = Awaited<ReturnType<typeof openHarness>>;
/** Whatever an operation answered. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads the fields that it asked for
export type Answer = { __typename: string } & Record<string, any>;

/** What the register says of somebody who was just registered; everybody is somebody else. */
export function aSnapshot(changes: Partial<RegistrationSnapshot> = {}): RegistrationSnapshot {
  return {
    registrationId: randomUUID(),
    practitionerId: randomUUID(),
    professionType: 'TCM_SPECIALTY',
    status: 'VALID',
    suspended: false,
    name: '李时针',
    sex: 'MALE',
    birthMonth: '1986-11',
    level: '中医（专长）医师',
    category: '中医',
    major: '中医',
    techniques: ['外治技术-推拿'],
    diseases: ['腰痛(腰椎间盘突出症)'],
    certificateCode: String(Math.floor(Math.random() * 1e15)).padStart(15, '3'),
    eRegId: '440103202207080100000001',
    practicePlaceCode: '440000',
    practicePlaceName: '广东省',
    primaryInstitutionId: randomUUID(),
    primaryInstitutionName: '荔湾区岭南中医医院',
    issuingAuthorityId: randomUUID(),
    issuingAuthorityName: '广州市荔湾区卫生健康局',
    issuingAuthorityCode: '440103',
    issuedOn: '2022-07-08',
    photoKey: 'applications/photos/one.jpg',
    ...changes,
  };
}

export const holderOf = (
  { practitionerId }: Pick<RegistrationSnapshot, 'practitionerId'>,
  details: object = {},
): Viewer => aPerson({ practitionerId, accountId: `account-${practitionerId}`, ...details });

export const MY_LICENCES = `{ myLicences { id identifier version state status pdfUrl pngUrl signedData verifyUrl claimedAt
  face { name sex birthMonth category major certificateCode techniques diseases practicePlace primaryInstitution
    issuingAuthority issuedOn } } }`;
const UNMET =
  '... on LicenceConditionsUnmet { message conditions { code message howToFix } } ... on LicenceNotFound { message }';
export const CLAIM = `mutation ($id: ID!) { claimLicence(licenceId: $id) { __typename
  ... on ClaimedLicence { licence { id state claimedAt } } ${UNMET} } }`;
export const PRESENT = `mutation ($id: ID!) { presentLicence(licenceId: $id) { __typename
  ... on PresentedLicence { url qrSvg expiresAt licence { id status } } ${UNMET} } }`;
const ENTRY = `name sex level category certificateCode practicePlace practiceInstitutions { name primary } techniques diseases
  issuingAuthority status`;
export const VERIFY = `query ($code: String!) { verifyLicence(code: $code) {
  status identifier presentedAt newest pdfSha256 checkedAt entry { ${ENTRY} } } }`;
export const FIND = `query ($provinceCode: ID!, $name: String!, $first: Int, $after: String) {
  findPractitioners(provinceCode: $provinceCode, name: $name, first: $first, after: $after) {
    edges { cursor node { ${ENTRY} } } pageInfo { hasNextPage endCursor } } }`;
export const BY_CODE = `query ($code: String!) { practitionerByCertificateCode(certificateCode: $code) { ${ENTRY} } }`;
