import { type AuditActor, writeAudit } from '@medreg/audit';
import { type CalendarDate, today } from '@medreg/clock';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../context.ts';
import { type Transaction, toColumn } from '../database.ts';
import { announceRegistration } from '../events.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ProfessionType, RegistrationStatus, Sex } from '../generated/resolvers.ts';
import { scopeKeyOf } from '../provinces/scope-catalogue.ts';
import type { RegistrationRow } from '../rows.ts';
import { provinceOfPlace } from '../rules/practice-place.ts';
import { adoptFilings } from './change-registration.ts';
import type { Entry } from './effects.ts';

/** Whoever the registration is about, as the register shows him. */
export interface Registrant {
  practitionerId: string;
  name: string;
  sex: Sex;
  birthDate: Date;
  ethnicGroup: string | null;
}

export interface NewRegistration {
  registrant: Registrant;
  profession: ProfessionType;
  entry: Entry;
  certificateCode: string;
  eRegId: string | null;
  applicationId: string | null;
  photoKey: string | null;
  /** When the present registration was made, and the first one of the certificate. */
  issuedOn: CalendarDate;
  firstRegisteredOn: CalendarDate;
  status?: RegistrationStatus;
  statusReason?: string;
  statusSince?: CalendarDate;
  lastValidOn?: CalendarDate | null;
  /** Of a FILED one: who filed it. */
  filedById?: string;
  suspended: boolean;
  /** Registrations whose running filings go on under this one. */
  adopts?: readonly string[];
  actor: AuditActor;
  at: Date;
}

/** Puts somebody on the register and tells the siblings; the invariants of domain 5.1 are the database's. */
export async function enterRegistration(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  entering: NewRegistration,
): Promise<RegistrationRow> {
  const { registrant, profession, entry, at, actor } = entering;
  const day = today(at);
  const row = await tx.registration.create({
    data: {
      id: uuidv7(),
      ...registrant,
      professionType: profession,
      status: entering.status ?? 'VALID',
      statusReason: entering.statusReason ?? null,
      statusSince: toColumn(entering.statusSince ?? day),
      lastValidOn: entering.lastValidOn ? toColumn(entering.lastValidOn) : null,
      filedById: entering.filedById ?? null,
      suspended: entering.suspended,
      ...(columnsOf(entry) as Required<ReturnType<typeof columnsOf>>),
      certificateCode: entering.certificateCode,
      eRegId: entering.eRegId,
      applicationId: entering.applicationId,
      photoKey: entering.photoKey,
      issuedOn: toColumn(entering.issuedOn),
      firstRegisteredOn: toColumn(entering.firstRegisteredOn),
      validFrom: toColumn(day),
      createdAt: at,
    } as Prisma.RegistrationUncheckedCreateInput,
  });
  await writeAudit(tx, {
    recordType: 'Registration',
    recordId: row.id,
    action: 'register',
    actor,
    at,
    detail: { applicationId: entering.applicationId, status: row.status },
  });
  if (entering.adopts) await adoptFilings(tx, row, entering.adopts);
  await announceRegistration(tx, deps.pii, row);
  return row;
}

/** What the scopes are compared by (I5): given, or made anew where qualification, scopes and place are. */
function keyOf({ scopeKey, scopes, qualificationIds, place }: Partial<Entry>) {
  if (scopeKey !== undefined) return { scopeKey };
  if (scopes === undefined || qualificationIds === undefined || place === undefined) return {};
  return { scopeKey: scopeKeyOf(qualificationIds, scopes, provinceOfPlace(place.code)) };
}

/** @returns the columns of what is given of an entry; what is not given stays */
export function columnsOf(entry: Partial<Entry>) {
  const { institution, authority, place, period, scopes, qualificationIds } = entry;
  return {
    ...(entry.level !== undefined && { level: entry.level }),
    ...(entry.category !== undefined && { category: entry.category }),
    ...(entry.major !== undefined && { major: entry.major }),
    ...(entry.techniques !== undefined && { techniques: [...entry.techniques] }),
    ...(entry.diseases !== undefined && { diseases: [...entry.diseases] }),
    ...(entry.department !== undefined && { department: entry.department }),
    ...(entry.staffKind !== undefined && { staffKind: entry.staffKind }),
    ...(entry.trainingEnd !== undefined && { trainingEnd: entry.trainingEnd && toColumn(entry.trainingEnd) }),
    ...(entry.originInstitution !== undefined && { originInstitution: entry.originInstitution }),
    ...(entry.solePlace !== undefined && { solePlace: entry.solePlace }),
    ...(place !== undefined && {
      practicePlaceCode: place.code,
      practicePlaceName: place.name,
      practicePlaceInstitutionId: place.institutionId ?? null,
    }),
    ...(institution !== undefined && {
      primaryInstitutionId: institution.id,
      primaryInstitutionName: institution.name,
      primaryInstitutionRegionCode: institution.regionCode,
      primaryInstitutionClosedOn: null,
    }),
    ...(authority !== undefined && {
      issuingAuthorityId: authority.id,
      issuingAuthorityName: authority.name,
      issuingAuthorityCode: authority.creditCode ?? authority.regionCode,
      issuingAuthorityRegionCode: authority.regionCode,
    }),
    ...(period !== undefined && {
      periodFrom: period && toColumn(period.from),
      periodUntil: period && toColumn(period.until),
    }),
    ...(qualificationIds !== undefined && { qualificationIds: [...qualificationIds] }),
    ...(scopes !== undefined && {
      scopeCodes: scopes.map(({ code }) => code),
      scopeNames: scopes.map(({ name }) => name),
    }),
    ...keyOf(entry),
  };
}
