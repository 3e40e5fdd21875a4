import type { Queues } from '@medreg/jobs';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DeliveryObserver } from './deliveries/delivery-processor.ts';

/** Numbers for Prometheus: what went out, how long providers took, what waits and what was given up. */
export function createMetrics(queues: Queues, queueNames: readonly string[]) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const deliveries = new Counter({
    name: 'medreg_delivery_attempts_total',
    help: 'Attempts to send an SMS or e-mail, by outcome',
    labelNames: ['channel', 'provider', 'outcome'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'medreg_delivery_attempt_seconds',
    help: 'Duration of an attempt, the provider included',
    labelNames: ['channel', 'provider'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40],
    registers: [registry],
  });
  new Gauge({
    name: 'medreg_queue_jobs',
    help: 'Jobs in a queue, by state; deadLetters wait for an operator',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      await Promise.allSettled(
        queueNames.map(async (queue) => {
          for (const [state, count] of Object.entries(await queues.counts(queue))) this.set({ queue, state }, count);
        }),
      );
    },
  });

  const observeDelivery: DeliveryObserver = ({ channel, provider, outcome, seconds: taken }) => {
    deliveries.inc({ channel, provider, outcome });
    seconds.observe({ channel, provider }, taken);
  };
  return { registry, observeDelivery };
}
