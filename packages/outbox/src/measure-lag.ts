import { Gauge, type Registry } from 'prom-client';
import type { Relay } from './relay.ts';

/** Adds the relay's lag to the service's /metrics; NaN while the database does not answer. */
export function measureLag(relay: Relay, registry: Registry): void {
  new Gauge({
    name: 'medreg_outbox_lag_seconds',
    help: 'Age of the oldest message that has not left the outbox',
    registers: [registry],
    async collect() {
      this.set(await relay.lag().catch(() => Number.NaN));
    },
  });
}
