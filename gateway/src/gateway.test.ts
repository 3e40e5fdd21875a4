import { describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startHouse } from './testing/small-house.ts';

describe('the GraphQL-over-HTTP specification', () => {
  /** A GET whose only header is `accept: *\/*` looks like a script tag of a foreign page (graph/csrf.ts). */
  const NOT_OFFERED = ['5A70'];

  it('is kept in every MUST and SHOULD of the audits of graphql-http, and in every MAY but one', async () => {
    const house = await startHouse();
    try {
      const audits = serverAudits({ url: `${house.url}/graphql`, fetchFn: fetch });
      expect(audits).toHaveLength(61);
      const results = await Promise.all(audits.map((audit) => audit.fn()));
      const failed = results.filter(({ status, id }) => status !== 'ok' && !NOT_OFFERED.includes(id));
      expect(results.find(({ id }) => id === '5A70')?.name).toMatch(/^MAY/);
      expect(
        failed.map(({ name, status, ...result }) => [name, status, 'reason' in result ? result.reason : '']),
      ).toEqual([]);
    } finally {
      await house.stop();
    }
  });
});

describe('stopping', () => {
  it('takes nothing new, finishes what is in flight, and is gone', async () => {
    const house = await startHouse();
    const slow = house.ask('{ slow }');
    while (house.services.qualifications.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const closed = house.gateway.close(5_000);
    await expect(house.fetch('/healthz').then((response) => response.status)).rejects.toThrow();
    house.services.qualifications.release();
    expect((await slow).body.data).toEqual({ slow: 'at last' });
    await closed;
    await house.stop();
  });

  it('does not wait for ever', async () => {
    const house = await startHouse();
    const slow = house.ask('{ slow }').catch(() => 'cut');
    while (house.services.qualifications.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await house.gateway.close(50);
    expect(await slow).toBe('cut');
    house.services.qualifications.release();
    await house.stop();
  });
});

describe('probes, metrics and headers', () => {
  it('say what they should', async () => {
    const house = await startHouse({ publicUrl: 'https://medreg.example' });
    try {
      await house.ask('query Q { practitioners(first: 1) { id } }');
      await house.ask('{ nonsense }');
      await house.ask('{ failing }');
      await house.ask('query P { openRegister(first: 1) { id } }');
      await house.ask('query P { openRegister(first: 1) { id } }');
      const healthy = await house.fetch('/healthz');
      expect([healthy.status, await healthy.json()]).toEqual([200, { status: 'ok' }]);
      expect(await (await house.fetch('/readyz')).json()).toMatchObject({ status: 'ready', keys: 'ok' });
      const text = await (await house.fetch('/metrics')).text();
      expect(text).toMatch(/gateway_request_seconds_count\{kind="query",outcome="ok"\} [1-9]/);
      expect(text).toMatch(/gateway_request_seconds_count\{kind="query",outcome="failed"\} 1/);
      expect(text).toMatch(/gateway_request_seconds_count\{kind="other",outcome="errors"\} 1/);
      expect(text).toMatch(/gateway_subgraph_seconds_count\{subgraph="qualifications",outcome="ok"\} [1-9]/);
      expect(text).toMatch(/gateway_answer_cache_total\{result="hit"\} 1/);
      expect(text).toMatch(/gateway_requests_in_flight 1/);
      expect(text).toContain('nodejs_eventloop_lag_seconds');

      const page = await house.fetch('/');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(page.headers.get('strict-transport-security')).toContain('max-age=');
      expect(page.headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(await page.text()).not.toMatch(/(src|href)="?https?:/);
      const answer = await house.ask('{ __typename }');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('x-powered-by')).toBeNull();
    } finally {
      await house.stop();
    }
  });

  it('ask no browser for https where there is none', async () => {
    const house = await startHouse({ publicUrl: 'http://localhost:4000' });
    try {
      const { headers } = await house.fetch('/');
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    } finally {
      await house.stop();
    }
  });
});
