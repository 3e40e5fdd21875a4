import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import DataLoader from 'dataloader';
import { registrationsVisibleTo, visibleTo } from './access.ts';
import type { Database } from './database.ts';
import type { MultiFilingRow, RegistrationRow, TimelineEntryRow } from './rows.ts';
import { OPEN_STATUSES } from './workflow.ts';

/** Batched reads of one request, each through the viewer's eyes. */
export function loaders(db: Database, viewer: Viewer) {
  const nameOf = new DataLoader<string, string>(async (registrationIds) => {
    const rows = await db.registration.findMany({
      where: { id: { in: [...registrationIds] } },
      select: { id: true, name: true },
    });
    return registrationIds.map((id) => rows.find((row) => row.id === id)?.name ?? '');
  });
  const nameOfPerson = new DataLoader<string, string | null>(async (practitionerIds) => {
    const rows = await db.registration.findMany({
      where: { practitionerId: { in: [...practitionerIds] } },
      select: { practitionerId: true, name: true },
      orderBy: { id: 'desc' },
      distinct: ['practitionerId'],
    });
    return practitionerIds.map((id) => rows.find(({ practitionerId }) => practitionerId === id)?.name ?? null);
  });
  return {
    application: one((ids) => db.application.findMany({ where: { id: { in: ids }, AND: visibleTo(viewer) } })),
    /** The other applications of a dossier that the viewer may see. */
    dossier: (dossierId: string, besides: string) =>
      db.application.findMany({
        where: { dossierId, id: { not: besides }, AND: visibleTo(viewer) },
        orderBy: { id: 'asc' },
      }),
    registration: one((ids) =>
      db.registration.findMany({ where: { id: { in: ids }, AND: registrationsVisibleTo(viewer) } }),
    ),
    /** The name under which somebody was registered last, for whoever sees a record of his. */
    nameOfPerson: (practitionerId: string) => nameOfPerson.load(practitionerId),
    /** The registration that an application concerns: whoever has been let see the application sees it too. */
    concerned: one((ids) => db.registration.findMany({ where: { id: { in: ids } } })),
    /** Registrations that stand as an application left them. */
    registrationsThrough: many<RegistrationRow>(
      (applicationIds) =>
        db.registration.findMany({
          where: { applicationId: { in: applicationIds }, AND: registrationsVisibleTo(viewer) },
          orderBy: { id: 'asc' },
        }),
      ({ applicationId }) => applicationId,
    ),
    /** Steps of an application that the viewer has already been let see, oldest first. */
    timelineOf: many<TimelineEntryRow>(
      (applicationIds) =>
        db.timelineEntry.findMany({
          where: { applicationId: { in: applicationIds } },
          orderBy: { sequence: 'asc' },
        }),
      ({ applicationId }) => applicationId,
    ),
    registrationsOf: many<RegistrationRow>(
      (practitionerIds) =>
        db.registration.findMany({
          where: { practitionerId: { in: practitionerIds }, AND: registrationsVisibleTo(viewer) },
          orderBy: { id: 'desc' },
        }),
      ({ practitionerId }) => practitionerId,
    ),
    filing: one((ids) =>
      db.multiFiling.findMany({ where: { id: { in: ids }, registration: registrationsVisibleTo(viewer) } }),
    ),
    /** Filings of a registration that the viewer has already been let see, newest first. */
    filingsOf: many<MultiFilingRow>(
      (registrationIds) =>
        db.multiFiling.findMany({ where: { registrationId: { in: registrationIds } }, orderBy: { id: 'desc' } }),
      ({ registrationId }) => registrationId,
    ),
    /** Submitted applications about a registration that the viewer has already been let see. */
    underWay: many<{ registrationId: string | null; procedure: string }>(
      (registrationIds) =>
        db.application.findMany({
          where: { registrationId: { in: registrationIds }, status: { in: OPEN_STATUSES }, submittedAt: { not: null } },
          select: { registrationId: true, procedure: true },
          orderBy: { id: 'asc' },
        }),
      ({ registrationId }) => registrationId,
    ),
    /** Name of somebody whose filing the viewer has already been let see. */
    nameOf: (registrationId: string) => nameOf.load(registrationId),
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

function many<Row>(read: (keys: string[]) => Promise<Row[]>, keyOf: (row: Row) => string | null) {
  return new DataLoader<string, Row[]>(async (keys) => {
    const rows = await read([...keys]);
    return keys.map((key) => rows.filter((row) => keyOf(row) === key));
  });
}
