import { writeAudit } from '@medreg/audit';
import { maskIdNumber } from '@medreg/pii';
import { renderArchive } from '../../archive/archive-document.ts';
import { ARCHIVE_KINDS, ARCHIVE_SOURCES } from '../../archive/entry.ts';
import { archiveEntries } from '../../archive/practice-archive.ts';
import type { Deps } from '../../context.ts';

export type ArchiveFormat = 'PDF' | 'JSON';

export interface ExportedArchive {
  mediaType: 'application/pdf' | 'application/json';
  bytes: Buffer;
}

/**
 * 导出本人执业档案, whole, for its owner alone (PIPL 45): the ticket has been given to him before.
 * @param owner the account that the ticket belongs to, for the audit trail
 * @returns null when the qualifications service does not know the person any more
 */
export async function exportArchive(
  deps: Deps,
  practitionerId: string,
  format: ArchiveFormat,
  owner: string,
): Promise<ExportedArchive | null> {
  const practitioner = await deps.neighbours.findPractitioner(practitionerId);
  if (!practitioner) return null;
  const at = deps.clock.now();
  const entries = await archiveEntries(deps, { practitioner, reader: 'OWNER' });
  const exported: ExportedArchive =
    format === 'PDF'
      ? { mediaType: 'application/pdf', bytes: await renderArchive(practitioner, entries, at) }
      : {
          mediaType: 'application/json',
          bytes: Buffer.from(
            JSON.stringify(
              {
                name: practitioner.name,
                sex: practitioner.sex,
                birthDate: practitioner.birthDate,
                idNumberMasked: maskIdNumber(practitioner.idNumber),
                generatedAt: at.toISOString(),
                entries: entries.map(({ kind, source, ...entry }) => ({
                  ...entry,
                  kind: { code: kind, name: ARCHIVE_KINDS[kind] },
                  source: { code: source, name: ARCHIVE_SOURCES[source] },
                })),
              },
              null,
              2,
            ),
          ),
        };
  await deps.db.$transaction((tx) =>
    writeAudit(tx, {
      recordType: 'PracticeArchive',
      recordId: practitionerId,
      action: 'export',
      actor: { kind: 'PERSON', accountId: owner, practitionerId },
      at,
      detail: { format },
    }),
  );
  return exported;
}
