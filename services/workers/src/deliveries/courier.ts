import type { Channel, OpenedMessage } from '@medreg/messages';

/** The provider took the message; `reference` is its number for it, if it gives one. */
export type Sent = { reference: string | null };

/** One message, rendered and ready to go. */
export type Letter = {
  /** Hands the message to the provider. Throws `SendProblem`. */
  send(): Promise<Sent>;
  /**
   * Asks the provider whether it took this message since `since`; null when it did not. Throws `SendProblem`.
   * Absent when the provider cannot be asked: then a lost answer means that the message is sent again.
   */
  findSent?(since: Date): Promise<Sent | null>;
};

/** A way to reach people: a channel with the provider behind it. */
export type Courier = {
  channel: Channel;
  /** Name of the provider, as kept with the delivery. */
  provider: string;
  /** Milliseconds after which a worker that took a message and was not heard of again counts as dead. */
  leaseMs: number;
  /** Renders the message. Throws `SendProblem` PERMANENT when its template or parameters do not fit. */
  prepare(message: OpenedMessage): Letter;
};
