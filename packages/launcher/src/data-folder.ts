import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reachableByOthers } from '@medreg/database';
import { environment } from '@medreg/env';

/** The root of the project. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/**
 * `.data` in the project, or MEDREG_DATA. Root cannot run PostgreSQL itself and its own home may be closed to the user
 * who does: then the data lie below /var/tmp, under a name that belongs to this checkout.
 */
export function dataFolder(): string {
  const wanted = environment().MEDREG_DATA || join(ROOT, '.data');
  if (process.getuid?.() !== 0 || reachableByOthers(dirname(wanted))) return wanted;
  return join('/var/tmp', `medreg-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`);
}
