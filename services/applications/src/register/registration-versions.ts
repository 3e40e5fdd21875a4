import { addDays, type CalendarDate, calendarDate } from '@medreg/clock';
import { z } from 'zod';
import { type Database, fromColumn } from '../database.ts';
import type { RegistrationStatus } from '../generated/resolvers.ts';
import type { RegistrationRow } from '../rows.ts';

/** What the register said of a registration from one day to another (domain 3.1.10: earlier values are kept). */
export interface RegistrationVersion {
  version: number;
  from: CalendarDate;
  /** Last day; null of the present version. */
  until: CalendarDate | null;
  status: RegistrationStatus;
  level: string;
  category: string;
  scopeCodes: string[];
  scopeNames: string[];
  practicePlaceName: string;
  primaryInstitutionName: string;
  issuingAuthorityName: string;
  department: string | null;
  suspended: boolean;
  periodUntil: CalendarDate | null;
}

/** A row as the history keeps it: the columns by their names in the database. */
const KeptRow = z.object({
  version: z.number(),
  valid_from: z.string(),
  status: z.string(),
  level: z.string(),
  category: z.string(),
  scope_codes: z.array(z.string()).nullish(),
  scope_names: z.array(z.string()).nullish(),
  practice_place_name: z.string(),
  primary_institution_name: z.string(),
  issuing_authority_name: z.string(),
  department: z.string().nullish(),
  suspended: z.boolean(),
  period_until: z.string().nullish(),
});

/** @returns every version, newest first; of several versions on one day the later one has the day */
export async function versionsOf(
  db: Pick<Database, 'registrationHistory'>,
  registration: RegistrationRow,
): Promise<RegistrationVersion[]> {
  const kept = await db.registrationHistory.findMany({
    where: { registrationId: registration.id },
    orderBy: { version: 'desc' },
  });
  const versions: RegistrationVersion[] = [presentVersion(registration)];
  for (const { row } of kept) {
    const version = keptVersion(KeptRow.parse(row));
    const next = versions.at(-1)?.from ?? version.from;
    versions.push({ ...version, until: addDays(next, -1) });
  }
  return versions;
}

/** @returns the version that held at the end of that day, or null when the registration was made later */
export const versionAsOf = (versions: readonly RegistrationVersion[], day: CalendarDate): RegistrationVersion | null =>
  versions.find(({ from }) => from <= day) ?? null;

function presentVersion(row: RegistrationRow): RegistrationVersion {
  return {
    version: row.version,
    from: fromColumn(row.validFrom),
    until: null,
    status: row.status,
    level: row.level,
    category: row.category,
    scopeCodes: row.scopeCodes,
    scopeNames: row.scopeNames,
    practicePlaceName: row.practicePlaceName,
    primaryInstitutionName: row.primaryInstitutionName,
    issuingAuthorityName: row.issuingAuthorityName,
    department: row.department,
    suspended: row.suspended,
    periodUntil: row.periodUntil && fromColumn(row.periodUntil),
  };
}

function keptVersion(row: z.infer<typeof KeptRow>): Omit<RegistrationVersion, 'until'> & { until: null } {
  return {
    version: row.version,
    from: calendarDate(row.valid_from.slice(0, 10)),
    until: null,
    status: row.status as RegistrationStatus,
    level: row.level,
    category: row.category,
    scopeCodes: row.scope_codes ?? [],
    scopeNames: row.scope_names ?? [],
    practicePlaceName: row.practice_place_name,
    primaryInstitutionName: row.primary_institution_name,
    issuingAuthorityName: row.issuing_authority_name,
    department: row.department ?? null,
    suspended: row.suspended,
    periodUntil: row.period_until ? calendarDate(row.period_until.slice(0, 10)) : null,
  };
}
