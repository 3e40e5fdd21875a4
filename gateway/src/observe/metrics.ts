import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Outcome = 'ok' | 'errors' | 'refused' | 'failed';
export type RequestKind = 'query' | 'mutation' | 'other' | 'proxy';
export type SubgraphOutcome = 'ok' | 'error' | 'unavailable';

export type Metrics = {
  readonly contentType: string;
  text(): Promise<string>;
  requestStarted(): void;
  requestEnded(kind: RequestKind, outcome: Outcome, seconds: number): void;
  /** @returns a recorder for one subgraph */
  subgraph(name: string): (seconds: number, outcome: SubgraphOutcome) => void;
  answerCache(result: 'hit' | 'miss'): void;
};

/** Labels are few and fixed: the type of an operation, never its name, which a client chooses. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'gateway_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['kind', 'outcome'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const subgraphs = new Histogram({
    name: 'gateway_subgraph_seconds',
    help: 'Time that a subgraph took to answer',
    labelNames: ['subgraph', 'outcome'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const inFlight = new Gauge({
    name: 'gateway_requests_in_flight',
    help: 'Requests being answered',
    registers: [registry],
  });
  const answers = new Counter({
    name: 'gateway_answer_cache_total',
    help: 'Look-ups of kept public answers',
    labelNames: ['result'],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    requestStarted: () => inFlight.inc(),
    requestEnded(kind, outcome, seconds) {
      inFlight.dec();
      requests.observe({ kind, outcome }, seconds);
    },
    subgraph: (name) => (seconds, outcome) => subgraphs.observe({ subgraph: name, outcome }, seconds),
    answerCache: (result) => answers.inc({ result }),
  };
}
