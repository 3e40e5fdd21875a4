import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock, systemClock } from '@medreg/clock';
import { openFiles } from '@medreg/files';
import { certificateSigner, DEVELOPMENT_SIGNER_KEY } from './certificate-signer.ts';
import { developmentP12 } from './development-signer.ts';

describe('certificateSigner', () => {
  const { p12, passphrase } = developmentP12();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'medreg-signer-'));
    await writeFile(join(folder, 'signer.p12'), p12);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const filesIn = (name: string) => openFiles({ url: pathToFileURL(join(folder, name)).href });
  const named = (CERTIFICATE_P12: string, CERTIFICATE_P12_PASSPHRASE: string) =>
    certificateSigner({ CERTIFICATE_P12, CERTIFICATE_P12_PASSPHRASE }, filesIn('unused'), systemClock);
  const inDevelopment = (store: string, CERTIFICATE_P12_FILE_DEVELOPMENT?: string, clock = systemClock) =>
    certificateSigner({ CERTIFICATE_P12_FILE_DEVELOPMENT }, filesIn(store), clock)();

  it.each([
    ['a file', () => join(folder, 'signer.p12')],
    ['base64', () => p12.toString('base64')],
  ])('opens CERTIFICATE_P12 given as %s', async (_, value) => {
    expect((await named(value(), passphrase)()).subject).toContain('medreg e-licence signer');
  });

  it.each([
    ['a wrong passphrase', () => [p12.toString('base64'), 'wrong'] as const, 'PASSPHRASE'],
    ['no such file', () => [join(folder, 'gone.p12'), passphrase] as const, 'a file that can be read'],
  ])('refuses to start with %s, and tells neither', (_, values, message) => {
    const [value, secret] = values();
    const attempt = () => named(value, secret);
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow(passphrase);
  });

  it('keeps the development signer in the file store over restarts', async () => {
    const first = await inDevelopment('store');
    const afterRestart = await inDevelopment('store');
    expect(afterRestart.validUntil).toEqual(first.validUntil);
    expect(afterRestart.fingerprint).toBe(first.fingerprint);
    expect(await filesIn('store').exists(DEVELOPMENT_SIGNER_KEY)).toBe(true);
  });

  it('keeps it in a file where one is named', async () => {
    const file = join(folder, 'kept', 'development.p12');
    const first = await inDevelopment('other', file);
    expect((await inDevelopment('other', file)).fingerprint).toBe(first.fingerprint);
    expect(await filesIn('other').exists(DEVELOPMENT_SIGNER_KEY)).toBe(false);
  });

  it('makes a new one when the old one has expired', async () => {
    const old = await inDevelopment('yearly', undefined, fixedClock('2024-01-01'));
    const next = await inDevelopment('yearly');
    expect(next.fingerprint).not.toBe(old.fingerprint);
    expect(next.validUntil.getTime()).toBeGreaterThan(Date.now());
  });
});
