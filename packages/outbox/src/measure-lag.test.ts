import { expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { measureLag } from './measure-lag.ts';

it.each([
  ['the lag', async () => 4.5, 'medreg_outbox_lag_seconds 4.5'],
  ['that nobody knows', () => Promise.reject(new Error('away')), 'medreg_outbox_lag_seconds Nan'],
])('tells %s', async (_what, lag, expected) => {
  const registry = new Registry();
  measureLag({ lag, stop: async () => {} }, registry);
  expect(await registry.metrics()).toContain(expected);
});
