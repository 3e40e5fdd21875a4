import type { Sent } from '../deliveries/courier.ts';

export type Email = {
  messageId: string;
  to: string;
  template: string;
  subject: string;
  text: string;
  html: string;
  /** The template's parameters, for the development mailbox only. */
  params: unknown;
};

/** Whoever carries an e-mail. Throws `SendProblem`, and only that. */
export type EmailSender = {
  name: 'smtp' | 'mailbox';
  send(email: Email): Promise<Sent>;
  /** SMTP has no such question. */
  findSent?(email: Email, since: Date): Promise<Sent | null>;
  close(): void;
};
