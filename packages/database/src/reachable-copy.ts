import { chmod, cp, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { reachableByOthers } from './reachable.ts';

/** Where root keeps programs that another user has to run; survives restarts of the machine. */
const SHARED = '/var/tmp';

/**
 * A folder of programs that every user can reach: the folder itself, or, where it lies in somebody's closed home (root's
 * own, as a rule), a copy that root makes once for each version.
 * @throws Error when somebody else has put a folder in the copy's place
 */
export async function reachableCopy(packageDir: string): Promise<string> {
  if (reachableByOthers(packageDir)) return packageDir;
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8'));
  const place = join(
    SHARED,
    `medreg-${basename(dirname(packageDir)).replace('@', '')}-${basename(packageDir)}-${version}`,
  );
  const found = await stat(place).catch(() => null);
  if (found && (found.uid !== 0 || (found.mode & 0o022) !== 0))
    throw new Error(`${place} is not root's own: remove it`);
  if (found) return place;
  const making = await mkdtemp(`${place}.`);
  await cp(packageDir, making, { recursive: true, verbatimSymlinks: true });
  await chmod(making, 0o755);
  // Somebody faster has made the same.
  await rename(making, place).catch(() => rm(making, { recursive: true, force: true }));
  return place;
}
