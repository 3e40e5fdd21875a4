import DataLoader from 'dataloader';
import type { Database } from './database.ts';
import type { ELicenceRow, RegisterEntryRow } from './rows.ts';

/** Of one registration: more than anybody looks through, and no list without an end. */
const MOST_VERSIONS = 50;

/** Batched reads by the id of a registration, one set per request. */
export function loaders(db: Database) {
  return {
    entry: new DataLoader<string, RegisterEntryRow | null>(async (ids) => {
      const rows = await db.registerEntry.findMany({ where: { registrationId: { in: [...ids] } } });
      const byId = new Map(rows.map((row) => [row.registrationId, row]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    /** 电子证照的各版本, newest first. */
    versions: new DataLoader<string, ELicenceRow[]>(async (ids) => {
      const rows = await db.eLicence.findMany({
        where: { registrationId: { in: [...ids] } },
        orderBy: { version: 'desc' },
      });
      return ids.map((id) => rows.filter(({ registrationId }) => registrationId === id).slice(0, MOST_VERSIONS));
    }),
  };
}
