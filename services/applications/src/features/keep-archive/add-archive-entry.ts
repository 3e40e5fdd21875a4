import { actorOf, writeAudit } from '@medreg/audit';
import { parseCalendarDate, today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { OWN_KINDS } from '../../archive/entry.ts';
import { ownEntry, sealContent } from '../../archive/sources/own-entries.ts';
import type { Deps } from '../../context.ts';
import { toColumn } from '../../database.ts';
import { MESSAGES } from '../../messages.ts';
import { type InputProblem, textProblem, tidy } from '../../rules/input-problem.ts';
import { invalidInput, requirementNotMet } from '../../steps/outcomes.ts';

const MAX_TITLE = 100;
const MAX_DETAILS = 500;
/** More than a career holds, less than fills a disk. */
export const MOST_OWN_ENTRIES = 200;

export interface OwnEntryInput {
  kind: string;
  date: string;
  title: string;
  details?: string | null;
}

/** 档案填报 (S4 二(二)): education, title, training or award, as the person himself says; 自填 until it is confirmed. */
export async function addArchiveEntry(deps: Deps, viewer: Viewer, { input }: { input: OwnEntryInput }) {
  const { db, clock, neighbours } = deps;
  const practitionerId = possibleId(viewer.practitionerId);
  const practitioner = practitionerId === null ? null : await neighbours.findPractitioner(practitionerId);
  if (!practitioner)
    return requirementNotMet({ code: 'NOT_VERIFIED', message: MESSAGES.archiveUnverified, basis: null });
  const at = clock.now();
  const title = tidy(input.title);
  const details = tidy(input.details ?? '') || null;
  const date = parseCalendarDate(String(input.date));
  const problems: (InputProblem | null)[] = [
    Object.hasOwn(OWN_KINDS, input.kind)
      ? null
      : wrong('kind', MESSAGES.archiveKind(Object.values(OWN_KINDS).join('、'))),
    date && practitioner.birthDate <= date && date <= today(at) ? null : wrong('date', MESSAGES.archiveFuture),
    textProblem('title', title, MAX_TITLE),
    details === null ? null : textProblem('details', details, MAX_DETAILS),
  ];
  const found = problems.filter((problem) => problem !== null);
  if (found.length > 0 || !date) return invalidInput(found);

  const entered = await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`archive:${practitioner.id}`}, 0))`;
    const many = await tx.archiveEntry.count({ where: { practitionerId: practitioner.id, removedAt: null } });
    if (many >= MOST_OWN_ENTRIES) return null;
    const row = await tx.archiveEntry.create({
      data: {
        id: uuidv7(),
        practitionerId: practitioner.id,
        kind: input.kind,
        date: toColumn(date),
        contentSealed: sealContent(deps, { title, details }),
        enteredAt: at,
      },
    });
    await writeAudit(tx, {
      recordType: 'ArchiveEntry',
      recordId: row.id,
      action: 'add',
      actor: actorOf(viewer),
      at,
      detail: { kind: row.kind },
    });
    return row;
  });
  return entered
    ? { kind: 'AddedArchiveEntry' as const, entry: ownEntry(deps, entered, practitioner.name) }
    : requirementNotMet({ code: 'ARCHIVE_FULL', message: MESSAGES.archiveFull(MOST_OWN_ENTRIES), basis: null });
}

const wrong = (field: string, message: string): InputProblem => ({ field, problem: 'UNKNOWN', message });
