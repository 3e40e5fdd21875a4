import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { readSettings } from './environment.ts';
import { createPortal } from './portal.ts';

const INDEX = '<html><head><meta name="csp-nonce" content="%NONCE%" /></head><body><div id="root"></div></body></html>';
const SCRIPT = `console.log("${'x'.repeat(2000)}")`;
const DEMO = {
  accounts: [{ role: '荔湾区 医院', loginName: '440103000003', password: 'Demo-1' }],
  candidates: [{ name: '王忠荣', idNumber: '440106197201251306', code: 'ZYZC1', calling: 'SPECIALIST', phone: '1' }],
};

let folder: string;
let demoFile: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-'));
  demoFile = join(folder, '..', `${folder.split('/').at(-1)}-demo.json`);
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), INDEX);
  await writeFile(join(folder, 'icon.svg'), '<svg/>');
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), SCRIPT);
  await writeFile(join(folder, 'assets', 'app-1a2b.js.gz'), gzipSync(SCRIPT));
  await writeFile(demoFile, JSON.stringify(DEMO));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(demoFile);
});

/** A portal in an environment, as long as somebody looks at it. */
async function visited<T>(
  environment: Record<string, string>,
  look: (get: (path: string, init?: RequestInit) => Promise<Response>) => Promise<T>,
): Promise<T> {
  const settings = readSettings({ LOG_LEVEL: 'silent', ...environment });
  const portal = await createPortal(settings, pino({ level: 'silent' }), folder);
  const url = await portal.listen({ port: 0, host: '127.0.0.1' });
  try {
    return await look((path, init) => fetch(`${url}${path}`, init));
  } finally {
    await portal.close();
  }
}

const PRODUCTION = { NODE_ENV: 'production' };
const DEVELOPMENT = { NODE_ENV: 'development' };

describe('settings', () => {
  it('are those of a production unless they say otherwise', () => {
    expect(readSettings({})).toMatchObject({ NODE_ENV: 'production', DEMO_ACCOUNTS: undefined });
  });

  it.each([[PRODUCTION], [{}]])('refuse demo accounts in production: %j', (environment) => {
    expect(() => readSettings({ ...environment, DEMO_ACCOUNTS: demoFile })).toThrow(/DEMO_ACCOUNTS/);
  });
});

describe('the page', () => {
  it.each(['/', '/person/sign-up?step=check', '/authority/applications/1', '/nobody-knows-this', '//'])(
    'answers at %s, and is asked for each time',
    (path) =>
      visited(PRODUCTION, async (get) => {
        const response = await get(path);
        expect(response.status).toBe(200);
        expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(response.headers.get('cache-control')).toBe('no-cache');
        expect(await response.text()).toContain('<div id="root">');
      }),
  );

  it('answers a question for its head alone', () =>
    visited(PRODUCTION, async (get) => {
      const response = await get('/person', { method: 'HEAD' });
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    }));

  it('has a policy of its own each time: own files, own style elements by their nonce, nobody else', () =>
    visited(PRODUCTION, async (get) => {
      const nonces: string[] = [];
      for (const response of [await get('/person'), await get('/person')]) {
        const policy = response.headers.get('content-security-policy') ?? '';
        const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
        const nonce = /<meta name="csp-nonce" content="([^"]+)"/.exec(await response.text())?.[1] ?? '';
        nonces.push(nonce);
        expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
        expect(rules.get('default-src')).toEqual(["'none'"]);
        expect(rules.get('script-src')).toEqual(["'self'"]);
        expect(rules.get('style-src')).toEqual(["'self'", `'nonce-${nonce}'`]);
        expect(rules.get('connect-src')).toEqual(["'self'"]);
        expect(rules.get('frame-ancestors')).toEqual(["'none'"]);
        expect(rules.get('base-uri')).toEqual(["'none'"]);
        expect(policy).not.toMatch(/unsafe|https?:|\*/);
      }
      expect(new Set(nonces).size).toBe(2);
    }));

  it('says that it is a development one, and never in production', async () => {
    const told = (environment: Record<string, string>) => visited(environment, async (get) => (await get('/')).text());
    expect(await told(DEVELOPMENT)).toContain('<meta name="medreg-development" content="yes">');
    expect(await told(PRODUCTION)).not.toContain('medreg-development');
    expect(await told({ NODE_ENV: 'test' })).not.toContain('medreg-development');
  });

  it('is read, not written to', () =>
    visited(PRODUCTION, async (get) => {
      expect((await get('/person', { method: 'POST', body: '{}' })).status).toBe(404);
      expect((await get('/person', { method: 'DELETE' })).status).toBe(404);
    }));
});

describe('files', () => {
  it('whose names change with their content are kept for good, and packed', () =>
    visited(PRODUCTION, async (get) => {
      const response = await get('/assets/app-1a2b.js', { headers: { 'accept-encoding': 'gzip' } });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-encoding')).toBe('gzip');
      expect(response.headers.get('content-type')).toMatch(/javascript/);
      expect(await response.text()).toBe(SCRIPT);
    }));

  it('with names of their own are asked for each time', () =>
    visited(PRODUCTION, async (get) => {
      expect((await get('/icon.svg')).headers.get('cache-control')).toBe('no-cache');
    }));

  it.each(['/assets/app-0000.js', '/assets/', '/assets/nothing/at/all.css'])(
    'that are not there are not the page: %s',
    (path) => visited(PRODUCTION, async (get) => expect((await get(path)).status).toBe(404)),
  );

  it.each(['/assets/..%2f..%2fpackage.json', '/..%2f..%2fpackage.json', '//etc/passwd'])(
    'outside of the pages are not given out: %s',
    (path) =>
      visited(PRODUCTION, async (get) => {
        expect(await (await get(path)).text()).not.toMatch(/"dependencies"|root:/);
      }),
  );

  it('are not the page: that never comes without its nonce and its policy', () =>
    visited(PRODUCTION, async (get) => {
      const response = await get('/index.html');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await response.text()).not.toContain('%NONCE%');
    }));
});

describe('demo accounts', () => {
  it('are told where a development names their file, without what nobody needs', () =>
    visited({ ...DEVELOPMENT, DEMO_ACCOUNTS: demoFile }, async (get) => {
      const response = await get('/demo/accounts.json');
      expect(response.headers.get('cache-control')).toBe('no-store');
      const [{ phone: _, ...candidate } = {}] = DEMO.candidates as { phone?: string }[];
      expect(await response.json()).toEqual({ accounts: DEMO.accounts, candidates: [candidate] });
    }));

  it('are none as long as the file is not there', () =>
    visited({ ...DEVELOPMENT, DEMO_ACCOUNTS: join(folder, 'nothing.json') }, async (get) => {
      expect(await (await get('/demo/accounts.json')).json()).toEqual({ accounts: [], candidates: [] });
    }));

  it.each([[PRODUCTION], [DEVELOPMENT]])('do not exist without that: %j', (environment) =>
    visited(environment, async (get) => {
      const response = await get('/demo/accounts.json');
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).not.toContain('Demo-');
    }),
  );
});

it('is alive and ready', () =>
  visited(PRODUCTION, async (get) => {
    expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 200]);
  }));
