/**
 * How a change travels: a use case writes its rows and a message in one transaction (`publish`), a relay moves messages to
 * the queues that listen (`startRelay`), and each consuming service works every message once, in a transaction of its own
 * (`startConsumer`). Whatever is killed in between, the message comes again and the inbox makes that harmless.
 */
import { EVENTS } from '@medreg/events';
import { definePublish } from './publish.ts';

export type { Catalogue, EventOf, TopicOf, TopicsFor } from './catalogue.ts';
export { type ConsumerOptions, type EventHandlers, startConsumer } from './consumer.ts';
export { measureLag } from './measure-lag.ts';
export { definePublish, MessageRefused, type MessageToPublish } from './publish.ts';
export { type Relay, type RelayOptions, startRelay } from './relay.ts';
export type { SqlTransaction } from './sql-transaction.ts';

/** Publishes a message of the project's catalogue; see `definePublish`. */
export const publish = definePublish(EVENTS);
