import { actorOf, writeAudit } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { type Transaction, withPerson } from '../database.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Party, TimelineKind } from '../generated/resolvers.ts';
import type { ApplicationRow } from '../rows.ts';
import type { Statement } from '../rules/statement.ts';
import { sealStatement } from '../sealed.ts';
import { nameOf } from './move.ts';
import { overtaken } from './outcomes.ts';

/** Something said or done about an application that does not move it. */
export interface Note {
  application: ApplicationRow;
  viewer: Viewer;
  /** Verb of the audit entry. */
  action: string;
  /** What the timeline calls it. */
  kind: Exclude<TimelineKind, 'STEP' | 'OPENED' | 'TASK_OPENED'>;
  by: Party;
  statement: Statement;
  changes: Prisma.ApplicationUncheckedUpdateManyInput;
  /** What is written in the same transaction. */
  alongside?: (tx: Transaction, application: ApplicationRow) => Promise<void>;
}

/** Writes it down: guarded by the version, in the timeline, on record. @returns a member of the union StepResult */
export async function note(deps: Deps, noting: Note) {
  const { application, viewer, action, kind, by, statement, changes, alongside } = noting;
  const at = deps.clock.now();
  const noted = await withPerson(deps.db, application.practitionerId, async (tx) => {
    const [row] = await tx.application.updateManyAndReturn({
      where: { id: application.id, status: application.status, version: application.version },
      data: { ...changes, version: { increment: 1 } },
    });
    if (!row) return null;
    await tx.timelineEntry.create({
      data: {
        applicationId: row.id,
        sequence: row.version,
        kind,
        statusBefore: row.status,
        statusAfter: row.status,
        by,
        byName: nameOf(by, row),
        at,
        statementSealed: sealStatement(deps.pii, statement),
      },
    });
    await writeAudit(tx, {
      recordType: 'Application',
      recordId: row.id,
      action,
      actor: actorOf(viewer),
      at,
      detail: { status: row.status },
    });
    await alongside?.(tx, row);
    return row;
  });
  return noted ? { kind: 'StepTaken' as const, application: noted } : overtaken(deps, viewer, application.id);
}
