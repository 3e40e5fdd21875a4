import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

/** A server that speaks the S3 protocol, with one bucket, for tests of whatever stores files. */
export async function startS3(bucket: string) {
  const directory = await mkdtemp(join(tmpdir(), 'medreg-s3-'));
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  return {
    url: `s3://${bucket}?endpoint=http://127.0.0.1:${port}&region=cn-south-1`,
    /** The only ones that the server knows. */
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    async stop() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
