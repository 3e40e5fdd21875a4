/** Style of the verification page; its hash stands in the content security policy. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1d2733;--soft:#5b6776;--line:#d9dfe6;--paper:#fff;--ground:#f3f5f8;--good:#0a7a43;--warn:#a15c00;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf3;--soft:#9fabb9;--line:#36424f;--paper:#1b232c;--ground:#11171d;--good:#5fd39a;--warn:#f0b35c;--bad:#ff8a80}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
main{max-width:40rem;margin:0 auto;padding:1.25rem}header{padding:.5rem 0 1rem}h1{font-size:1.15rem;margin:0}header p{margin:0;color:var(--soft);font-size:.875rem}
.card{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.25rem;margin-bottom:1rem}
.status{display:flex;gap:.75rem;align-items:baseline;font-size:2rem;font-weight:700;line-height:1.2}.status small{font-size:1rem;font-weight:400;color:var(--soft)}
.good .status{color:var(--good)}.warn .status{color:var(--warn)}.bad .status{color:var(--bad)}.good{border-left:6px solid var(--good)}.warn{border-left:6px solid var(--warn)}.bad{border-left:6px solid var(--bad)}
dl{display:grid;grid-template-columns:minmax(6.5rem,auto) 1fr;gap:.5rem 1rem;margin:0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.note{color:var(--soft);font-size:.875rem;overflow-wrap:anywhere}@media print{body{background:#fff}.card{break-inside:avoid}}`;

/** Template (eta, escaping everything) of the verification page. */
export const PAGE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title><%= it.status ? it.status.word : '查无此证' %> · 电子证照核验</title><style><%~ it.style %></style></head>
<body><main><header><h1>电子证照核验</h1><p lang="en">Verification of an electronic licence</p></header>
<% if (!it.status) { %>
<section class="card bad"><div class="status" role="status">查无此证 <small lang="en">No such licence</small></div>
<p>该核验码不存在，或出示的动态码已过期（有效期60秒）。请持证人重新亮照后再次扫描。</p></section>
<% } else { %>
<section class="card <%= it.status.tone %>"><div class="status" role="status"><%= it.status.word %> <small lang="en"><%= it.status.english %></small></div>
<% if (it.presentedAt) { %><p>持证人于 <%= it.presentedAt %> 现场出示。</p><% } %>
<% if (!it.result.newest) { %><p>该电子证照已被新版本取代，或注册信息已失效。</p><% } %></section>
<% if (it.entry) { %><section class="card"><dl>
<dt>姓名</dt><dd><%= it.entry.name %></dd><dt>性别</dt><dd><%= it.sex %></dd>
<dt>医师级别</dt><dd><%= it.entry.level %></dd><dt>执业类别</dt><dd><%= it.entry.category %></dd>
<dt>证书编码</dt><dd><%= it.entry.certificateCode %></dd>
<dt>执业地点</dt><dd><%= it.entry.practicePlace %></dd><dt>执业机构</dt><dd><%= it.entry.primaryInstitution %></dd>
<dt>中医药技术方法</dt><dd><%= it.entry.techniques.join('、') %></dd><dt>治疗病证范围</dt><dd><%= it.entry.diseases.join('、') %></dd>
<dt>发证机关</dt><dd><%= it.entry.issuingAuthority %></dd></dl></section><% } %>
<p class="note">电子证照标识 <%= it.result.identifier %></p>
<% } %>
<p class="note">核验时间 <%= it.checkedAt %>（北京时间）。本页显示注册登记的当前状态，以此为准。</p>
</main></body></html>`;
