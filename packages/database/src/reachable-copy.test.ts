import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { reachableByOthers } from './reachable.ts';
import { reachableCopy } from './reachable-copy.ts';

let home: string;
let packageDir: string;
const version = `0.0.0-test-${process.pid}`;
const place = `/var/tmp/medreg-vendor-programs-${version}`;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'home-'));
  packageDir = join(home, '@vendor', 'programs');
  await mkdir(packageDir, { recursive: true });
  await writeFile(join(packageDir, 'package.json'), JSON.stringify({ version }));
  await writeFile(join(packageDir, 'initdb'), 'program');
});
afterEach(() => Promise.all([home, place].map((path) => rm(path, { recursive: true, force: true }))));

describe('programs for another user', () => {
  it('are used where they lie when everybody can reach them', async () => {
    await chmod(home, 0o755);
    expect(await reachableCopy(packageDir)).toBe(packageDir);
  });

  it('are copied once out of a closed home', async () => {
    expect(reachableByOthers(packageDir)).toBe(false);
    expect(await Promise.all([reachableCopy(packageDir), reachableCopy(packageDir)])).toEqual([place, place]);
    expect(await readFile(join(place, 'initdb'), 'utf8')).toBe('program');
    expect((await stat(place)).mode & 0o777).toBe(0o755);
    expect(await reachableCopy(packageDir)).toBe(place);
  });

  // Only root can give a folder away, and only root ever copies.
  if (userInfo().uid === 0) {
    it('are refused from a folder that somebody else has put there', async () => {
      await mkdir(place);
      await chown(place, 12345, 12345);
      await expect(reachableCopy(packageDir)).rejects.toThrow("is not root's own");
    });
  }
});
