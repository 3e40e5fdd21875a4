import nodemailer from 'nodemailer';
import { connectionProblem, readThrown, SendProblem } from '../deliveries/send-problem.ts';
import type { Email, EmailSender } from './email-sender.ts';

export type SmtpSettings = {
  /** `smtp://user:password@host:587` (STARTTLS is required) or `smtps://…:465`; options in the query as nodemailer has them. */
  url: string;
  /** The sender, `医师电子化注册 <noreply@reg.example.cn>` or the bare address. */
  from: string;
  /** Certificates to trust beside the system's. */
  ca?: string;
  /** Milliseconds for which a silent server is waited for. */
  silenceMs?: number;
};

const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_MS = 20_000;
const CONNECTIONS = 4;

/**
 * E-mail over SMTP. The message id becomes the Message-ID, so that when an answer is lost and the message goes twice,
 * mail systems can tell that it is the same one.
 */
export function smtpSender({ url, from, ca, silenceMs = SILENCE_MS }: SmtpSettings): EmailSender {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    requireTLS: true,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    ...(ca ? { tls: { ca } } : {}),
  });
  const domain = /@([^\s@>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';

  return {
    name: 'smtp',
    async send({ messageId, to, subject, text, html }: Email) {
      try {
        const info = await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId: `<${messageId}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { reference: info.messageId };
      } catch (error) {
        throw smtpProblem(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Failures of the way to the server, before a message was offered: it is ours or the operator's to repair. */
const BEFORE_THE_MESSAGE: ReadonlySet<string> = new Set(['EDNS', 'EAUTH', 'ENOAUTH', 'ETLS', 'EOAUTH2', 'EREQUIRETLS']);

/** RFC 4954 6: the server wants us to authenticate (better) first. */
const AUTHENTICATION: ReadonlySet<number> = new Set([530, 534, 535, 538]);

/** RFC 5321 4.2.1: 4yz is transient, 5yz is for ever, except where the server refused us and not the message. */
function smtpProblem(error: unknown): SendProblem {
  const { code = '', responseCode } = readThrown(error);
  if (BEFORE_THE_MESSAGE.has(code)) return new SendProblem('RETRY_LATER', code);
  const aboutTheMessage = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (responseCode === undefined) {
    return aboutTheMessage ? new SendProblem('PERMANENT', 'ADDRESS_UNUSABLE') : connectionProblem(error);
  }
  const permanent = responseCode >= 500 && aboutTheMessage && !AUTHENTICATION.has(responseCode);
  return new SendProblem(permanent ? 'PERMANENT' : 'RETRY_LATER', `SMTP_${responseCode}`);
}
