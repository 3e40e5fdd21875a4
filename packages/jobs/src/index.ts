/**
 * Work that is done later, on BullMQ: on PostgreSQL for one machine, on Redis at scale. The URL alone decides, and
 * nothing outside this package knows which of the two it is.
 *
 * A job is defined once (`defineJob`), its payload is parsed where it is put in and where it is taken out, it is tried
 * again with growing pauses, and what still fails stays as a dead letter until somebody replays or removes it.
 * A job may run twice (a worker died after its effect); handlers must not mind, see @medreg/outbox for the inbox.
 */
export type { DeadLetter } from './dead-letters.ts';
export { QueueUnavailable } from './deadline.ts';
export { type Backoff, defineJob, type JobDefinition } from './define-job.ts';
export { JobRefused } from './enqueue.ts';
export { complaints, type Logger } from './logger.ts';
export { connectQueues, type QueueCounts, type Queues, type QueuesOptions } from './queues.ts';
export { withoutPersonalData } from './reason.ts';
export { type JobHandler, type JobRun, PermanentFailure, type RunningWorker, type WorkOptions } from './work.ts';
