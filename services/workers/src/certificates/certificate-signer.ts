import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '@medreg/clock';
import { FileProblem, type Files } from '@medreg/files';
import type { WorkersEnvironment } from '../environment.ts';
import { developmentP12 } from './development-signer.ts';
import { DocumentSigner } from './document-signer.ts';

/** Opens the signer when it is first needed, and keeps it. */
export type CertificateSigner = () => Promise<DocumentSigner>;

/** Where the development signer stays between two starts, unless a file is named. */
export const DEVELOPMENT_SIGNER_KEY = 'workers/development-signer.p12';

/** It protects nothing: the signer says "Development only", and production refuses it. */
const DEVELOPMENT_PASSPHRASE = 'development only';

/**
 * The signer that the environment names; in development one that is made once and kept.
 * @throws Error at once when CERTIFICATE_P12 cannot be opened: a service that cannot sign should not start
 */
export function certificateSigner(
  settings: WorkersEnvironment['certificates'],
  files: Files,
  clock: Clock,
): CertificateSigner {
  if ('CERTIFICATE_P12' in settings) {
    const signer = openNamedSigner(settings.CERTIFICATE_P12, settings.CERTIFICATE_P12_PASSPHRASE);
    return async () => signer;
  }
  const path = settings.CERTIFICATE_P12_FILE_DEVELOPMENT;
  const place = path ? fileAt(path) : storedUnder(files, DEVELOPMENT_SIGNER_KEY);
  let kept: Promise<DocumentSigner> | undefined;
  return () => {
    kept ??= keptSigner(place, clock).catch((error: unknown) => {
      kept = undefined; // the store may be back at the next attempt
      throw error;
    });
    return kept;
  };
}

/** @param p12 the path of a PKCS#12 file, or its content in base64 (whose first letters are always MI) */
function openNamedSigner(p12: string, passphrase: string): DocumentSigner {
  const content = /^MI[A-Za-z0-9+/=\s]+$/.test(p12) ? Buffer.from(p12, 'base64') : contentOf(p12);
  try {
    return new DocumentSigner({ p12: content, passphrase });
  } catch {
    // The library's words may quote the file.
    throw new Error('CERTIFICATE_P12 cannot be opened with CERTIFICATE_P12_PASSPHRASE');
  }
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new Error('CERTIFICATE_P12 is neither base64 of a PKCS#12 file nor a file that can be read');
  }
}

type Place = { read(): Promise<Buffer | null>; write(content: Buffer): Promise<unknown> };

/** After writing it is read again: of two workers that start at once, both use the one that stayed. */
async function keptSigner(place: Place, clock: Clock): Promise<DocumentSigner> {
  const found = await place.read();
  const kept = found && new DocumentSigner({ p12: found, passphrase: DEVELOPMENT_PASSPHRASE });
  if (kept && clock.now() < kept.validUntil) return kept;
  await place.write(developmentP12(clock, DEVELOPMENT_PASSPHRASE).p12);
  const written = await place.read();
  if (!written) throw new Error('The development signer was written and is not there');
  return new DocumentSigner({ p12: written, passphrase: DEVELOPMENT_PASSPHRASE });
}

function fileAt(path: string): Place {
  return {
    read: () =>
      readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      }),
    async write(content) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content, { mode: 0o600 });
    },
  };
}

function storedUnder(files: Files, key: string): Place {
  return {
    read: () =>
      files.getBytes(key).catch((error: unknown) => {
        if (error instanceof FileProblem && error.kind === 'NOT_FOUND') return null;
        throw error;
      }),
    write: (content) => files.put(key, content, { contentType: 'application/x-pkcs12' }),
  };
}
