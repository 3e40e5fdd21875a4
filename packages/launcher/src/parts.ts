import type { Environment } from '@medreg/env';

/** One process of the house. */
export interface Part {
  name: string;
  /** Folder below the root. */
  folder: string;
  port: number;
  /** Has a database of its own, migrated before the start. */
  database: boolean;
}

/** Every process: name, default port (its variable is e.g. IDENTITY_PORT), whether it owns a database. */
const HOUSE = [
  ['identity', 'services/identity', 4101, true],
  ['qualifications', 'services/qualifications', 4102, true],
  ['institutions', 'services/institutions', 4103, true],
  ['applications', 'services/applications', 4104, true],
  ['licences', 'services/licences', 4105, true],
  ['workers', 'services/workers', 4106, true],
  ['portal', 'services/portal', 4200, false],
  ['gateway', 'gateway', 4000, false],
] as const;

/**
 * @param env the launcher's own environment; `<NAME>_PORT` moves a part
 * @throws Error for a port that is none
 */
export function parts(env: Environment): Part[] {
  return HOUSE.map(([name, folder, standard, database]) => {
    const text = env[`${name.toUpperCase()}_PORT`] || String(standard);
    const port = Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${name.toUpperCase()}_PORT is no port`);
    return { name, folder, port, database };
  });
}
