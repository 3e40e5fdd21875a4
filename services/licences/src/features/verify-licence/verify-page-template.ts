/** Style of the verification page, in the colours of the web ends; its hash stands in the content security policy. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1d2733;--soft:#4b5766;--line:#d9dfe6;--paper:#fff;--ground:#f4f6f9;--brand:#0b5cab;--good:#1a7f4b;--warn:#9a5b00;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf3;--soft:#b3bdc9;--line:#36424f;--paper:#1b232c;--ground:#11171d;--brand:#7db8f5;--good:#12693f;--warn:#8a5000;--bad:#9c241d}}
*{box-sizing:border-box}p,dl,dd,h1,h2{margin:0}a{color:var(--brand);text-underline-offset:.2em}:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;line-break:strict}
.site{background:var(--paper);border-bottom:1px solid var(--line);border-top:4px solid var(--brand)}.site a{display:block;max-width:44rem;margin:0 auto;padding:.75rem 1rem;color:var(--ink);font-weight:600;text-decoration:none}
main{max-width:44rem;margin:0 auto;padding:1.25rem 1rem 2rem;display:grid;gap:1rem}
h1{font-size:1.15rem}main>header p,.note,small{color:var(--soft);font-size:.875rem}.note{display:grid;gap:.25rem}
.banner{display:flex;gap:1rem;align-items:center;padding:1.25rem;border-radius:12px;color:#fff;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.banner small{display:inline-block;white-space:nowrap;line-height:1.4;color:inherit;font-size:1rem;font-weight:400}.banner [lang=en]{opacity:.95}.banner p+p{margin-top:.25rem}.good{background:var(--good)}.warn{background:var(--warn)}.bad{background:var(--bad)}
.sign{flex:none;width:3.5rem;height:3.5rem;border:3px solid;border-radius:50%;display:grid;place-items:center;font-size:1.9rem;font-weight:700;line-height:1}
.word{font-size:2.25rem;font-weight:700;line-height:1.25}
.card{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.25rem}
h2{font-size:1.6rem;line-height:1.3;padding-bottom:.75rem;margin-bottom:.75rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}h2 small{font-size:1rem;font-weight:400;margin-left:.5rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.5rem 1.25rem}dt{color:var(--soft)}dd{overflow-wrap:anywhere}
.code{font-variant-numeric:tabular-nums;overflow-wrap:anywhere;word-break:break-all}summary{cursor:pointer}
@media (max-width:30rem){.sign{align-self:flex-start}.word small{display:block}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.6rem}dd:last-child{margin:0}}
@media print{.site,.links{display:none}body{background:#fff}.card{break-inside:avoid}}`;

/** Template (eta, escaping everything) of the verification page. */
export const PAGE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title><%= it.status.word %> · 电子证照核验</title><style><%~ it.style %></style></head>
<body><header class="site"><a href="/">医师护士电子化注册系统</a></header><main><header><h1>电子证照核验</h1><p lang="en">Verification of an electronic licence</p></header>
<section class="banner <%= it.status.tone %>"><span class="sign" aria-hidden="true"><%= it.status.sign %></span>
<div><p class="word" role="status"><%= it.status.word %> <small lang="en"><%= it.status.english %></small></p>
<% if (it.presentedAt) { %><p>持证人于 <%= it.presentedAt %> 现场出示。</p><% } %>
<p><%= it.status.meaning %></p><p lang="en"><%= it.status.inEnglish %></p></div></section>
<% if (it.entry) { %><section class="card"><h2><%= it.entry.name %><small><%= it.sex %></small></h2><dl>
<% for (const row of it.rows) { %><dt><%= row.label %></dt><dd<% if (row.code) { %> class="code"<% } %>><%= row.value %></dd>
<% } %></dl></section><% } %>
<% if (it.result) { %><div class="note"><p>电子证照标识</p><p class="code"><%= it.result.identifier %></p>
<% if (it.entry && it.result.pdfSha256) { %><details><summary>证照文件校验值（SHA-256）</summary><p class="code"><%= it.result.pdfSha256 %></p></details><% } %></div><% } %>
<div class="note"><p>核验时间：<%= it.checkedAt %>（北京时间）</p><p>本页显示注册登记的当前状态，以此为准。请核对网址是否为本系统的网址。</p>
<p lang="en">This page shows the register as it is now, which is what counts. Make sure that its address is that of the registration system.</p></div>
<p class="note links"><a href="/licence-check">核验其他证照 <span lang="en">Verify another licence</span></a></p>
</main></body></html>`;
