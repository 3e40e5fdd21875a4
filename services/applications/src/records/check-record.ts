import { type CalendarDate, parseCalendarDate, today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { ownAuthority } from '../access.ts';
import type { Deps } from '../context.ts';
import { fillForm, missingFields } from '../forms/fields.ts';
import type { PersonRecordKind, ProfessionType } from '../generated/resolvers.ts';
import { MESSAGES } from '../messages.ts';
import type { RegistrationRow } from '../rows.ts';
import type { InputProblem } from '../rules/input-problem.ts';
import { BASIS } from '../rules/legal-basis.ts';
import type { Refusal } from '../rules/refusal.ts';
import { areaOf, reach, reached } from './access.ts';
import { daysOf } from './days.ts';
import { type EarlierRecord, type Measure, type NewRecord, RECORDS, type RecordDefinition } from './index.ts';
import { openRecord } from './stored-record.ts';

/** What somebody reports, as it came. */
export interface RecordInput {
  kind: PersonRecordKind;
  practitionerId: string;
  professionType?: ProfessionType | null;
  registrationId?: string | null;
  measure: string;
  decidedOn: string;
  validFrom?: string | null;
  validUntil?: string | null;
  /** A JSON object, field name → value. */
  details: unknown;
}

/** A record that may be entered, and who says it. */
export interface CheckedRecord {
  definition: RecordDefinition;
  measure: Measure;
  record: NewRecord;
  practitionerId: string;
  provider: { kind: 'INSTITUTION' | 'AUTHORITY'; id: string; name: string };
  /** Where it is confirmed. */
  authorityId: string;
  earlier: EarlierRecord[];
}

export type RecordCheck =
  | { checked: CheckedRecord }
  | { refused: Refusal; checked?: undefined }
  | { problems: InputProblem[]; checked?: undefined; refused?: undefined };

/**
 * Asks everything that must hold before a record is entered: who says it, of whom, what it says, what is on file already.
 * @param instead the record in whose place it is to stand
 */
export async function checkRecord(
  deps: Deps,
  viewer: Viewer,
  input: RecordInput,
  instead: string | null = null,
): Promise<RecordCheck> {
  const definition: RecordDefinition = RECORDS[input.kind];
  if (!mayReport(definition, viewer)) return { refused: notYours };
  const practitionerId = possibleId(input.practitionerId);
  const day = today(deps.clock.now());
  const professions = practitionerId && (await reached(deps.db, viewer, practitionerId, day));
  if (!practitionerId || !professions) return { refused: unknownPerson };

  const read = readRecord(definition, input, day);
  if ('problems' in read) return { problems: read.problems };
  const { record, measure } = read;
  const { professionType } = record;
  const theirs = viewer.kind === 'INSTITUTION' && professionType !== null && !professions.includes(professionType);
  if (theirs) return { refused: unknownPerson };

  const registrations = await deps.db.registration.findMany({
    where: { practitionerId, AND: reach(viewer, day) ?? {} },
    orderBy: { id: 'desc' },
  });
  const registration = registrations.find(({ id }) => id === record.registrationId) ?? null;
  if (record.registrationId !== null && registration?.professionType !== professionType)
    return { refused: unknownPerson };
  const refused = measure.effect.kind === 'ANNUL' ? refuseAnnulment(viewer, registration) : null;
  if (refused) return { refused };

  const provider = await providerOf(deps, viewer, registrations);
  const authorityId =
    ownAuthority(viewer) ?? registrations.find((one) => one.professionType === professionType)?.issuingAuthorityId;
  if (!provider || !authorityId) return { refused: unknownPerson };
  const all = await onFile(deps, practitionerId, input.kind, professionType);
  const earlier = all.filter(({ id }) => id !== instead);
  const conflict = definition.check?.(record, earlier) ?? null;
  if (conflict) return { refused: conflict };
  return { checked: { definition, measure, record, practitionerId, provider, authorityId, earlier } };
}

/** An authority's user says it with the right of the kind; of the kinds that are theirs, institutions report (domain 2.3). */
export function mayReport({ right, institution }: RecordDefinition, viewer: Viewer): boolean {
  if (viewer.kind === 'INSTITUTION') return institution === 'REPORTS';
  return viewer.kind === 'AUTHORITY' && viewer.rights.includes(right);
}

/** Records of the kind and profession that count or wait to be confirmed. */
export async function onFile(
  { db, pii }: Pick<Deps, 'db' | 'pii'>,
  practitionerId: string,
  kind: string,
  professionType: ProfessionType | null,
): Promise<EarlierRecord[]> {
  const rows = await db.personRecord.findMany({
    where: { practitionerId, kind, professionType, state: { in: ['REPORTED', 'CONFIRMED'] } },
    orderBy: [{ decidedOn: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => openRecord(pii, row));
}

function readRecord(
  definition: RecordDefinition,
  input: RecordInput,
  day: CalendarDate,
): { record: NewRecord; measure: Measure } | { problems: InputProblem[] } {
  const problems: InputProblem[] = [];
  const wrong = (field: string, problem: string, message: string) => problems.push({ field, problem, message });
  const date = (field: 'decidedOn' | 'validFrom' | 'validUntil') => {
    const given = input[field] ?? null;
    const read = given === null ? null : parseCalendarDate(given);
    if (given !== null && !read) wrong(field, 'DATE', MESSAGES.date);
    return read;
  };
  const measure = Object.hasOwn(definition.measures, input.measure) ? definition.measures[input.measure] : undefined;
  if (!measure) wrong('measure', 'UNKNOWN', MESSAGES.measureUnknown);
  const professionType = input.professionType ?? null;
  const fits =
    professionType === null ? definition.aboutThePerson === true : definition.professions.includes(professionType);
  if (!fits) wrong('professionType', 'UNKNOWN', MESSAGES.professionWanted);
  const registrationId = input.registrationId ? possibleId(input.registrationId) : null;
  if (input.registrationId && !registrationId) wrong('registrationId', 'UNKNOWN', MESSAGES.registrationWanted);

  const decidedOn = date('decidedOn');
  const validFrom = date('validFrom');
  const validUntil = date('validUntil');
  if (decidedOn && decidedOn > day) wrong('decidedOn', 'FUTURE', MESSAGES.decidedLater);
  const filled = fillForm(definition.fields, {}, Object.fromEntries(Object.entries(Object(input.details))));
  problems.push(...filled.problems);
  for (const { field, message } of missingFields(definition.fields, filled.values)) {
    if (!problems.some((one) => one.field === field)) wrong(field, 'REQUIRED', message);
  }
  const days = measure && decidedOn ? daysOf(measure.days, { decidedOn, validFrom, validUntil }) : null;
  if (days && 'problem' in days) problems.push(days.problem);
  if (problems.length > 0 || !measure || !decidedOn || !days || 'problem' in days) return { problems };
  const record: NewRecord = {
    measure: input.measure,
    professionType,
    registrationId,
    decidedOn,
    validFrom: days.from,
    validUntil: days.until,
    details: filled.values,
  };
  return { record, measure };
}

/** 撤销 is the deciding organ's, or that of one above it (ALL-69). */
function refuseAnnulment(viewer: Viewer, registration: RegistrationRow | null): Refusal | null {
  if (!registration)
    return { code: 'REGISTRATION_WANTED', message: MESSAGES.registrationWanted, basis: BASIS['ALL-69'] };
  const area = areaOf(viewer);
  const { issuingAuthorityId, issuingAuthorityRegionCode: region } = registration;
  const above = area !== null && region.startsWith(area) && region !== viewer.regionCode;
  if (issuingAuthorityId === viewer.authorityId || above) return null;
  return { code: 'NOT_THE_ISSUER', message: MESSAGES.annulledByItsIssuer, basis: BASIS['ALL-69'] };
}

async function providerOf(deps: Deps, viewer: Viewer, registrations: readonly RegistrationRow[]) {
  if (viewer.kind === 'INSTITUTION') {
    const here = registrations.find((one) => one.primaryInstitutionId === viewer.institutionId);
    return here && { kind: 'INSTITUTION' as const, id: here.primaryInstitutionId, name: here.primaryInstitutionName };
  }
  const id = ownAuthority(viewer);
  if (!id) return null;
  const issued = registrations.find(({ issuingAuthorityId }) => issuingAuthorityId === id);
  const name = issued?.issuingAuthorityName ?? (await deps.neighbours.findAuthorityById(id))?.name;
  return name === undefined ? null : { kind: 'AUTHORITY' as const, id, name };
}

const notYours: Refusal = { code: 'NOT_YOURS_TO_RECORD', message: MESSAGES.recordNotYours, basis: null };
export const unknownPerson: Refusal = { code: 'PERSON_UNKNOWN', message: MESSAGES.personUnknown, basis: null };
