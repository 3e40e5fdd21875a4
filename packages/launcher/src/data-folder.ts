import { createHash } from 'node:crypto';
import { accessSync, constants, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environment } from '@medreg/env';

/** The root of the project. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/**
 * `.data` in the project, or MEDREG_DATA. Root cannot run PostgreSQL itself and its own home may be closed to the user
 * who does: then the data lie below /var/tmp, under a name that belongs to this checkout.
 */
export function dataFolder(): string {
  const wanted = environment().MEDREG_DATA || join(ROOT, '.data');
  if (process.getuid?.() !== 0 || openToOthers(dirname(wanted))) return wanted;
  return join('/var/tmp', `medreg-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`);
}

function openToOthers(folder: string): boolean {
  accessSync(folder, constants.R_OK);
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
