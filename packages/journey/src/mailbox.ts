import { Surprise, until } from './graph.ts';

interface MailboxMessage {
  id: string;
  channel: string;
  to: string;
  template: string;
  text: string;
  at: string;
}

/** The development mailbox of a system: where its SMS and mails land. */
export class Mailbox {
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin.replace(/\/$/, '');
  }

  /** The newest message of a template to a phone or address, sent after `since`. */
  async newest(to: string, template: string, since: Date): Promise<MailboxMessage> {
    const url = new URL('/dev/mailbox.json', this.origin);
    url.searchParams.set('to', to);
    url.searchParams.set('after', since.toISOString());
    return until(`${template} to ${to}`, async () => {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      if (!response.ok) throw new Surprise(`The mailbox answers ${response.status}: is it a development system?`);
      const { messages } = (await response.json()) as { messages: MailboxMessage[] };
      return messages.find((message) => message.template === template);
    });
  }

  /** What a pattern's first group matches in the newest message. */
  async read(to: string, template: string, since: Date, pattern: RegExp): Promise<string> {
    const { text } = await this.newest(to, template, since);
    const found = pattern.exec(text)?.[1];
    if (!found) throw new Surprise(`${template} does not hold ${pattern}: ${text}`);
    return found;
  }
}
