import type { z } from 'zod';

/** What travels: each topic with the shape of its payload and the queues that hear of it. */
export type Catalogue = Readonly<Record<string, CatalogueEntry>>;

export type CatalogueEntry = {
  readonly payload: z.ZodType;
  readonly queues: readonly string[];
  /**
   * Topics of one family share the count of versions per key: a late message loses to a newer one of any of them.
   * Without a family a topic counts alone. Only messages that carry the whole state may share one.
   */
  readonly family?: string;
};

export type TopicOf<C extends Catalogue> = keyof C & string;

/** The topics that a queue hears of. */
export type TopicsFor<C extends Catalogue, Queue extends string> = {
  [T in TopicOf<C>]: Queue extends C[T]['queues'][number] ? T : never;
}[TopicOf<C>];

/** A message as a handler gets it. */
export type EventOf<C extends Catalogue, T extends TopicOf<C>> = {
  id: string;
  topic: T;
  /** What the message is about. */
  key: string;
  version: number | null;
  payload: z.output<C[T]['payload']>;
  /** When the transaction that published it wrote it. */
  occurredAt: Date;
};
