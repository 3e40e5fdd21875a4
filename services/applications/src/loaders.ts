import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import DataLoader from 'dataloader';
import { registrationsVisibleTo, visibleTo } from './access.ts';
import type { Database } from './database.ts';
import type { RegistrationRow, TimelineEntryRow } from './rows.ts';

/** Batched reads of one request, each through the viewer's eyes. */
export function loaders(db: Database, viewer: Viewer) {
  return {
    application: one((ids) => db.application.findMany({ where: { id: { in: ids }, AND: visibleTo(viewer) } })),
    registration: one((ids) =>
      db.registration.findMany({ where: { id: { in: ids }, AND: registrationsVisibleTo(viewer) } }),
    ),
    /** The registration that came of an application. */
    registrationOf: new DataLoader<string, RegistrationRow | null>(async (applicationIds) => {
      const where = { applicationId: { in: [...applicationIds] }, AND: registrationsVisibleTo(viewer) };
      const rows = await db.registration.findMany({ where });
      return applicationIds.map((id) => rows.find((row) => row.applicationId === id) ?? null);
    }),
    /** Steps of an application that the viewer has already been let see, oldest first. */
    timelineOf: new DataLoader<string, TimelineEntryRow[]>(async (applicationIds) => {
      const rows = await db.timelineEntry.findMany({
        where: { applicationId: { in: [...applicationIds] } },
        orderBy: { sequence: 'asc' },
      });
      return applicationIds.map((id) => rows.filter((row) => row.applicationId === id));
    }),
    registrationsOf: new DataLoader<string, RegistrationRow[]>(async (practitionerIds) => {
      const where = { practitionerId: { in: [...practitionerIds] }, AND: registrationsVisibleTo(viewer) };
      const rows = await db.registration.findMany({ where, orderBy: { id: 'desc' } });
      return practitionerIds.map((id) => rows.filter((row) => row.practitionerId === id));
    }),
  };
}
export type Loaders = ReturnType<typeof loaders>;

function one<Row extends { id: string }>(read: (ids: string[]) => Promise<Row[]>) {
  return new DataLoader<string, Row | null>(async (keys) => {
    const ids = keys.map(possibleId);
    const rows = await read(ids.filter((id) => id !== null));
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  });
}
