import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '@medreg/clock';
import { syntheticPhoto } from '@medreg/documents';
import type { CertificateFace, PayloadOf } from '@medreg/events';
import { openFiles } from '@medreg/files';
import { startDeliveryWorld } from '../../deliveries/testing/delivery-world.ts';
import { certificateSigner } from '../certificate-signer.ts';

const IDENTIFIER = '1.2.156.3005.2.11100000000013338W011.440104.341440103000123.001.U';
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

/** A request to render a face; `changes` are made to the face. */
export function aRequest(
  { pii }: Pick<CertificateWorld, 'pii'>,
  changes: Partial<CertificateFace> = {},
  photoKey = PHOTO_KEY,
): PayloadOf<'certificate.requested'> {
  const face: CertificateFace = {
    name: '李时针',
    sex: 'MALE',
    birthMonth: '1986-11',
    category: '中医',
    major: '中医',
    certificateCode: '341440103000123',
    techniques: ['外治技术-推拿'],
    diseases: ['腰痛(腰椎间盘突出症)'],
    practicePlace: '广东省',
    primaryInstitution: '广州市越秀区示范中医医院',
    issuingAuthority: '广州市越秀区卫生健康局',
    issuedOn: '2022-07-08',
    identifier: IDENTIFIER,
    ...changes,
  };
  return {
    licenceId: randomUUID(),
    licenceVersion: 1,
    identifier: IDENTIFIER,
    verifyUrl: `https://zcxt.example.gov.cn/verify/${IDENTIFIER}`,
    photoKey,
    face: pii.seal(JSON.stringify(face)),
  };
}
