import { z } from 'zod';
import { type Channel, type Template, template } from './template.ts';

/** SMS providers refuse variables longer than 35 characters; e-mail shares the limit so that a template can use both. */
const word = z.string().trim().min(1).max(35);
const verificationCode = z.string().regex(/^\d{4,8}$/);
const minutes = z.int().positive().max(60);
const link = z.url({ protocol: /^https?$/ });
const hours = z
  .int()
  .positive()
  .max(24 * 7);

/**
 * Every message that the system sends, one row each. Rows hold no personal data beyond what their parameters carry;
 * the texts of SMS are the texts to hand to the provider for approval (`providerText`).
 */
export const TEMPLATES = {
  PHONE_CODE: template({
    kind: 'code',
    purpose: 'verify a phone, new or first (S0 图1.1.9)',
    params: z.object({ code: verificationCode, minutes }),
    sms: { text: '验证码 {code}，{minutes} 分钟内有效。请勿将验证码告知他人，工作人员不会向您索要。' },
  }),
  PHONE_CODE_OLD: template({
    kind: 'code',
    purpose: 'change of phone, first step: prove the old one (S0-5.1)',
    params: z.object({ code: verificationCode, minutes }),
    sms: { text: '您正在更换手机号码，原手机验证码 {code}，{minutes} 分钟内有效。非本人操作请立即修改密码。' },
  }),
  PASSWORD_RESET_CODE: template({
    kind: 'code',
    purpose: 'forgotten password, by a verified phone (domain 4.1)',
    params: z.object({ code: verificationCode, minutes }),
    sms: { text: '您正在重置登录密码，验证码 {code}，{minutes} 分钟内有效。非本人操作请勿理会，并勿告知他人。' },
  }),
  EMAIL_LINK: template({
    kind: 'code',
    purpose: 'verify or change an e-mail address (S0-5.2, S2-Q3)',
    params: z.object({ link, hours }),
    email: {
      subject: '请验证您的电子邮箱',
      body: [
        '您好！',
        '您在医师电子化注册系统中填写了此邮箱。请在 {hours} 小时内打开下面的链接完成验证：',
        '{link}',
        '如果不是您本人操作，请忽略此邮件，邮箱不会被绑定。',
      ],
    },
  }),
  PASSWORD_RESET_LINK: template({
    kind: 'code',
    purpose: 'forgotten password, by a verified e-mail address (domain 4.1)',
    params: z.object({ link, minutes }),
    email: {
      subject: '重置您的登录密码',
      body: [
        '您好！',
        '您申请重置医师电子化注册系统的登录密码。请在 {minutes} 分钟内打开下面的链接设置新密码：',
        '{link}',
        '如果不是您本人操作，请忽略此邮件，您的密码不会改变。',
      ],
    },
  }),
  ACTIVATION_CODE: template({
    kind: 'code',
    purpose: 'the institution activates a person’s account (domain 4.2 P1, N1)',
    params: z.object({ activationCode: word, hours }),
    sms: { text: '您的账户激活码 {activationCode}，{hours} 小时内有效。请登录医师电子化注册系统完成激活。' },
    email: {
      subject: '您的账户激活码',
      body: ['您好！', '您的账户激活码为 {activationCode}，{hours} 小时内有效。请登录医师电子化注册系统完成激活。'],
    },
  }),
  FIRST_PASSWORD: template({
    kind: 'code',
    purpose: 'an institution’s or authority’s user name and one-time initial password (S2-Q15, domain 2.1)',
    params: z.object({ userName: word, password: word, hours }),
    sms: { text: '您的用户名 {userName}，初始密码 {password}，{hours} 小时内有效。首次登录须修改密码，请勿转发。' },
  }),
  PASSWORD_CHANGED: template({
    kind: 'notice',
    purpose: 'after every change of a password (S0-5.3)',
    params: z.object({}),
    sms: { text: '您的登录密码已修改。如非本人操作，请立即通过“忘记密码”重新设置。' },
    email: {
      subject: '您的登录密码已修改',
      body: ['您好！', '您的登录密码已修改。如非本人操作，请立即通过“忘记密码”重新设置。'],
    },
  }),
  PHONE_CHANGED: template({
    kind: 'notice',
    purpose: 'to the old phone after a change (S0-5.1)',
    params: z.object({}),
    sms: { text: '您账户绑定的手机号码已更换，本号码不再接收验证码。如非本人操作，请立即联系主管部门。' },
  }),
  ACCOUNT_LOCKED: template({
    kind: 'notice',
    purpose: 'lock-out after wrong tries (domain 4.1, 4.2); `duration` in words, for example 30分钟 or 24小时',
    params: z.object({ duration: word }),
    sms: { text: '您的账户因多次验证失败已被锁定 {duration}。如非本人操作，请在解锁后修改密码。' },
    email: {
      subject: '您的账户已被锁定',
      body: ['您好！', '您的账户因多次验证失败已被锁定 {duration}。如非本人操作，请在解锁后修改密码。'],
    },
  }),
  QUALIFICATION_IMPORTED: template({
    kind: 'notice',
    purpose: 'the import that a person waited for has arrived (S0 三.3)',
    params: z.object({ qualification: word }),
    sms: { text: '您的{qualification}信息已导入医师电子化注册系统，现可登录系统办理激活和执业注册。' },
    email: {
      subject: '您的资格信息已导入',
      body: ['您好！', '您的{qualification}信息已导入医师电子化注册系统，现可登录系统办理激活和执业注册。'],
    },
  }),
  APPLICATION_PROGRESS: template({
    kind: 'notice',
    purpose: 'an application has reached another state; `state` is its Chinese name',
    params: z.object({ applicationNumber: word, state: word }),
    sms: { text: '您的申请 {applicationNumber} 当前状态：{state}。详情请登录医师电子化注册系统查看。' },
    email: {
      subject: '申请进度：{state}',
      body: ['您好！', '您的申请 {applicationNumber} 当前状态：{state}。详情请登录医师电子化注册系统查看。'],
    },
  }),
  APPLICATION_CORRECTION: template({
    kind: 'notice',
    purpose: 'one-time notification of everything to be corrected (ALL-32(4))',
    params: z.object({ applicationNumber: word }),
    sms: {
      text: '您的申请 {applicationNumber} 需要补正。请登录医师电子化注册系统查看一次性告知的全部内容并重新提交。',
    },
    email: {
      subject: '您的申请需要补正',
      body: [
        '您好！',
        '您的申请 {applicationNumber} 需要补正。请登录医师电子化注册系统查看一次性告知的全部内容并重新提交。',
      ],
    },
  }),
  APPLICATION_APPROVED: template({
    kind: 'notice',
    purpose: 'approval',
    params: z.object({ applicationNumber: word }),
    sms: { text: '您的申请 {applicationNumber} 已获批准。请登录医师电子化注册系统查看注册信息。' },
    email: {
      subject: '您的申请已获批准',
      body: ['您好！', '您的申请 {applicationNumber} 已获批准。请登录医师电子化注册系统查看注册信息。'],
    },
  }),
  APPLICATION_REFUSED: template({
    kind: 'notice',
    purpose: 'refusal; the reasons and the remedies stand in the decision, not in the message (ALL-38)',
    params: z.object({ applicationNumber: word }),
    sms: { text: '您的申请 {applicationNumber} 未获批准。请登录医师电子化注册系统查看理由和救济途径。' },
    email: {
      subject: '您的申请未获批准',
      body: ['您好！', '您的申请 {applicationNumber} 未获批准。请登录医师电子化注册系统查看理由和救济途径。'],
    },
  }),
  HEARING_NOTICE: template({
    kind: 'notice',
    purpose: 'before an ex officio decision: the right to explain, and until when (domain 5.6, 11-A9)',
    params: z.object({ applicationNumber: word, matter: word, lastDay: word }),
    sms: {
      text: '主管部门拟依职权办理{matter}（{applicationNumber}）。您可于{lastDay}前登录医师电子化注册系统陈述、申辩。',
    },
    email: {
      subject: '拟依职权办理{matter}的告知',
      body: [
        '您好！',
        '主管部门拟依职权办理{matter}（{applicationNumber}）。您可于{lastDay}前登录医师电子化注册系统陈述、申辩，并提供执业证明。',
      ],
    },
  }),
  DEADLINE_REMINDER: template({
    kind: 'notice',
    purpose: 'a day of the register comes near: expiry, end of training, end of a filing (domain 5.6)',
    params: z.object({ matter: word, lastDay: word }),
    sms: { text: '提醒：{matter}，截止日期{lastDay}。请及时登录医师电子化注册系统办理。' },
    email: {
      subject: '到期提醒：{matter}',
      body: ['您好！', '提醒：{matter}，截止日期{lastDay}。请及时登录医师电子化注册系统办理。'],
    },
  }),
  REGISTRATION_NOTICE: template({
    kind: 'notice',
    purpose: 'the register says something new of a person without an application of his (domain 3.6, 3.7)',
    params: z.object({ matter: word, state: word }),
    sms: { text: '您的{matter}现为：{state}。如有异议请登录医师电子化注册系统查看依据和救济途径。' },
    email: {
      subject: '{matter}变动通知',
      body: ['您好！', '您的{matter}现为：{state}。如有异议请登录医师电子化注册系统查看依据和救济途径。'],
    },
  }),
  INSTITUTION_MATTER: template({
    kind: 'notice',
    purpose: 'to an institution: something waits for it or has been done about its people (domain 5.6)',
    params: z.object({ matter: word, reference: word }),
    sms: { text: '贵机构事项：{matter}（{reference}）。请登录医师电子化注册系统机构端查看。' },
    email: {
      subject: '机构事项：{matter}',
      body: ['您好！', '贵机构事项：{matter}（{reference}）。请登录医师电子化注册系统机构端查看。'],
    },
  }),
  APPOINTMENT_NOTICE: template({
    kind: 'notice',
    purpose: 'an appointment at the window was made, moved or cancelled (S2-Q59.9); `time` in words',
    params: z.object({ time: word, state: word }),
    sms: { text: '您的窗口预约（{time}）{state}。请登录医师电子化注册系统查看。' },
    email: {
      subject: '窗口预约{state}',
      body: ['您好！', '您的窗口预约（{time}）{state}。请登录医师电子化注册系统查看。'],
    },
  }),
  LICENCE_READY: template({
    kind: 'notice',
    purpose: 'an e-licence has been issued (S4 二(一)); `licence` is its Chinese name',
    params: z.object({ licence: word }),
    sms: { text: '您的{licence}电子证照已生成，可登录医师电子化注册系统查看、下载和出示。' },
    email: {
      subject: '您的电子证照已生成',
      body: ['您好！', '您的{licence}电子证照已生成，可登录医师电子化注册系统查看、下载和出示。'],
    },
  }),
  LICENCE_ENDED: template({
    kind: 'notice',
    purpose: 'an e-licence is 无效 from now on, and none replaces it (domain 8.1, 8.3)',
    params: z.object({ licence: word }),
    sms: { text: '您的{licence}电子证照已失效，不能再出示。详情请登录医师电子化注册系统查看注册信息。' },
    email: {
      subject: '您的电子证照已失效',
      body: ['您好！', '您的{licence}电子证照已失效，不能再出示。详情请登录医师电子化注册系统查看注册信息。'],
    },
  }),
} as const;

export type TemplateId = keyof typeof TEMPLATES;
export type TemplateParams<Id extends TemplateId> = z.infer<(typeof TEMPLATES)[Id]['params']>;

/** The templates that have a text for SMS, or for e-mail: what may be published on `sms.requested` / `email.requested`. */
export type SmsTemplateId = {
  [Id in TemplateId]: (typeof TEMPLATES)[Id] extends { sms: object } ? Id : never;
}[TemplateId];
export type EmailTemplateId = {
  [Id in TemplateId]: (typeof TEMPLATES)[Id] extends { email: object } ? Id : never;
}[TemplateId];

export const TEMPLATE_IDS = Object.keys(TEMPLATES) as TemplateId[];

export function isTemplateId(text: string): text is TemplateId {
  return Object.hasOwn(TEMPLATES, text);
}

/** The ways a template can travel, SMS first: who has no phone gets e-mail (S2-Q3). */
export function channelsOf(id: TemplateId): Channel[] {
  const row: Template = TEMPLATES[id];
  return [...(row.sms ? (['SMS'] as const) : []), ...(row.email ? (['EMAIL'] as const) : [])];
}
