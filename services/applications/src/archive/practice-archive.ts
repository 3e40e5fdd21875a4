import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Deps } from '../context.ts';
import type { PersonRecordKind } from '../generated/resolvers.ts';
import { RECORDS } from '../records/index.ts';
import { everyVersion } from '../register/every-version.ts';
import type { PractitionerFacts } from '../rules/facts.ts';
import { ARCHIVE_KINDS, type ArchiveEntry, type ArchiveKind } from './entry.ts';
import { applicationEntries, printEntries } from './sources/applications.ts';
import { filingEntries } from './sources/filings.ts';
import { ownEntry } from './sources/own-entries.ts';
import { profileEntries } from './sources/profiles.ts';
import { qualificationEntries } from './sources/qualifications.ts';
import { recordEntries } from './sources/records.ts';
import { registrationEntries } from './sources/registrations.ts';

/** 个人执业档案 of somebody, through the eyes of whoever opened it. */
export interface PracticeArchive {
  practitioner: PractitionerFacts;
  reader: ArchiveReader;
}
export type ArchiveReader = 'OWNER' | 'INSTITUTION' | 'AUTHORITY';

/** Records that are none of an institution's business (domain 2.3): bans, inspections … */
const HIDDEN_FROM_INSTITUTIONS: ReadonlySet<ArchiveKind> = new Set(
  (Object.keys(RECORDS) as PersonRecordKind[]).filter((kind) => RECORDS[kind].institution === 'NONE'),
);

/** @returns everything of a career that the reader may see, oldest first; whole, so that nothing is missing in between */
export async function archiveEntries(deps: Deps, { practitioner, reader }: PracticeArchive): Promise<ArchiveEntry[]> {
  const { db } = deps;
  const practitionerId = practitioner.id;
  const theirs = { where: { practitionerId }, orderBy: { id: 'asc' } } as const;
  const [registrations, filings, profiles, records, applications, own] = await Promise.all([
    db.registration.findMany(theirs),
    db.multiFiling.findMany(theirs),
    db.profile.findMany({ where: { practitionerId }, orderBy: [{ professionType: 'asc' }, { version: 'asc' }] }),
    db.personRecord.findMany({
      ...theirs,
      where: { practitionerId, state: { in: ['CONFIRMED', 'SUPERSEDED'] }, confirmedAt: { not: null } },
    }),
    db.application.findMany(theirs),
    db.archiveEntry.findMany({ ...theirs, where: { practitionerId, removedAt: null } }),
  ]);
  const [versions, prints] = await Promise.all([
    everyVersion(db, registrations),
    db.certificatePrint.findMany({
      where: { registrationId: { in: registrations.map(({ id }) => id) } },
      orderBy: { id: 'asc' },
    }),
  ]);
  const procedures = new Map(applications.map(({ id, procedure }) => [id, procedure]));
  const issuers = new Map(registrations.map(({ id, issuingAuthorityName }) => [id, issuingAuthorityName]));
  return [
    ...qualificationEntries(practitioner),
    ...registrationEntries(versions, (applicationId) => procedures.get(applicationId)),
    ...filingEntries(filings),
    ...profileEntries(profiles),
    ...recordEntries(deps, records),
    ...applicationEntries(applications),
    ...printEntries(prints.map((print) => ({ ...print, issuedBy: issuers.get(print.registrationId) ?? '' }))),
    ...own.map((row) => ownEntry(deps, row, practitioner.name)),
  ]
    .filter(({ kind }) => reader !== 'INSTITUTION' || !HIDDEN_FROM_INSTITUTIONS.has(kind))
    .sort(byDay);
}

/** By day; on one day in the order of the kinds. */
function byDay(a: ArchiveEntry, b: ArchiveEntry): number {
  return compare(keyOf(a), keyOf(b));
}

const RANKS = Object.keys(ARCHIVE_KINDS);
const keyOf = ({ date, kind, id }: ArchiveEntry): [string, number, string] => [date, RANKS.indexOf(kind), id];

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? '';
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

export interface ArchivePage {
  kinds?: readonly string[] | null;
  order?: 'NEWEST_FIRST' | 'OLDEST_FIRST' | null;
  first?: number | null;
  after?: string | null;
}

/** One page by keyset on (day, kind, id). A career has hundreds of entries at most: they are gathered whole for each page. */
export async function archivePage(
  deps: Deps,
  archive: PracticeArchive,
  page: ArchivePage,
): Promise<Connection<ArchiveEntry>> {
  const first = pageSize(page.first);
  const after = page.after ? decodeCursor(page.after, 3) : null;
  if (after && typeof after[1] !== 'number') throw badUserInput('Unknown cursor');
  const sign = page.order === 'OLDEST_FIRST' ? 1 : -1;
  const entries = (await archiveEntries(deps, archive))
    .filter(({ kind }) => !page.kinds || page.kinds.includes(kind))
    .filter((entry) => after === null || compare(keyOf(entry), after) * sign > 0);
  if (sign < 0) entries.reverse();
  return connection(entries.slice(0, first + 1), first, keyOf);
}
