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
import { licenceSigner } from '../src/licence-signer.ts';
import { LOOKUPS_A_MINUTE } from '../src/limit-lookups.ts';
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
    licenceTypeCodes: {
      TCM_SPECIALTY: '11100000MB03271699901',
      PHYSICIAN: '11100000MB03271699902',
      NURSE: '11100000MB03271699903',
    },
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
      const newest = await this.hearOf(snapshot);
      if (!newest) throw new Error('No e-licence was ever issued');
      return newest;
    },

    /** The same for a registration that may have no licence. */
    async hearOf(snapshot: RegistrationSnapshot): Promise<ELicenceRow | null> {
      await db.$transaction((tx) => alignRegistration(deps, tx, snapshot));
      return db.eLicence.findFirst({
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
    scopes: [],
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
    primaryInstitutionClosed: false,
    validUntil: null,
    filings: [],
    photoKey: 'applications/photos/one.jpg',
    ...changes,
  };
}

/** A licensed physician; everything else as `aSnapshot`. */
export const aPhysician = (changes: Partial<RegistrationSnapshot> = {}): RegistrationSnapshot =>
  aSnapshot({
    professionType: 'PHYSICIAN',
    name: '陈执业',
    level: '执业医师',
    category: '临床',
    major: '',
    scopes: ['内科专业', '急救医学专业'],
    techniques: [],
    diseases: [],
    primaryInstitutionName: '荔湾区示范医院',
    ...changes,
  });

/** A nurse whose registration ends with 2026-11-30. */
export const aNurse = (changes: Partial<RegistrationSnapshot> = {}): RegistrationSnapshot =>
  aSnapshot({
    professionType: 'NURSE',
    name: '林护士',
    sex: 'FEMALE',
    level: '护士',
    category: '',
    major: '',
    techniques: [],
    diseases: [],
    certificateCode: `201144${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`,
    primaryInstitutionName: '荔湾区示范医院',
    issuedOn: '2021-12-01',
    firstRegisteredOn: '2011-12-01',
    validUntil: '2026-11-30',
    ...changes,
  });

/** A physician from abroad whose short-term practice ends with 2026-11-30. */
export const aGuest = (changes: Partial<RegistrationSnapshot> = {}): RegistrationSnapshot =>
  aPhysician({ professionType: 'SHORT_TERM', name: 'John Guest', validUntil: '2026-11-30', ...changes });

/** A moment of the last day of those validities, and the first of the day after (Asia/Shanghai). */
export const LAST_DAY = '2026-11-30T15:59:59Z';
export const DAY_AFTER = '2026-11-30T16:00:00Z';

export const holderOf = (
  { practitionerId }: Pick<RegistrationSnapshot, 'practitionerId'>,
  details: object = {},
): Viewer => aPerson({ practitionerId, accountId: `account-${practitionerId}`, ...details });

export const MY_LICENCES = `{ myLicences { id identifier version state status pdfUrl pngUrl signedData verifyUrl claimedAt
  face { kind name sex birthMonth level category major certificateCode scopes techniques diseases practicePlace
    primaryInstitution issuingAuthority issuedOn firstRegisteredOn validUntil } } }`;
const UNMET =
  '... on LicenceConditionsUnmet { message conditions { code message howToFix } } ... on LicenceNotFound { message }';
export const CLAIM = `mutation ($id: ID!) { claimLicence(licenceId: $id) { __typename
  ... on ClaimedLicence { licence { id state claimedAt } } ${UNMET} } }`;
export const PRESENT = `mutation ($id: ID!) { presentLicence(licenceId: $id) { __typename
  ... on PresentedLicence { url qrSvg expiresAt licence { id status } } ${UNMET} } }`;
const ENTRY = `profession name sex level category certificateCode practicePlace practiceInstitutions { name primary } scopes
  techniques diseases issuingAuthority status`;
export const VERIFY = `query ($code: String!) { verifyLicence(code: $code) {
  status identifier presentedAt newest pdfSha256 checkedAt entry { ${ENTRY} } } }`;
export const FIND = `query ($provinceCode: ID!, $name: String!, $profession: RegisterProfession, $first: Int, $after: String) {
  findPractitioners(provinceCode: $provinceCode, name: $name, profession: $profession, first: $first, after: $after) {
    edges { cursor node { ${ENTRY} } } pageInfo { hasNextPage endCursor } } }`;
export const BY_CODE = `query ($code: String!) { practitionerByCertificateCode(certificateCode: $code) { ${ENTRY} } }`;
export const DEREGISTERED = `query ($provinceCode: ID!, $from: Date, $to: Date, $first: Int, $after: String) {
  deregisteredPersons(provinceCode: $provinceCode, from: $from, to: $to, first: $first, after: $after) {
    edges { cursor node { name certificateCode deregisteredOn authority } } pageInfo { hasNextPage endCursor } } }`;
export const CONDITIONS = `{ myLicenceConditions { profession certificateCode practicePlace licence { id state }
  unmet { code message howToFix } } }`;
