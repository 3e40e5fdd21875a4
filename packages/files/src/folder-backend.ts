import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Backend } from './backend.ts';
import { UNKNOWN_CONTENT_TYPE } from './content-type.ts';
import { FileProblem } from './file-problem.ts';

/** Folders of the store itself; no key begins with `_`. */
const UNFINISHED = '_unfinished';
const CONTENT_TYPES = '_content-types';

/** An upload that is this old belongs to a process that died. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Files in a folder. A file is written aside and renamed into place, so nobody reads half of one; its content type stands
 * in a file of its own, because a folder knows none.
 */
export function folderBackend(url: URL): Backend {
  const root = fileURLToPath(url);
  const disk = new Disk(new FSDriver({ location: root, visibility: 'private' }));
  removeAbandoned(root, disk).catch(() => undefined);

  return {
    async write(key, content, contentType) {
      const aside = `${UNFINISHED}/${randomUUID()}`;
      const typeAside = `${aside}.type`;
      try {
        await disk.putStream(aside, content);
        await disk.put(typeAside, contentType);
        await putInPlace(typeAside, `${CONTENT_TYPES}/${key}`);
        await putInPlace(aside, key);
      } catch (error) {
        await Promise.all([disk.delete(aside), disk.delete(typeAside)]);
        throw content.errored ?? error;
      }
    },

    async read(key) {
      if (!(await isFile(join(root, key)))) throw new FileProblem('NOT_FOUND', 'There is no such file');
      return disk.getStream(key);
    },

    async describe(key) {
      const found = await isFile(join(root, key));
      if (!found) return null;
      const contentType = await disk.get(`${CONTENT_TYPES}/${key}`).catch(() => UNKNOWN_CONTENT_TYPE);
      return { size: found.size, contentType };
    },

    async remove(key) {
      await disk.delete(key);
      await disk.delete(`${CONTENT_TYPES}/${key}`);
    },
  };

  /** flydrive's own `move` copies, and a reader would see the copy grow. */
  async function putInPlace(from: string, to: string): Promise<void> {
    const place = join(root, to);
    await mkdir(dirname(place), { recursive: true });
    await rename(join(root, from), place);
  }
}

async function isFile(path: string) {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    // ENOTDIR: a part of the key is itself a file
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  return found?.isFile() ? found : null;
}

async function removeAbandoned(root: string, disk: Disk): Promise<void> {
  for (const name of await readdir(join(root, UNFINISHED))) {
    const { mtimeMs } = await stat(join(root, UNFINISHED, name));
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await disk.delete(`${UNFINISHED}/${name}`);
  }
}
