import { EVENTS } from '@medreg/events';
import { defineJob } from '@medreg/jobs';
import { z } from 'zod';

/** A request for a certificate, as the relay puts it into the queue. */
const request = z.object({
  id: z.uuid(),
  topic: z.literal('certificate.requested'),
  key: z.string(),
  version: z.number().nullable(),
  payload: EVENTS['certificate.requested'].payload,
  occurredAt: z.iso.datetime(),
});
export type CertificateRequest = z.infer<typeof request>;

/** The relay decides how often these are tried: for about half an hour. Drawing takes a processor, hence few at once. */
export const CERTIFICATE_QUEUE = defineJob({
  queue: 'certificates',
  payload: request,
  attempts: 12,
  backoff: { type: 'exponential', delayMs: 1_000, jitter: 0.5 },
  concurrency: 2,
});
