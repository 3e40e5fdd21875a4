import { type CalendarDate, calendarDate } from '@medreg/clock';
import { z } from 'zod';
import { type Database, fromColumn } from '../database.ts';
import type { RegistrationStatus } from '../generated/resolvers.ts';
import type { RegistrationRow } from '../rows.ts';

/** A registration as one of its versions had it: what papers and the archive say of it. */
export interface WholeVersion {
  registrationId: string;
  version: number;
  from: CalendarDate;
  status: RegistrationStatus;
  statusReason: string | null;
  suspended: boolean;
  name: string;
  sex: string;
  birthDate: CalendarDate;
  ethnicGroup: string | null;
  photoKey: string | null;
  certificateCode: string;
  level: string;
  category: string;
  scopeNames: string[];
  techniques: string[];
  diseases: string[];
  department: string | null;
  staffKind: string | null;
  trainingEnd: CalendarDate | null;
  originInstitution: string | null;
  practicePlaceName: string;
  primaryInstitutionName: string;
  issuingAuthorityName: string;
  firstRegisteredOn: CalendarDate;
  periodFrom: CalendarDate | null;
  periodUntil: CalendarDate | null;
  /** What it came of; null for what was entered from an older register. */
  applicationId: string | null;
}

const day = z.string().transform((text) => calendarDate(text.slice(0, 10)));
const texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);
const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null);

/** A row as the history keeps it: the columns by their names in the database. */
const KeptRow = z.object({
  valid_from: day,
  status: z.string(),
  status_reason: optional(z.string()),
  suspended: z.boolean(),
  name: z.string(),
  sex: z.string(),
  birth_date: day,
  ethnic_group: optional(z.string()),
  photo_key: optional(z.string()),
  certificate_code: z.string(),
  level: z.string(),
  category: z.string(),
  scope_names: texts,
  techniques: texts,
  diseases: texts,
  department: optional(z.string()),
  staff_kind: optional(z.string()),
  training_end: optional(day),
  origin_institution: optional(z.string()),
  practice_place_name: z.string(),
  primary_institution_name: z.string(),
  issuing_authority_name: z.string(),
  first_registered_on: day,
  period_from: optional(day),
  period_until: optional(day),
  application_id: optional(z.string()),
});

/** @returns every version of these registrations, the present ones among them, oldest first within each */
export async function everyVersion(
  db: Pick<Database, 'registrationHistory'>,
  registrations: readonly RegistrationRow[],
): Promise<WholeVersion[]> {
  const kept = await db.registrationHistory.findMany({
    where: { registrationId: { in: registrations.map(({ id }) => id) } },
    orderBy: [{ registrationId: 'asc' }, { version: 'asc' }],
  });
  return registrations.flatMap((registration) => [
    ...kept.filter(({ registrationId }) => registrationId === registration.id).map(keptVersion),
    presentVersion(registration),
  ]);
}

/** @returns the version that an application found: the last one before it took effect, else the present one */
export function versionFoundBy(applicationId: string, versions: readonly WholeVersion[]): WholeVersion | null {
  const made = versions.findIndex((version) => version.applicationId === applicationId);
  return (made === -1 ? versions.at(-1) : versions[made - 1]) ?? null;
}

function keptVersion({
  registrationId,
  version,
  row,
}: {
  registrationId: string;
  version: number;
  row: unknown;
}): WholeVersion {
  const kept = KeptRow.parse(row);
  return {
    registrationId,
    version,
    from: kept.valid_from,
    status: kept.status as RegistrationStatus,
    statusReason: kept.status_reason,
    suspended: kept.suspended,
    name: kept.name,
    sex: kept.sex,
    birthDate: kept.birth_date,
    ethnicGroup: kept.ethnic_group,
    photoKey: kept.photo_key,
    certificateCode: kept.certificate_code,
    level: kept.level,
    category: kept.category,
    scopeNames: kept.scope_names,
    techniques: kept.techniques,
    diseases: kept.diseases,
    department: kept.department,
    staffKind: kept.staff_kind,
    trainingEnd: kept.training_end,
    originInstitution: kept.origin_institution,
    practicePlaceName: kept.practice_place_name,
    primaryInstitutionName: kept.primary_institution_name,
    issuingAuthorityName: kept.issuing_authority_name,
    firstRegisteredOn: kept.first_registered_on,
    periodFrom: kept.period_from,
    periodUntil: kept.period_until,
    applicationId: kept.application_id,
  };
}

function presentVersion(row: RegistrationRow): WholeVersion {
  return {
    registrationId: row.id,
    version: row.version,
    from: fromColumn(row.validFrom),
    status: row.status,
    statusReason: row.statusReason,
    suspended: row.suspended,
    name: row.name,
    sex: row.sex,
    birthDate: fromColumn(row.birthDate),
    ethnicGroup: row.ethnicGroup,
    photoKey: row.photoKey,
    certificateCode: row.certificateCode,
    level: row.level,
    category: row.category,
    scopeNames: row.scopeNames,
    techniques: row.techniques,
    diseases: row.diseases,
    department: row.department,
    staffKind: row.staffKind,
    trainingEnd: row.trainingEnd && fromColumn(row.trainingEnd),
    originInstitution: row.originInstitution,
    practicePlaceName: row.practicePlaceName,
    primaryInstitutionName: row.primaryInstitutionName,
    issuingAuthorityName: row.issuingAuthorityName,
    firstRegisteredOn: fromColumn(row.firstRegisteredOn),
    periodFrom: row.periodFrom && fromColumn(row.periodFrom),
    periodUntil: row.periodUntil && fromColumn(row.periodUntil),
    applicationId: row.applicationId,
  };
}
