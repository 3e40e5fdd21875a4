import { maskIdNumber } from '@medreg/pii';
import { ARCHIVE_KINDS, ARCHIVE_SOURCES } from '../archive/entry.ts';
import { archivePage } from '../archive/practice-archive.ts';
import type { ArchiveEntryResolvers, PracticeArchiveResolvers } from '../generated/resolvers.ts';

export const practiceArchive: PracticeArchiveResolvers = {
  practitionerId: ({ practitioner }) => practitioner.id,
  name: ({ practitioner }) => practitioner.name,
  sex: ({ practitioner }) => practitioner.sex,
  birthDate: ({ practitioner }) => practitioner.birthDate,
  idNumberMasked: ({ practitioner }) => maskIdNumber(practitioner.idNumber),
  entries: (archive, page, { deps }) => archivePage(deps, archive, page),
};

export const archiveEntry: ArchiveEntryResolvers = {
  kind: ({ kind }) => ({ code: kind, name: ARCHIVE_KINDS[kind] }),
  source: ({ source }) => ({ code: source, name: ARCHIVE_SOURCES[source] }),
};
