import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps.ts';
import { MESSAGES } from '../../messages.ts';
import { sendPage, type ViewerOf, visitor } from '../../pages/page.ts';
import type { ResetPasswordOutcome } from '../../recovery/reset.ts';
import { isRateLimited } from '../../recovery/steady-answer.ts';
import { resetPasswordByLink } from './reset-password.ts';

const TITLE = '重置登录密码';
const BODY = `
<% if (it.done) { %><p role="status"><%= it.message %></p><p>您的登录名：<strong><%= it.loginName %></strong></p><p><a href="/person/sign-in?name=<%= it.loginName %>">去登录</a></p>
<% } else { %><% if (it.message) { %><p role="alert"><%= it.message %></p><% } %>
<form method="post" action="/reset-password?token=<%= it.token %>">
<label>新密码<input type="password" name="password" required maxlength="64" autocomplete="new-password" aria-describedby="rules"></label>
<p class="soft" id="rules">至少<%= it.shortest %>位，字母和数字组合，可以使用英文符号，区分大小写。</p>
<label>确认新密码<input type="password" name="passwordConfirmation" required maxlength="64" autocomplete="new-password"></label>
<button type="submit">重置密码</button></form>
<p class="soft">如非本人操作，请关闭本页并忽略该邮件，密码不会改变。</p><% } %>`;

type TokenQuery = { Querystring: { token?: string } };

/** The page behind the link of the mail by which a forgotten password is set anew. Readable without JavaScript. */
export function resetPasswordPage(app: FastifyInstance, deps: Deps, viewerOf: ViewerOf): void {
  const page = { title: TITLE, body: BODY, shortest: deps.settings.PASSWORD_MIN_LENGTH };
  app.get<TokenQuery>('/reset-password', async ({ query }, reply) =>
    sendPage(reply, { ...page, token: encodeURIComponent(String(query.token ?? '')), message: null }),
  );
  app.post<TokenQuery>('/reset-password', async (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const token = String(request.query.token ?? '');
    const typed = {
      token,
      password: form.get('password') ?? '',
      passwordConfirmation: form.get('passwordConfirmation') ?? '',
    };
    const content = { ...page, token: encodeURIComponent(token) };
    try {
      const outcome = await resetPasswordByLink(deps, visitor(request, viewerOf), typed);
      return sendPage(reply, { ...content, ...inWords(outcome) });
    } catch (error) {
      if (!isRateLimited(error)) throw error;
      return sendPage(reply.code(429), { ...content, message: MESSAGES.tooFast });
    }
  });
}

function inWords(outcome: ResetPasswordOutcome) {
  switch (outcome.kind) {
    case 'PasswordReset':
      return { done: true, message: outcome.message, loginName: outcome.loginName };
    case 'InvalidInput':
      return { message: outcome.problems.map(({ message }) => message).join('；') };
    default:
      return { message: outcome.message };
  }
}
