import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '@medreg/clock';
import { syntheticPhoto } from '@medreg/documents';
import type { CertificateKind, PayloadOf } from '@medreg/events';
import { openFiles } from '@medreg/files';
import { startDeliveryWorld } from '../../deliveries/testing/delivery-world.ts';
import { certificateSigner } from '../certificate-signer.ts';
import { FACES, type Faces, IDENTIFIER } from './faces.ts';

export const PHOTO_KEY = 'applications/photos/0190f3d2.jpg';

/** A fresh database of the workers, and a file store with one photo in it, for tests. */
export async function startCertificateWorld() {
  const world = await startDeliveryWorld();
  const folder = await mkdtemp(join(tmpdir(), 'medreg-certificates-'));
  const filesUrl = pathToFileURL(folder).href;
  const files = openFiles({ url: filesUrl });
  await files.put(PHOTO_KEY, await syntheticPhoto('李时针'), { contentType: 'image/jpeg' });
  return {
    ...world,
    clock: systemClock,
    files,
    filesUrl,
    signer: certificateSigner({ CERTIFICATE_P12_FILE_DEVELOPMENT: undefined }, files, systemClock),
    async close() {
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type CertificateWorld = Awaited<ReturnType<typeof startCertificateWorld>>;

/** A request to render a face; `changes` are made to the one of the kind. */
export function aRequest<Kind extends CertificateKind = 'TCM_SPECIALTY'>(
  { pii }: Pick<CertificateWorld, 'pii'>,
  changes: Partial<Faces[Kind]> & { kind?: Kind } = {},
  photoKey = PHOTO_KEY,
): PayloadOf<'certificate.requested'> {
  const face = { ...FACES[changes.kind ?? 'TCM_SPECIALTY'], ...changes };
  return {
    licenceId: randomUUID(),
    licenceVersion: 1,
    identifier: IDENTIFIER,
    verifyUrl: `https://zcxt.example.gov.cn/verify/${IDENTIFIER}`,
    photoKey,
    face: pii.seal(JSON.stringify(face)),
  };
}
