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
      code: parameter(message, 'code') ?? parameter(message, 'activationCode'),
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
  :root { color-scheme: light; --ink: #1c2b2a; --quiet: #5c6b69; --line: #d9e1df; --accent: #0b6e5f; }
  * { box-sizing: border-box; }
  body { margin: 0; color: var(--ink); background: #f5f8f7; font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
  .warning { background: repeating-linear-gradient(-45deg, #ffe9a8 0 14px, #ffdf80 14px 28px); border-bottom: 1px solid #d9b23c; padding: 8px 16px; text-align: center; font-weight: 600; }
  main { max-width: 46rem; margin: 0 auto; padding: 24px 16px 64px; }
  h1 { font-size: 1.5rem; margin: 0 0 4px; }
  h1 small { font-weight: 400; color: var(--quiet); font-size: 1rem; }
  p.note { margin: 0 0 20px; color: var(--quiet); }
  form { display: flex; gap: 8px; margin-bottom: 24px; flex-wrap: wrap; }
  label { flex: 1 1 16rem; }
  label span { display: block; font-size: .875rem; color: var(--quiet); }
  input { width: 100%; font: inherit; padding: 8px 12px; border: 1px solid #9fb0ad; border-radius: 6px; background: #fff; }
  button, .clear { align-self: flex-end; font: inherit; padding: 8px 20px; border-radius: 6px; border: 1px solid var(--accent); background: var(--accent); color: #fff; cursor: pointer; text-decoration: none; }
  .clear { background: transparent; color: var(--accent); }
  :focus-visible { outline: 3px solid #58b6a6; outline-offset: 2px; }
  article { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 16px 20px; margin-bottom: 16px; }
  header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; color: var(--quiet); font-size: .875rem; }
  header .to { color: var(--ink); font-size: 1rem; font-weight: 600; }
  header time { margin-left: auto; }
  .channel { background: #e3f1ee; color: #084f45; border-radius: 4px; padding: 0 8px; }
  .channel.EMAIL { background: #e6ecfa; color: #223f7d; }
  h2 { font-size: 1.0625rem; margin: 10px 0 0; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 10px 0 0; }
  .code { font: 600 1.75rem/1.3 ui-monospace, Consolas, monospace; letter-spacing: .12em; margin: 8px 0 0; user-select: all; }
  .link { overflow-wrap: anywhere; margin: 8px 0 0; }
  a { color: var(--accent); }
  details { margin-top: 10px; }
  summary { cursor: pointer; color: var(--accent); }
  iframe { width: 100%; height: 24rem; border: 1px solid var(--line); border-radius: 6px; margin-top: 8px; background: #fff; }
  .empty { text-align: center; color: var(--quiet); padding: 48px 0; border: 1px dashed #b9c7c4; border-radius: 10px; }
</style>
</head>
<body>
<div class="warning" role="note">仅供开发和演示：短信和邮件没有真正发出 · For development only: nothing here was really sent</div>
<main>
<h1>开发信箱 <small>Development mailbox</small></h1>
<p class="note">最新的在最上面，最多 <%= page.limit %> 条 · Newest first, at most <%= page.limit %></p>
<form method="get" action="/dev/mailbox" role="search">
  <label><span>手机号或邮箱 Phone or e-mail</span><input name="to" value="<%= page.to %>" autocomplete="off" inputmode="email"></label>
  <button type="submit">筛选 / 刷新 Filter / refresh</button>
  <% if (page.to) { %><a class="clear" href="/dev/mailbox">全部 All</a><% } %>
</form>
<% if (page.messages.length === 0) { %>
<p class="empty">还没有消息 · No messages yet</p>
<% } %>
<% for (const message of page.messages) { %>
<article id="<%= message.id %>">
  <header>
    <span class="channel <%= message.channel %>"><%= message.channelName %></span>
    <span class="to"><%= message.to %></span>
    <span><%= message.template %></span>
    <time datetime="<%= message.at.toISOString() %>"><%= message.moment %></time>
  </header>
  <% if (message.subject) { %><h2><%= message.subject %></h2><% } %>
  <p class="text"><%= message.text %></p>
  <% if (message.code) { %><p class="code"><%= message.code %></p><% } %>
  <% if (message.link) { %><p class="link"><a href="<%= message.link %>" rel="noreferrer">打开链接 Open the link</a></p><% } %>
  <% if (message.html) { %><details><summary>邮件样式 As HTML</summary><iframe sandbox title="<%= message.subject %>" srcdoc="<%= message.html %>"></iframe></details><% } %>
</article>
<% } %>
</main>
</body>
</html>
`;
