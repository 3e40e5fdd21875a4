import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Backend } from './backend.ts';
import { checkContentType } from './content-type.ts';
import type { Files, StoreOptions } from './contract.ts';
import { fileKey } from './file-key.ts';
import { FileProblem } from './file-problem.ts';
import { folderBackend } from './folder-backend.ts';
import { measure, tooLarge } from './measured.ts';
import { s3Backend } from './s3-backend.ts';

/** Most that `getBytes` takes into memory unless told otherwise. */
const IN_MEMORY_BYTES = 10 * 1024 * 1024;

/**
 * Opens the storage that the address names. Nothing is asked of it yet.
 * @throws RangeError when the address names neither a folder nor a bucket.
 */
export function openFiles(options: StoreOptions): Files {
  const backend = openBackend(options);

  const describeOrRefuse = async (key: string) => {
    const description = await backend.describe(fileKey(key));
    if (description) return description;
    throw new FileProblem('NOT_FOUND', 'There is no such file');
  };

  return {
    async put(key, content, { contentType, maxBytes }) {
      checkContentType(contentType);
      const checked = fileKey(key);
      const measured = measure(maxBytes);
      const source = content instanceof Readable ? content : Readable.from([content]);
      const [, written] = await Promise.allSettled([
        pipeline(source, measured),
        backend.write(checked, measured, contentType).catch((error: unknown) => {
          // Nobody reads on: let whoever sends know, too.
          measured.destroy();
          throw error;
        }),
      ]);
      if (written.status === 'rejected') throw written.reason;
      return { ...measured.result(), contentType };
    },

    get: async (key) => backend.read(fileKey(key)),

    async getBytes(key, { maxBytes = IN_MEMORY_BYTES } = {}) {
      const stream = await backend.read(fileKey(key));
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of stream) {
        size += chunk.length;
        if (size > maxBytes) throw tooLarge(maxBytes);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    },

    describe: async (key) => backend.describe(fileKey(key)),
    exists: async (key) => (await backend.describe(fileKey(key))) !== null,
    size: async (key) => (await describeOrRefuse(key)).size,
    delete: async (key) => backend.remove(fileKey(key)),
  };
}

function openBackend({ url, credentials }: StoreOptions): Backend {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address?.protocol === 'file:') return folderBackend(address);
  if (address?.protocol === 's3:') return s3Backend(address, credentials);
  throw new RangeError('The address of the files must begin with file:/// or s3://');
}
