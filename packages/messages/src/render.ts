import { fill, placeholders, type Template } from './template.ts';
import { type SmsTemplateId, TEMPLATES, type TemplateId, type TemplateParams } from './templates.ts';

/** What the person reads in an SMS. Throws a `ZodError` when `params` do not fit the template. */
export function renderText<Id extends SmsTemplateId>(id: Id, params: TemplateParams<Id>): string {
  return renderSms(id, params).text;
}

/** Text of an SMS and its parameters as providers want them: named (Aliyun) and in order of appearance (Tencent). */
export type RenderedSms = { text: string; params: Record<string, string>; orderedParams: string[] };

/** As `renderText`, for the sender: checks `params` at run time. Throws when the template has no SMS text. */
export function renderSms(id: TemplateId, params: unknown): RenderedSms {
  const row: Template = TEMPLATES[id];
  if (!row.sms) throw new Error(`The template ${id} has no SMS text.`);
  const values = row.params.parse(params);
  const named = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return {
    text: fill(row.sms.text, values),
    params: named,
    orderedParams: placeholders(row.sms.text).map((name) => named[name] ?? ''),
  };
}

export type RenderedEmail = { subject: string; text: string; html: string };

/** Subject, text and HTML of an e-mail. Throws a `ZodError` on wrong `params`, an `Error` when the template has no e-mail text. */
export function renderEmail(id: TemplateId, params: unknown): RenderedEmail {
  const row: Template = TEMPLATES[id];
  if (!row.email) throw new Error(`The template ${id} has no e-mail text.`);
  const values = row.params.parse(params);
  const subject = fill(row.email.subject, values);
  const paragraphs = row.email.body.map((paragraph) => ({
    isLink: paragraph === '{link}',
    text: fill(paragraph, values),
  }));
  return {
    subject,
    text: `${paragraphs.map(({ text }) => text).join('\n\n')}\n\n${SIGNATURE}\n`,
    html: page(
      subject,
      paragraphs.map(({ isLink, text }) => (isLink ? button(escapeHtml(text)) : `<p>${escapeHtml(text)}</p>`)),
    ),
  };
}

/** The text to hand in at a provider for approval: `${code}` for Aliyun, `{1}` for Tencent; null when there is no SMS. */
export function providerText(id: TemplateId, provider: 'aliyun' | 'tencent'): string | null {
  const row: Template = TEMPLATES[id];
  if (!row.sms) return null;
  const names = placeholders(row.sms.text);
  return fill(
    row.sms.text,
    Object.fromEntries(names.map((name, index) => [name, provider === 'aliyun' ? `\${${name}}` : `{${index + 1}}`])),
  );
}

const SIGNATURE = '此邮件由系统自动发送，请勿回复。';

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A link to press, and the same link to copy: mail programs that show no styles still work. */
function button(href: string): string {
  return `<p><a href="${href}" style="display:inline-block;padding:10px 24px;background:#0b6e5f;color:#fff;text-decoration:none;border-radius:4px">打开链接</a></p>
<p style="color:#555;font-size:13px;word-break:break-all">按钮无法使用时，请复制此地址到浏览器：${href}</p>`;
}

function page(subject: string, paragraphs: string[]): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.7 'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif;color:#1c2b2a">
${paragraphs.join('\n')}
<p style="color:#555;font-size:13px;border-top:1px solid #ddd;padding-top:12px">${SIGNATURE}</p>
</body>
</html>
`;
}
