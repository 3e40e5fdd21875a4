import type { Readable } from 'node:stream';
import type { FileDescription } from './contract.ts';
import type { FileKey } from './file-key.ts';

/** What a kind of storage does; keys, sizes and content types have been checked. */
export type Backend = {
  /** Consumes the stream whole, or rejects with the stream's error and keeps nothing. */
  write(key: FileKey, content: Readable, contentType: string): Promise<void>;
  /** @throws FileProblem NOT_FOUND. */
  read(key: FileKey): Promise<Readable>;
  describe(key: FileKey): Promise<FileDescription | null>;
  remove(key: FileKey): Promise<void>;
};
