import type { Readable } from 'node:stream';

export type StoreOptions = {
  /**
   * `file:///absolute/folder`, or `s3://bucket?endpoint=https://…&region=…`. S3 takes `pathStyle=false` besides, for storage
   * that wants the bucket in the host name (Aliyun OSS).
   */
  readonly url: string;
  /** For S3; without them the SDK looks where it always does. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

export type FileDescription = {
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
};

export type StoredFile = FileDescription & {
  /** Hexadecimal SHA-256 of what was stored. */
  readonly sha256: string;
};

export type PutOptions = {
  readonly contentType: string;
  /** More than this is refused while it arrives, and nothing is stored. */
  readonly maxBytes?: number;
};

export type Files = {
  /**
   * Stores the content under the key, in place of what stood there. All or nothing: a reader sees the old file or the new
   * one, and a stream that breaks leaves no trace.
   * @throws FileProblem BAD_KEY, BAD_CONTENT_TYPE or TOO_LARGE.
   */
  put(key: string, content: Uint8Array | Readable, options: PutOptions): Promise<StoredFile>;
  /** The content as a stream. @throws FileProblem NOT_FOUND or BAD_KEY. */
  get(key: string): Promise<Readable>;
  /** The content in memory, 10 MiB unless told otherwise. @throws FileProblem NOT_FOUND, TOO_LARGE or BAD_KEY. */
  getBytes(key: string, options?: { readonly maxBytes?: number }): Promise<Buffer>;
  /** Size and content type, or null when there is no such file. @throws FileProblem BAD_KEY. */
  describe(key: string): Promise<FileDescription | null>;
  exists(key: string): Promise<boolean>;
  /** In bytes. @throws FileProblem NOT_FOUND or BAD_KEY. */
  size(key: string): Promise<number>;
  /** Removes the file; fine when there is none. @throws FileProblem BAD_KEY. */
  delete(key: string): Promise<void>;
};
