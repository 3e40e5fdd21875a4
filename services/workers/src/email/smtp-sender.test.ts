import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { renderEmail } from '@medreg/messages';
import { SendProblem } from '../deliveries/send-problem.ts';
import type { Email, EmailSender } from './email-sender.ts';
import { smtpSender } from './smtp-sender.ts';
import { type Refusal, startSmtpInbox } from './testing/smtp-inbox.ts';

const FROM = '医师电子化注册 <noreply@reg.example.cn>';
const MESSAGE_ID = '0195a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';
const params = { link: 'https://reg.example.cn/verify?token=a&x=1', hours: 24 };
const email: Email = {
  messageId: MESSAGE_ID,
  to: 'zhangsan@example.cn',
  template: 'EMAIL_LINK',
  params,
  ...renderEmail('EMAIL_LINK', params),
};

describe('e-mail over SMTP', () => {
  let server: Awaited<ReturnType<typeof startSmtpInbox>>;
  const senders: EmailSender[] = [];

  function sender(settings: { url?: string; ca?: string | null } = {}): EmailSender {
    const { url = server.url, ca = server.ca } = settings;
    const created = smtpSender({ url, from: FROM, silenceMs: 500, ...(ca ? { ca } : {}) });
    senders.push(created);
    return created;
  }

  async function problemWith(settings: { url?: string; ca?: string | null } = {}) {
    const error = await sender(settings)
      .send(email)
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof SendProblem)) throw new Error('expected a SendProblem', { cause: error });
    return { kind: error.kind, code: error.code };
  }

  beforeEach(async () => {
    server = await startSmtpInbox();
  });
  afterEach(async () => {
    for (const each of senders.splice(0)) each.close();
    await server.close();
  });

  it('arrives with subject, text, HTML, and a Message-ID made of the message id', async () => {
    const { reference } = await sender().send(email);
    expect(reference).toBe(`<${MESSAGE_ID}@reg.example.cn>`);
    const [mail] = server.inbox;
    expect(mail?.messageId).toBe(reference);
    expect(mail?.subject).toBe('请验证您的电子邮箱');
    expect(mail?.from?.value).toEqual([{ name: '医师电子化注册', address: 'noreply@reg.example.cn' }]);
    expect(mail?.to).toMatchObject({ value: [{ address: 'zhangsan@example.cn' }] });
    expect(mail?.text).toContain(params.link);
    expect(mail?.html).toContain('href="https://reg.example.cn/verify?token=a&amp;x=1"');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('sends several over its pool', async () => {
    const pooled = sender();
    await Promise.all(Array.from({ length: 9 }, () => pooled.send(email)));
    expect(server.inbox).toHaveLength(9);
  });

  it.each<[string, Refusal, SendProblem['kind'], string]>([
    ['a server that is busy', { at: 'CONNECT', code: 421 }, 'RETRY_LATER', 'SMTP_421'],
    ['greylisting', { at: 'RCPT', code: 451 }, 'RETRY_LATER', 'SMTP_451'],
    ['a full mailbox', { at: 'DATA', code: 452 }, 'RETRY_LATER', 'SMTP_452'],
    ['authentication that is away for a moment', { at: 'AUTH', code: 454 }, 'RETRY_LATER', 'EAUTH'],
    ['an address that does not exist', { at: 'RCPT', code: 550 }, 'PERMANENT', 'SMTP_550'],
    ['a message that is refused', { at: 'DATA', code: 554 }, 'PERMANENT', 'SMTP_554'],
    ['a sender that is not authorised', { at: 'MAIL', code: 530 }, 'RETRY_LATER', 'SMTP_530'],
  ])('%s', async (_, refusal, kind, code) => {
    server.refusals.push(refusal);
    expect(await problemWith()).toEqual({ kind, code });
    expect(server.inbox).toHaveLength(0);
  });

  it('succeeds after a 4xx', async () => {
    server.refusals.push({ at: 'RCPT', code: 451 });
    await problemWith();
    await sender().send(email);
    expect(server.inbox).toHaveLength(1);
  });

  it('does not know the outcome when the connection breaks after the text', async () => {
    server.refusals.push('lose');
    expect((await problemWith()).kind).toBe('OUTCOME_UNKNOWN');
    expect(server.inbox).toHaveLength(1);
  });

  it('tries again later with a wrong password', async () => {
    expect(await problemWith({ url: server.urlWithWrongPassword })).toEqual({ kind: 'RETRY_LATER', code: 'EAUTH' });
  });

  it('says no personal data to a server whose certificate it does not trust', async () => {
    expect((await problemWith({ ca: null })).kind).not.toBe('PERMANENT');
    expect(server.inbox).toHaveLength(0);
  });

  it('waits for a server that is away', async () => {
    const away = 'smtp://localhost:1';
    expect(await problemWith({ url: away })).toEqual({ kind: 'RETRY_LATER', code: 'ECONNREFUSED' });
  });
});
