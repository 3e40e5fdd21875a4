import { describe, expect, it } from '@jest/globals';
import {
  channelsOf,
  openMessage,
  providerText,
  renderEmail,
  renderSms,
  renderText,
  sealEmail,
  sealSms,
  TEMPLATE_IDS,
  TEMPLATES,
  type Template,
  type TemplateId,
} from './index.ts';
import { placeholders } from './template.ts';

/** Parameters that every template accepts among them; each template picks its own. */
const ANYTHING: Record<string, string | number> = {
  code: '482913',
  minutes: 5,
  hours: 72,
  link: 'https://reg.example.cn/verify?a=1&b=2',
  activationCode: 'QX7K2M9P',
  userName: 'zyyjg0012',
  password: 'Kp7$x<2&mQ',
  duration: '24小时',
  qualification: '中医（专长）医师资格',
  applicationNumber: 'SQ2026112200017',
  state: '已受理',
  licence: '中医（专长）医师执业证书',
  matter: '护士执业注册有效期届满',
  lastDay: '2026年11月28日',
  reference: 'SQ2026112200017',
  time: '2026年11月10日 09:00',
};

function paramsOf(id: TemplateId) {
  const row: Template = TEMPLATES[id];
  return Object.fromEntries(Object.keys(row.params.shape).map((name) => [name, ANYTHING[name]]));
}

/** Not a cipher: it only shows that everything readable passes through the sealer. */
const plainSealer = {
  seal: (text: string) => `sealed.${Buffer.from(text).toString('base64url')}`,
  open: (sealed: string) => Buffer.from(sealed.slice('sealed.'.length), 'base64url').toString(),
};

describe('the table of templates', () => {
  it.each(TEMPLATE_IDS)('%s uses exactly its parameters in every text', (id) => {
    const row: Template = TEMPLATES[id];
    const declared = Object.keys(row.params.shape).sort();
    if (row.sms) expect(placeholders(row.sms.text).sort()).toEqual(declared);
    if (row.email) expect(placeholders([row.email.subject, ...row.email.body].join()).sort()).toEqual(declared);
    expect(channelsOf(id).length).toBeGreaterThan(0);
  });

  it.each(TEMPLATE_IDS.filter((id) => channelsOf(id).includes('SMS')))('%s renders to one SMS', (id) => {
    const { text, params, orderedParams } = renderSms(id, paramsOf(id));
    expect(text).not.toMatch(/[{}]/);
    expect(Object.values(params).sort()).toEqual([...orderedParams].sort());
    // 70 characters are one SMS; a template of up to two is still delivered as one by the carriers.
    expect(text.length).toBeLessThanOrEqual(134);
  });

  it.each(TEMPLATE_IDS.filter((id) => channelsOf(id).includes('EMAIL')))('%s renders to an e-mail', (id) => {
    const { subject, text, html } = renderEmail(id, paramsOf(id));
    expect(`${subject}${text}`).not.toMatch(/[{}]/);
    expect(html).toContain(`<title>${subject}</title>`);
  });
});

describe('renderText', () => {
  it('puts code and minutes into the sentence (S0 图1.1.9)', () => {
    expect(renderText('PHONE_CODE', { code: '482913', minutes: 5 })).toBe(
      '验证码 482913，5 分钟内有效。请勿将验证码告知他人，工作人员不会向您索要。',
    );
  });

  it.each([
    ['a code with letters', 'PHONE_CODE', { code: '48a913', minutes: 5 }],
    ['a missing parameter', 'PHONE_CODE', { code: '482913' }],
    ['a word that the providers would refuse', 'APPLICATION_APPROVED', { applicationNumber: '9'.repeat(36) }],
    ['an e-mail template', 'EMAIL_LINK', { link: 'https://reg.example.cn/', hours: 24 }],
  ] as const)('refuses %s', (_, id, params) => {
    expect(() => renderSms(id, params)).toThrow();
  });

  it('takes a value as it is, braces included', () => {
    expect(renderText('FIRST_PASSWORD', { userName: 'zyyjg0012', password: '{hours}$&', hours: 72 })).toContain(
      '{hours}$&',
    );
  });
});

describe('renderEmail', () => {
  it('refuses links that are not http', () => {
    expect(() => renderEmail('EMAIL_LINK', { link: 'javascript:alert(1)', hours: 24 })).toThrow();
  });

  it('escapes parameters in HTML and leaves the text alone', () => {
    const { html, text } = renderEmail('APPLICATION_PROGRESS', { applicationNumber: 'SQ1', state: '<b>&"已受理"' });
    expect(html).toContain('&lt;b&gt;&amp;&quot;已受理&quot;');
    expect(html).not.toContain('<b>');
    expect(text).toContain('<b>&"已受理"');
  });

  it('makes the link a button and keeps it readable', () => {
    const { html } = renderEmail('EMAIL_LINK', { link: 'https://reg.example.cn/v?a=1&b=2', hours: 24 });
    expect(html).toContain('href="https://reg.example.cn/v?a=1&amp;b=2"');
  });
});

describe('providerText', () => {
  it.each([
    ['aliyun', `您的用户名 \${userName}，初始密码 \${password}，\${hours} 小时内有效。首次登录须修改密码，请勿转发。`],
    ['tencent', '您的用户名 {1}，初始密码 {2}，{3} 小时内有效。首次登录须修改密码，请勿转发。'],
  ] as const)('%s', (provider, text) => expect(providerText('FIRST_PASSWORD', provider)).toBe(text));
});

describe('sealed messages', () => {
  const messageId = '0195a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';
  const expiresAt = new Date('2026-11-22T08:05:00.000Z');

  it('travel without anything readable and open to the same', () => {
    const sealed = sealSms(plainSealer, {
      messageId,
      to: '13800001234',
      template: 'PHONE_CODE',
      params: { code: '482913', minutes: 5 },
      expiresAt,
    });
    expect(JSON.stringify(sealed)).not.toMatch(/13800001234|482913/);
    expect(openMessage(plainSealer, JSON.parse(JSON.stringify(sealed)))).toEqual({
      messageId,
      to: '13800001234',
      template: 'PHONE_CODE',
      params: { code: '482913', minutes: 5 },
      expiresAt,
    });
  });

  it('refuse a code that never expires (domain 4.1: codes valid 5 minutes)', () => {
    const params = { link: 'https://reg.example.cn/', hours: 24 };
    expect(() => sealEmail(plainSealer, { messageId, to: 'a@b.cn', template: 'EMAIL_LINK', params })).toThrow(
      'expiresAt',
    );
  });

  it('refuse an unknown template when they are opened', () => {
    const sealed = { messageId, to: plainSealer.seal('x'), template: 'toString', params: plainSealer.seal('{}') };
    expect(() => openMessage(plainSealer, sealed)).toThrow('toString');
  });
});
