import type { RunningWorker } from '@medreg/jobs';
import { CERTIFICATE_QUEUE } from './certificates/certificate-requests.ts';
import { type CertificateContext, startCertificates } from './certificates/process-certificates.ts';
import type { Couriers } from './couriers.ts';
import { type DeliveryProcessorOptions, startDeliveries } from './deliveries/delivery-processor.ts';
import { EMAIL_QUEUES, SMS_QUEUES } from './deliveries/requests.ts';

/** What a processor may use. */
export type ProcessorContext = Omit<DeliveryProcessorOptions, 'courier' | 'jobs'> &
  CertificateContext & { couriers: Couriers };

/** One kind of background work: the queues it works and how it is started. */
export type Processor = {
  queues: readonly string[];
  start(context: ProcessorContext): RunningWorker[];
};

/** Everything that this service does in the background. A new kind of work is a new line here. */
export const PROCESSORS: readonly Processor[] = [
  {
    queues: [SMS_QUEUES.fresh.queue, SMS_QUEUES.late.queue],
    start: (context) => startDeliveries({ ...context, courier: context.couriers.sms, jobs: SMS_QUEUES }),
  },
  {
    queues: [EMAIL_QUEUES.fresh.queue, EMAIL_QUEUES.late.queue],
    start: (context) => startDeliveries({ ...context, courier: context.couriers.email, jobs: EMAIL_QUEUES }),
  },
  { queues: [CERTIFICATE_QUEUE.queue], start: (context) => [startCertificates(context)] },
];
