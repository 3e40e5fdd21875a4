import { defineJob, type JobDefinition } from '@medreg/jobs';
import { z } from 'zod';

/** A message on its way through a queue; its payload is parsed by topic where it is published and where it is worked. */
export const Message = z.object({
  id: z.uuid(),
  topic: z.string(),
  key: z.string(),
  version: z.number().int().nullable(),
  payload: z.unknown(),
  occurredAt: z.iso.datetime(),
});
export type Message = z.infer<typeof Message>;

/** How often a message is tried: the default is spread over about half an hour. */
export type Retry = { attempts: number; delayMs: number };

const RETRY: Retry = { attempts: 12, delayMs: 1_000 };

/** The work that waits in a consumer's queue. */
export function messageJob(queue: string, { attempts, delayMs }: Retry = RETRY): JobDefinition<typeof Message> {
  return defineJob({
    queue,
    payload: Message,
    attempts,
    backoff: { type: 'exponential', delayMs, jitter: 0.5 },
    concurrency: 5,
  });
}

/** Names what is wrong with a payload by field, never by value. */
export function payloadProblems(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || '(all)'}: ${issue.code}`).join(', ');
}
