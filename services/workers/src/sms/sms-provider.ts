import type { Sent } from '../deliveries/courier.ts';

export type Sms = {
  messageId: string;
  /** Mainland number of 11 digits. */
  phone: string;
  /** Our name of the template. */
  template: string;
  /** The provider's name of the template; empty for the development mailbox. */
  templateCode: string;
  params: Record<string, string>;
  /** The same values in the order in which the text uses them. */
  orderedParams: string[];
  text: string;
};

/** Whoever carries an SMS. Both methods throw `SendProblem`, and only that. */
export type SmsProvider = {
  name: 'aliyun' | 'tencent' | 'mailbox';
  send(sms: Sms): Promise<Sent>;
  /** Looks for this message among those taken since `since`. */
  findSent(sms: Sms, since: Date): Promise<Sent | null>;
};

/** Patience with a provider, in milliseconds. Together well under the lease of a claim. */
export const CONNECT_TIMEOUT_MS = 5_000;
export const ANSWER_TIMEOUT_MS = 15_000;
