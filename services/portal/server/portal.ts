import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import statics from '@fastify/static';
import { type FastifyBaseLogger, fastify } from 'fastify';
import { demoAccounts } from './demo-accounts.ts';
import type { Settings } from './environment.ts';
import { pageOf } from './page.ts';

/** What the build of the pages has made. */
const PAGES = fileURLToPath(new URL('../dist/pages', import.meta.url));
/** Who only looks whether the site is there asks for the head of the page. */
const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);
const A_YEAR = 'public, max-age=31536000, immutable';

/** The pages of the web ends: files whose names change with their content, and one page for every address. */
export async function createPortal(settings: Settings, logger: FastifyBaseLogger, folder = PAGES) {
  const server = fastify({ loggerInstance: logger, disableRequestLogging: true, requestIdHeader: 'x-request-id' });
  const page = pageOf(await readFile(`${folder}/index.html`, 'utf8'), {
    development: settings.NODE_ENV === 'development',
  });
  await server.register(statics, {
    root: folder,
    wildcard: false,
    index: false,
    // The page is never given out without its nonce and its policy.
    globIgnore: ['index.html'],
    preCompressed: true,
    cacheControl: false,
    setHeaders(response, path) {
      const named = path.includes('/assets/');
      response.setHeader('cache-control', named ? A_YEAR : 'no-cache');
    },
  });
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async () => ({ status: 'ok' }));
  if (settings.DEMO_ACCOUNTS !== undefined) demoAccounts(server, settings.DEMO_ACCOUNTS);
  server.setNotFoundHandler((request, reply) => {
    if (!READING.has(request.method) || request.url.startsWith('/assets/'))
      return reply.code(404).send({ message: 'Not found.' });
    const { html, policy } = page(randomBytes(16).toString('base64'));
    return reply
      .code(200)
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'cache-control': 'no-cache',
      })
      .send(html);
  });
  return server;
}
