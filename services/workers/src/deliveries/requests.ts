import { EVENTS } from '@medreg/events';
import { type Backoff, defineJob } from '@medreg/jobs';
import { z } from 'zod';

/** A request for a message, as the relay puts it into the queue. */
const request = z.object({
  id: z.uuid(),
  topic: z.enum(['sms.requested', 'email.requested']),
  key: z.string(),
  version: z.number().nullable(),
  payload: EVENTS['sms.requested'].payload,
  occurredAt: z.iso.datetime(),
});
export type MessageJob = z.infer<typeof request>;

/** The relay decides how often these are tried: for about half an hour. */
function freshRequests(queue: 'sms' | 'email', concurrency: number) {
  return defineJob({
    queue,
    payload: request,
    attempts: 12,
    backoff: { type: 'exponential', delayMs: 1_000 },
    concurrency,
  });
}

/** Pauses of 2, 4, 8 … minutes: a provider that is away for a night is waited for. */
const PATIENT: { attempts: number; backoff: Backoff } = {
  attempts: 10,
  backoff: { type: 'exponential', delayMs: 120_000, jitter: 0.2 },
};

/** Requests that failed for as long as the relay allows; after these attempts too they are dead letters. */
function lateRequests(queue: 'sms-late' | 'email-late') {
  return defineJob({ queue, payload: request, ...PATIENT, concurrency: 2 });
}

export type DeliveryQueues = { fresh: ReturnType<typeof freshRequests>; late: ReturnType<typeof lateRequests> };

/** Providers allow dozens of requests a second; a slow one must not hold up the others. */
export const SMS_QUEUES: DeliveryQueues = { fresh: freshRequests('sms', 10), late: lateRequests('sms-late') };
export const EMAIL_QUEUES: DeliveryQueues = { fresh: freshRequests('email', 4), late: lateRequests('email-late') };
