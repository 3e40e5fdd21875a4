import { createHash } from 'node:crypto';
import type { Viewer } from '@medreg/viewer';
import { Eta } from 'eta';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const STYLE = `:root{color-scheme:light dark;--ink:#1d2733;--soft:#5b6776;--line:#d9dfe6;--paper:#fff;--ground:#f3f5f8;--brand:#0b5cab}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf3;--soft:#9fabb9;--line:#36424f;--paper:#1b232c;--ground:#11171d;--brand:#7db8f5}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
main{box-sizing:border-box;max-width:32rem;width:calc(100% - 2rem);margin:10vh auto;padding:1.5rem;background:var(--paper);border:1px solid var(--line);border-radius:12px}
h1{font-size:1.25rem;margin:0 0 1rem}p.soft{color:var(--soft)}a{color:var(--brand)}label{display:block;margin:0 0 1rem}
input{display:block;box-sizing:border-box;width:100%;font:inherit;padding:.6rem;border:1px solid var(--line);border-radius:8px;background:var(--paper);color:var(--ink)}
button{font:inherit;padding:.75rem 1.5rem;border:0;border-radius:8px;background:var(--brand);color:var(--paper);cursor:pointer}`;

const eta = new Eta({ autoEscape: true });
const styleHash = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** A page behind the link of a mail: readable without JavaScript, and nothing of anybody else's in it. */
export function sendPage(
  reply: FastifyReply,
  { title, body, ...content }: { title: string; body: string; [name: string]: unknown },
) {
  const main = eta.renderString(body, { title, ...content });
  const html = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${main}</main></body></html>`;
  return reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .send(html);
}

/** More than any of our forms. */
const FORM_BYTES = 16 * 1024;

/** Reads forms as `URLSearchParams`. */
export function acceptForms(app: FastifyInstance): void {
  const options = { parseAs: 'string', bodyLimit: FORM_BYTES } as const;
  app.addContentTypeParser('application/x-www-form-urlencoded', options, (_request, body, done) => {
    done(null, new URLSearchParams(String(body)));
  });
}

export type ViewerOf = (request: never) => Viewer | null;

/** Whoever opens a page, signed in or not. */
export function visitor(request: FastifyRequest, viewerOf: ViewerOf): Viewer {
  return viewerOf(request as never) ?? { kind: 'ANONYMOUS', requestId: request.id, rights: [] };
}
