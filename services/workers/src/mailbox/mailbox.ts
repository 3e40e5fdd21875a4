import type { Clock } from '@medreg/clock';
import type { Channel } from '@medreg/messages';
import type { Pii } from '@medreg/pii';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** What somebody would have got on the phone or in the inbox. */
export type MailboxContents = {
  /** Null for SMS. */
  subject: string | null;
  text: string;
  /** Null for SMS. */
  html: string | null;
  /** The template's parameters, so that a test reads a code without parsing a sentence. */
  params: unknown;
};

export type MailboxEntry = MailboxContents & { id: string; channel: Channel; to: string; template: string; at: Date };

export type Mailbox = {
  /** Puts a message in; the second one with the same id changes nothing. */
  put(entry: Omit<MailboxEntry, 'at'>): Promise<void>;
  has(id: string): Promise<boolean>;
  /** Newest first, at most `MAILBOX_LIMIT`; `to` is a whole phone number or address, `after` leaves out that moment. */
  list(filter: { to?: string; after?: Date }): Promise<MailboxEntry[]>;
};

export const MAILBOX_LIMIT = 100;

type MailboxContext = { db: PrismaClient; pii: Pii; clock: Clock; nodeEnv: 'development' | 'production' | 'test' };

/**
 * 开发信箱: stands in for SMS and e-mail where no real person is to be reached. It shows codes and passwords to whoever
 * opens it, so in production it cannot be had at all.
 *
 * @throws Error in production
 */
export function openMailbox({ db, pii, clock, nodeEnv }: MailboxContext): Mailbox {
  if (nodeEnv === 'production')
    throw new Error('The development mailbox shows codes to everybody and is refused in production.');
  const indexOf = (to: string) => pii.blindIndex(to.includes('@') ? 'EMAIL' : 'PHONE', to);

  return {
    async put({ id, channel, to, template, ...contents }) {
      const sealedContents = pii.seal(JSON.stringify(contents satisfies MailboxContents));
      await db.mailboxMessage.createMany({
        data: [
          {
            id,
            channel,
            template,
            recipientIndex: indexOf(to),
            recipient: pii.seal(to),
            contents: sealedContents,
            at: clock.now(),
          },
        ],
        skipDuplicates: true,
      });
    },
    async has(id) {
      return (await db.mailboxMessage.count({ where: { id } })) > 0;
    },
    async list({ to, after }) {
      const rows = await db.mailboxMessage.findMany({
        where: { ...(to ? { recipientIndex: indexOf(to) } : {}), ...(after ? { at: { gt: after } } : {}) },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: MAILBOX_LIMIT,
      });
      return rows.map(({ id, channel, template, recipient, contents, at }) => ({
        id,
        channel,
        template,
        at,
        to: pii.open(recipient),
        ...(JSON.parse(pii.open(contents)) as MailboxContents),
      }));
    },
  };
}
