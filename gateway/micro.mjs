import { HeaderMap } from '@apollo/server';
import { pino } from 'pino';
import { composeBenchGraph, QUERY } from '../bench/gateway/supergraph.mjs';
import { boundedStore } from './dist/graph/bounded-store.js';
import { startEngine } from './dist/graph/engine.js';
import { requestReport } from './dist/graph/request-report.js';

const logger = pino({ level: 'silent' });
for (const N of [1, 20]) {
  const items = Array.from({ length: N }, (_, i) => i + 1);
  const A = {
    applications: {
      applications: items.map((n) => ({
        __typename: 'Application',
        id: `application-${n}`,
        number: `440000${n}`,
        status: 'S',
        submittedOn: '2026-07-08',
        practitioner: { __typename: 'Practitioner', id: `practitioner-${n}` },
      })),
    },
    qualifications: {
      _entities: items.map((n) => ({
        __typename: 'Practitioner',
        name: `张${n}`,
        category: 'x',
        institution: { __typename: 'Institution', id: `institution-${n}` },
      })),
    },
    institutions: {
      _entities: items.map((n) => ({ __typename: 'Institution', name: `i${n}`, level: 'C', regionCode: '440103' })),
    },
  };
  const T = Object.fromEntries(Object.entries(A).map(([k, v]) => [k, JSON.stringify({ data: v })]));
  const { server } = await startEngine({
    supergraph: composeBenchGraph((n) => `http://x/${n}`),
    source: (n) => ({
      async process(c) {
        JSON.stringify(c.request.variables);
        return JSON.parse(T[n]);
      },
    }),
    introspection: false,
    tokens: 2000,
    persistedQueries: boundedStore(100),
    plugin: requestReport(logger),
    logger,
  });
  const exec = server.internals.gatewayExecutor;
  const orig = exec;
  let last;
  server.internals.gatewayExecutor = (c) => {
    last = c;
    return orig(c);
  };
  const once = () =>
    server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([
          ['accept', 'application/json'],
          ['content-type', 'application/json'],
        ]),
        search: '',
        body: { query: QUERY, variables: { first: N }, operationName: 'Applications' },
      },
      context: async () => ({
        exchange: { requestId: 'x', viewer: { kind: 'PERSON' } },
        countMutation: async () => null,
      }),
    });
  const time = async (name, f, n = 4000) => {
    for (let i = 0; i < 1500; i++) await f();
    const a = process.cpuUsage();
    for (let i = 0; i < n; i++) await f();
    const b = process.cpuUsage(a);
    console.log(N, name, ((b.user + b.system) / 1000 / n).toFixed(4), 'ms');
  };
  const r = await once();
  if (!r.body.string.includes('"regionCode":"440103"')) console.log(r.body.string.slice(0, 300));
  await time('apollo server+gateway', once);
  await time('gateway executor only', () => exec(last));
}
