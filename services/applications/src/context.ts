import type { Clock } from '@medreg/clock';
import type { Files, Tickets } from '@medreg/files';
import type { Limiter } from '@medreg/limits';
import type { Pii } from '@medreg/pii';
import type { BaseContext } from '@medreg/subgraph';
import type { Database } from './database.ts';
import type { Loaders } from './loaders.ts';
import type { Neighbours } from './neighbours/neighbours.ts';

/** What the use cases work with. */
export interface Deps {
  db: Database;
  neighbours: Neighbours;
  pii: Pick<Pii, 'seal' | 'open' | 'blindIndex'>;
  files: Files;
  tickets: Tickets;
  clock: Clock;
  limits: Limits;
  settings: Settings;
}

/** What one account may do in a while (domain 14: nothing that costs is unlimited). */
export interface Limits {
  openings: Limiter;
  openingsOfStaff: Limiter;
  photoUploads: Limiter;
  photoUploadsOfStaff: Limiter;
  materialUploads: Limiter;
  materialUploadsOfStaff: Limiter;
  reveals: Limiter;
  bookings: Limiter;
  prints: Limiter;
}

/** What an installation may decide. */
export interface Settings {
  /** From receipt to acceptance or the one correction notice; 5 by law (ALL-32(4)). */
  acceptanceWorkingDays: number;
  /** Most working days of a decision; 20 by law (O13-14), less where the installation promises less. */
  decisionWorkingDays: number;
  /** First three characters of new TCM-specialty certificate codes: level and category (domain 6.3, 11-A13). */
  tcmCertificatePrefix: string;
}

/** One request: who asks, what there is to work with, and the batched reads of this request. */
export interface Context extends BaseContext {
  deps: Deps;
  load: Loaders;
}
