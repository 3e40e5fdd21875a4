import { createHash } from 'node:crypto';
import type { Viewer } from '@medreg/viewer';
import { Eta } from 'eta';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Deps } from '../../deps.ts';
import { verifyEmail } from './verify-email.ts';

const STYLE = `:root{color-scheme:light dark;--ink:#1d2733;--soft:#5b6776;--line:#d9dfe6;--paper:#fff;--ground:#f3f5f8;--brand:#0b5cab}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf3;--soft:#9fabb9;--line:#36424f;--paper:#1b232c;--ground:#11171d;--brand:#7db8f5}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
main{max-width:32rem;margin:10vh auto;padding:1.5rem;background:var(--paper);border:1px solid var(--line);border-radius:12px}
h1{font-size:1.25rem;margin:0 0 1rem}p.soft{color:var(--soft)}
button{font:inherit;padding:.75rem 1.5rem;border:0;border-radius:8px;background:var(--brand);color:var(--paper);cursor:pointer}`;

const PAGE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>验证电子邮箱</title><style><%~ it.style %></style></head>
<body><main><h1>验证电子邮箱</h1>
<% if (it.message) { %><p role="status"><%= it.message %></p><p class="soft">您可以关闭本页，返回个人端继续。</p>
<% } else { %><p>请点击下方按钮，确认这是您的电子邮箱。</p>
<form method="post" action="/verify-email?token=<%= it.token %>"><button type="submit">确认验证</button></form>
<p class="soft">如非本人操作，请忽略该邮件。</p><% } %></main></body></html>`;

const eta = new Eta({ autoEscape: true });
const styleHash = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

type TokenQuery = { Querystring: { token?: string } };

/**
 * The page behind the link of the mail. Opening it changes nothing, because mail systems open links to look at them; the
 * button does. Readable without JavaScript.
 */
export function verifyEmailPage(app: FastifyInstance, deps: Deps, viewerOf: (request: never) => Viewer | null): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
    payload.resume();
    done(null, undefined);
  });
  app.get<TokenQuery>('/verify-email', async ({ query }, reply) =>
    page(reply, { token: encodeURIComponent(String(query.token ?? '')), message: null }),
  );
  app.post<TokenQuery>('/verify-email', async (request, reply) => {
    const viewer = viewerOf(request as never) ?? { kind: 'ANONYMOUS', requestId: request.id, rights: [] };
    const { message } = await verifyEmail(deps, viewer, String(request.query.token ?? ''));
    return page(reply, { token: '', message });
  });
}

function page(reply: FastifyReply, content: { token: string; message: string | null }) {
  return reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .send(eta.renderString(PAGE, { style: STYLE, ...content }));
}
