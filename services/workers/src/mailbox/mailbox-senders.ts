import { SendProblem } from '../deliveries/send-problem.ts';
import type { EmailSender } from '../email/email-sender.ts';
import type { SmsProvider } from '../sms/sms-provider.ts';
import type { Mailbox } from './mailbox.ts';

/** SMS into the development mailbox. */
export function mailboxSms(mailbox: Mailbox): SmsProvider {
  return {
    name: 'mailbox',
    async send({ messageId, phone, template, text, params }) {
      const entry = {
        id: messageId,
        channel: 'SMS',
        to: phone,
        template,
        subject: null,
        text,
        html: null,
        params,
      } as const;
      await stored(mailbox.put(entry));
      return { reference: messageId };
    },
    findSent: ({ messageId }) => find(mailbox, messageId),
  };
}

/** E-mail into the development mailbox. */
export function mailboxEmail(mailbox: Mailbox): EmailSender {
  return {
    name: 'mailbox',
    async send({ messageId, to, template, subject, text, html, params }) {
      await stored(mailbox.put({ id: messageId, channel: 'EMAIL', to, template, subject, text, html, params }));
      return { reference: messageId };
    },
    findSent: ({ messageId }) => find(mailbox, messageId),
    close() {},
  };
}

async function find(mailbox: Mailbox, messageId: string) {
  return (await stored(mailbox.has(messageId))) ? { reference: messageId } : null;
}

async function stored<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch {
    throw new SendProblem('OUTCOME_UNKNOWN', 'MAILBOX_AWAY');
  }
}
