import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import DataLoader from 'dataloader';
import { qualificationsVisibleTo, visibleTo } from './access.ts';
import type { Database } from './database.ts';
import { type RejectionsPage, readPages } from './features/report-rejections/rejections-of.ts';
import type { CorrectionRow, ImportRejectionRow, PractitionerRow, QualificationRow } from './rows.ts';

/** Batched reads of one request, each through the viewer's eyes. */
export function loaders(db: Database, viewer: Viewer) {
  return {
    practitioner: byId((ids) => db.practitioner.findMany({ where: { AND: [visibleTo(viewer), { id: { in: ids } }] } })),
    qualification: byId((ids) =>
      db.qualification.findMany({ where: { AND: [qualificationsVisibleTo(viewer), { id: { in: ids } }] } }),
    ),
    /** Qualifications of a practitioner whom the viewer has already been let see, oldest record first. */
    qualificationsOf: new DataLoader<string, QualificationRow[]>(async (practitionerIds) => {
      const rows = await db.qualification.findMany({
        where: { AND: [qualificationsVisibleTo(viewer), { practitionerId: { in: [...practitionerIds] } }] },
        orderBy: { id: 'asc' },
      });
      return practitionerIds.map((id) => rows.filter((row) => row.practitionerId === id));
    }),
    /** 曾用证件号码 of a practitioner whom the viewer has already been let see, the latest first. */
    formerIdNumbersOf: new DataLoader<string, string[]>(async (practitionerIds) => {
      const rows = await db.formerIdNumber.findMany({
        where: { practitionerId: { in: [...practitionerIds] } },
        orderBy: [{ replacedAt: 'desc' }, { id: 'desc' }],
      });
      return practitionerIds.map((id) =>
        rows.filter((row) => row.practitionerId === id).map(({ idNumberSealed }) => idNumberSealed),
      );
    }),
    /** What has been corrected of such a practitioner, the latest first. */
    correctionsOf: new DataLoader<string, CorrectionRow[]>(async (practitionerIds) => {
      const rows = await db.correction.findMany({
        where: { practitionerId: { in: [...practitionerIds] }, outcome: 'APPLIED', fields: { isEmpty: false } },
        orderBy: [{ settledAt: 'desc' }, { applicationId: 'desc' }],
      });
      return practitionerIds.map((id) => rows.filter((row) => row.practitionerId === id));
    }),
    /** People of a list that the viewer has already been let see, and their records without the eye of the viewer. */
    person: new DataLoader<string, PractitionerRow>(async (ids) => {
      const rows = await db.practitioner.findMany({ where: { id: { in: [...ids] } } });
      return ids.map((id) => rows.find((row) => row.id === id) ?? new Error('No such practitioner'));
    }),
    recordsOf: new DataLoader<string, QualificationRow[]>(async (practitionerIds) => {
      const rows = await db.qualification.findMany({
        where: { practitionerId: { in: [...practitionerIds] } },
        orderBy: { id: 'asc' },
      });
      return practitionerIds.map((id) => rows.filter((row) => row.practitionerId === id));
    }),
    /** A page of the rejections of a batch that the viewer has already been let see. */
    rejections: new DataLoader<RejectionsPage, ImportRejectionRow[]>((pages) => readPages(db, pages)),
  };
}
export type Loaders = ReturnType<typeof loaders>;

function byId<Row extends { id: string }>(read: (ids: string[]) => Promise<Row[]>) {
  return new DataLoader<string, Row | null>(async (keys) => {
    const ids = keys.map(possibleId);
    const rows = new Map((await read(ids.filter((id) => id !== null))).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id ?? '') ?? null);
  });
}
