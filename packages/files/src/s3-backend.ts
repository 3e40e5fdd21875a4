import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Disk } from 'flydrive';
import { S3Driver } from 'flydrive/drivers/s3';
import type { Backend } from './backend.ts';
import { UNKNOWN_CONTENT_TYPE } from './content-type.ts';
import type { StoreOptions } from './contract.ts';
import { FileProblem } from './file-problem.ts';

/** Files in S3-compatible storage; the storage itself puts a file in place whole or not at all. */
export function s3Backend(url: URL, credentials: StoreOptions['credentials']): Backend {
  const bucket = url.hostname;
  const endpoint = url.searchParams.get('endpoint');
  if (!bucket) throw new RangeError('The address of S3 storage is s3://bucket?endpoint=…&region=…');
  const client = new S3Client({
    region: url.searchParams.get('region') ?? 'us-east-1',
    ...(endpoint ? { endpoint, forcePathStyle: url.searchParams.get('pathStyle') !== 'false' } : {}),
    ...(credentials ? { credentials } : {}),
    // Trailing checksums are new; most storage that is not Amazon's refuses them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 30_000 },
    maxAttempts: 3,
  });
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }));

  return {
    async write(key, content, contentType) {
      // Small files go in one request, larger ones in parts: the size of a stream is not known beforehand.
      const upload = new Upload({
        client,
        params: { Bucket: bucket, Key: key, Body: content, ContentType: contentType },
        queueSize: 2,
      });
      try {
        await upload.done();
      } catch (error) {
        throw content.errored ?? error;
      }
    },

    read: (key) => disk.getStream(key).catch(refuseMissing),

    async describe(key) {
      try {
        const { contentLength, contentType } = await disk.getMetaData(key);
        return { size: contentLength, contentType: contentType ?? UNKNOWN_CONTENT_TYPE };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    remove: (key) => disk.delete(key),
  };
}

function refuseMissing(error: unknown): never {
  if (isMissing(error)) throw new FileProblem('NOT_FOUND', 'There is no such file', { cause: error });
  throw error;
}

/** flydrive wraps what S3 answered. */
function isMissing(error: unknown): boolean {
  const answer = error instanceof Error ? error.cause : null;
  return answer instanceof Error && (answer.name === 'NotFound' || answer.name === 'NoSuchKey');
}
