import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { startHouse } from '../testing/small-house.ts';
import { startTracing } from './tracing.ts';

describe('tracing', () => {
  it('sends spans to the collector and the trace to the subgraphs', async () => {
    const received: string[] = [];
    const collector = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        received.push(`${request.url} ${Buffer.concat(chunks).toString('latin1')}`);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    const stopTracing = await startTracing(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`);
    const house = await startHouse({ tracing: true });
    await house.ask('{ practitioners(first: 1) { institution { name } } }', {
      headers: { traceparent: `00-${'1'.repeat(32)}-${'1'.repeat(16)}-01` },
    });
    await house.stop();
    await stopTracing();
    collector.close();
    const traces = Object.values(house.services).flatMap(({ seen }) =>
      seen.map(({ headers }) => String(headers.traceparent).split('-')[1]),
    );
    expect(new Set(traces).size).toBe(1);
    expect(traces[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(traces[0]).not.toBe('1'.repeat(32));
    expect(received.join()).toContain('/v1/traces');
    expect(received.join()).toContain('gateway.fetch');
    expect(received.join()).toContain('medreg-gateway');
  });
});
