import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { optionsOf, readSettings } from './settings.ts';
import { supergraphOf } from './testing/small-house.ts';

const VIEWER_SECRET = 'a secret of more than thirty-two characters';
const logger = pino({ level: 'silent' });

async function aSupergraph(): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'gateway-')), 'supergraph.graphql');
  const urls = {
    identity: { url: 'http://a/' },
    qualifications: { url: 'http://b/' },
    institutions: { url: 'http://c/' },
  };
  await writeFile(file, supergraphOf(urls));
  return file;
}

describe('settings', () => {
  it('have a default for everything but the secret and the supergraph', async () => {
    const settings = readSettings({ VIEWER_SECRET, SUPERGRAPH: await aSupergraph() });
    const options = await optionsOf(settings, logger);
    expect(settings).toMatchObject({ PORT: 4000, NODE_ENV: 'production' });
    expect(options).toMatchObject({
      production: true,
      introspection: false,
      jwksUrl: 'http://127.0.0.1:4101/.well-known/jwks.json',
      revokedSessionsUrl: 'http://127.0.0.1:4101/internal/revoked-sessions',
      limits: { depth: 15, bodyBytes: 262_144 },
      tracing: false,
    });
    expect(Object.keys(options.subgraphs)).toEqual([
      'identity',
      'qualifications',
      'institutions',
      'applications',
      'licences',
    ]);
    expect(options.workersUrl).toBeUndefined();
  });

  it('never reach the development mailbox in production', async () => {
    const SUPERGRAPH = await aSupergraph();
    const at = async (NODE_ENV: string) =>
      (
        await optionsOf(
          readSettings({ VIEWER_SECRET, SUPERGRAPH, NODE_ENV, WORKERS_URL: 'http://127.0.0.1:1' }),
          logger,
        )
      ).workersUrl;
    expect(await at('production')).toBeUndefined();
    expect(await at('development')).toBe('http://127.0.0.1:1');
  });

  it('name everything that is wrong, and no value', () => {
    const wrong = {
      VIEWER_SECRET: 'short',
      PORT: 'x',
      REDIS_URL: 'mysql://topsecret',
      LIMITS_DEPTH: '-1',
      CORS_ORIGINS: '',
    };
    expect(() => readSettings(wrong)).toThrow(/VIEWER_SECRET[\s\S]*|PORT[\s\S]*/);
    try {
      readSettings(wrong);
    } catch (error) {
      for (const name of ['VIEWER_SECRET', 'PORT', 'REDIS_URL', 'LIMITS_DEPTH']) expect(String(error)).toContain(name);
      expect(String(error)).not.toContain('topsecret');
    }
  });

  it('split lists', async () => {
    const settings = readSettings({ VIEWER_SECRET, CORS_ORIGINS: 'https://a.example, https://b.example,' });
    expect(settings.CORS_ORIGINS).toEqual(['https://a.example', 'https://b.example']);
  });
});

describe('the process', () => {
  const main = new URL('../dist/main.js', import.meta.url).pathname;

  it('refuses to start without its secret, in words', async () => {
    const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH } });
    let told = '';
    child.stderr.on('data', (chunk) => {
      told += chunk;
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(1);
    expect(told).toContain('VIEWER_SECRET is missing');
  });

  it('starts while every part is away, answers, and ends on SIGTERM with its log written', async () => {
    const SUPERGRAPH = await aSupergraph();
    const LOG_FILE = join(SUPERGRAPH, '..', 'logs', 'gateway.log');
    const env = {
      VIEWER_SECRET,
      SUPERGRAPH,
      LOG_FILE,
      PORT: '0',
      HOST: '127.0.0.1',
      IDENTITY_URL: 'http://127.0.0.1:9/graphql',
    };
    const child = spawn(process.execPath, [main], { env, stdio: 'inherit' });
    const lines = async () =>
      (await readFile(LOG_FILE, 'utf8').catch(() => ''))
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    let address: string | undefined;
    while (address === undefined && child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      address = (await lines()).find(({ msg }) => msg === 'gateway listens')?.address;
    }
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
    expect((await lines()).map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['gateway listens', 'stopping', 'stopped']),
    );
  });
});
