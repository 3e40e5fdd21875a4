import { Surprise, until } from './graph.ts';

interface MailboxMessage {
  id: string;
  channel: string;
  to: string;
  template: string;
  text: string;
  params: Record<string, string>;
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

  /** One parameter of the newest message: its code, its password. */
  async read(to: string, template: string, since: Date, parameter: string): Promise<string> {
    const value = (await this.newest(to, template, since)).params[parameter];
    if (!value) throw new Surprise(`${template} has no ${parameter}`);
    return value;
  }
}
