import { Eta } from 'eta';
import type { MailboxEntry } from './mailbox.ts';
import { MAILBOX_LIMIT } from './mailbox.ts';

/** `<%= %>` escapes; nothing on this page is printed raw. */
const eta = new Eta({ autoEscape: true, autoTrim: false, varName: 'page' });

const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

/** The page of the development mailbox, newest message first. */
export function mailboxPage({ to, messages }: { to: string; messages: readonly MailboxEntry[] }): string {
  return eta.renderString(PAGE, {
    to,
    limit: MAILBOX_LIMIT,
    messages: messages.map((message) => ({
      ...message,
      moment: MOMENT.format(message.at),
      channelName: message.channel === 'SMS' ? '短信 SMS' : '邮件 Email',
      code: parameter(message, 'code') ?? parameter(message, 'activationCode') ?? parameter(message, 'password'),
      link: parameter(message, 'link'),
    })),
  });
}

/** What a person looks for in a message: the code to type, the link to follow. */
function parameter({ params }: MailboxEntry, name: string): string | null {
  if (typeof params !== 'object' || params === null) return null;
  const value = new Map(Object.entries(params)).get(name);
  return typeof value === 'string' ? value : null;
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>开发信箱 Development mailbox</title>
<style>
  :root { color-scheme: light dark; --ink: #1d2733; --quiet: #4b5766; --line: #d9dfe6; --paper: #fff; --ground: #f4f6f9; --brand: #0b5cab; --on-brand: #fff; --field: #8b97a5; --code: #eef4fb; --sms: #e8f1fb; --email: #f0ecfa; --stripe: #ffe9a8; --stripe-too: #ffdf80; --warning: #3d2f00; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --quiet: #b3bdc9; --line: #36424f; --paper: #1b232c; --ground: #11171d; --brand: #7db8f5; --on-brand: #0b1520; --field: #6b7887; --code: #14283d; --sms: #17324d; --email: #2e2650; --stripe: #4a3a08; --stripe-too: #54430d; --warning: #ffe9a8; } }
  * { box-sizing: border-box; }
  body { margin: 0; color: var(--ink); background: var(--ground); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
  .warning { position: sticky; top: 0; z-index: 1; color: var(--warning); background: repeating-linear-gradient(-45deg, var(--stripe) 0 14px, var(--stripe-too) 14px 28px); padding: 6px 16px; text-align: center; font-size: .875rem; font-weight: 600; }
  main { max-width: 46rem; margin: 0 auto; padding: 20px 16px 64px; }
  h1 { font-size: 1.375rem; margin: 0; }
  h1 small { font-weight: 400; color: var(--quiet); font-size: 1rem; }
  p.note { margin: 0 0 16px; color: var(--quiet); font-size: .875rem; }
  form { display: flex; gap: 8px; margin-bottom: 20px; flex-wrap: wrap; }
  label { flex: 1 1 100%; }
  label span { display: block; font-size: .875rem; color: var(--quiet); }
  input { width: 100%; font: inherit; color: inherit; padding: 10px 12px; border: 1px solid var(--field); border-radius: 8px; background: var(--paper); }
  button, .button { flex: 1; text-align: center; font: inherit; padding: 10px 16px; border-radius: 8px; border: 1px solid var(--brand); background: var(--brand); color: var(--on-brand); cursor: pointer; text-decoration: none; }
  .button.other { background: transparent; color: var(--brand); }
  :focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; }
  article { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; margin-bottom: 12px; }
  header { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; color: var(--quiet); font-size: .875rem; }
  header .to { font-size: 1.0625rem; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  header time { margin-left: auto; }
  .channel { background: var(--sms); color: var(--ink); border-radius: 4px; padding: 0 8px; }
  .channel.EMAIL { background: var(--email); }
  .kind { flex-basis: 100%; font-size: .75rem; overflow-wrap: anywhere; }
  h2 { font-size: 1.0625rem; margin: 10px 0 0; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 10px 0 0; }
  .code { font: 700 clamp(1.75rem, 9vw, 2.5rem)/1.2 ui-monospace, Menlo, Consolas, monospace; letter-spacing: .08em; margin: 10px 0 0; padding: 10px; border-radius: 8px; background: var(--code); text-align: center; overflow-wrap: anywhere; user-select: all; }
  .link { display: flex; margin: 10px 0 0; }
  a { color: var(--brand); }
  details { margin-top: 10px; }
  summary { cursor: pointer; color: var(--brand); }
  iframe { width: 100%; height: 24rem; border: 1px solid var(--line); border-radius: 8px; margin-top: 8px; background: #fff; color-scheme: light; }
  .empty { text-align: center; color: var(--quiet); padding: 40px 16px; border: 1px dashed var(--field); border-radius: 12px; }
  .empty a { display: block; margin-top: 8px; }
  @media (min-width: 40rem) { label { flex: 1 1 16rem; } button, .button { flex: none; align-self: flex-end; } .link { justify-content: flex-start; } }
</style>
</head>
<body>
<aside class="warning" aria-label="Development">仅供开发和演示：短信和邮件没有真正发出 · For development only: nothing here was really sent</aside>
<main>
<h1>开发信箱 <small>Development mailbox</small></h1>
<p class="note">最新的在最上面，最多 <%= page.limit %> 条 · Newest first, at most <%= page.limit %></p>
<form method="get" action="/dev/mailbox" role="search">
  <label><span>手机号或邮箱（填写完整） Phone or e-mail, in full</span><input name="to" value="<%= page.to %>" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"></label>
  <button type="submit">查找 / 刷新 Find / refresh</button>
  <% if (page.to) { %><a class="button other" href="/dev/mailbox">全部 All</a><% } %>
</form>
<% if (page.messages.length === 0) { %>
<p class="empty">还没有消息 · No messages yet<% if (page.to) { %><a href="/dev/mailbox">查看全部 · Show all</a><% } %></p>
<% } %>
<% for (const message of page.messages) { %>
<article id="<%= message.id %>">
  <header>
    <span class="channel <%= message.channel %>"><%= message.channelName %></span>
    <a class="to" href="/dev/mailbox?to=<%= encodeURIComponent(message.to) %>"><%= message.to %></a>
    <time datetime="<%= message.at.toISOString() %>"><%= message.moment %></time>
    <span class="kind"><%= message.template %></span>
  </header>
  <% if (message.subject) { %><h2><%= message.subject %></h2><% } %>
  <% if (message.code) { %><p class="code"><%= message.code %></p><% } %>
  <p class="text"><%= message.text %></p>
  <% if (message.link) { %><p class="link"><a class="button" href="<%= message.link %>" rel="noreferrer">打开链接 Open the link</a></p><% } %>
  <% if (message.html) { %><details><summary>邮件样式 As HTML</summary><iframe sandbox title="<%= message.subject %>" srcdoc="<%= message.html %>"></iframe></details><% } %>
</article>
<% } %>
</main>
</body>
</html>
`;
