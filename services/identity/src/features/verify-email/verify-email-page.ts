import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps.ts';
import { sendPage, type ViewerOf, visitor } from '../../pages/page.ts';
import { verifyEmail } from './verify-email.ts';

const TITLE = '验证电子邮箱';
const BODY = `
<% if (it.message) { %><p role="status"><%= it.message %></p><p class="soft">您可以关闭本页，或<a href="/person">返回个人端</a>继续。</p>
<% } else { %><p>请点击下方按钮，确认这是您的电子邮箱。</p>
<form method="post" action="/verify-email?token=<%= it.token %>"><button type="submit">确认验证</button></form>
<p class="soft">如非本人操作，请忽略该邮件。</p><% } %>`;

type TokenQuery = { Querystring: { token?: string } };

/**
 * The page behind the link of the mail. Opening it changes nothing, because mail systems open links to look at them; the
 * button does. Readable without JavaScript.
 */
export function verifyEmailPage(app: FastifyInstance, deps: Deps, viewerOf: ViewerOf): void {
  app.get<TokenQuery>('/verify-email', async ({ query }, reply) => {
    const token = encodeURIComponent(String(query.token ?? ''));
    return sendPage(reply, { title: TITLE, body: BODY, token, message: null });
  });
  app.post<TokenQuery>('/verify-email', async (request, reply) => {
    const { message } = await verifyEmail(deps, visitor(request, viewerOf), String(request.query.token ?? ''));
    return sendPage(reply, { title: TITLE, body: BODY, token: '', message });
  });
}
