import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { connectQueues, defineJob, withoutPersonalData } from './index.ts';

const sound = {
  queue: 'sms',
  payload: z.object({}),
  attempts: 3,
  backoff: { type: 'exponential', delayMs: 100, jitter: 0.5 },
  concurrency: 2,
} as const;

describe('defineJob', () => {
  it('takes a sound definition', () => expect(defineJob(sound)).toEqual(sound));

  it.each([
    ['a queue name with a colon', { queue: 'sms:1' }],
    ['no queue name', { queue: '' }],
    ['no attempt', { attempts: 0 }],
    ['half an attempt', { attempts: 1.5 }],
    ['no concurrency', { concurrency: 0 }],
    ['a negative pause', { backoff: { type: 'exponential', delayMs: -1 } as const }],
    ['a jitter above one', { backoff: { type: 'exponential', delayMs: 1, jitter: 2 } as const }],
  ])('refuses %s', (_, change) => expect(() => defineJob({ ...sound, ...change })).toThrow(RangeError));
});

describe('connectQueues', () => {
  it.each([{ url: 'mysql://localhost' }, { url: '' }, { url: 'redis://localhost', prefix: 'Not:this' }])(
    'refuses %j',
    (options) => expect(() => connectQueues(options)).toThrow(RangeError),
  );
});

describe('withoutPersonalData', () => {
  it.each([
    ['id 44010319861123001x unknown', 'id *** unknown'],
    ['call 13800138000', 'call ***'],
    ['mail to li.si@example.cn bounced', 'mail to *** bounced'],
    ['record 0f8fad5b-d9cb-469f-a165-708677289502 missing', 'record 0f8fad5b-d9cb-469f-a165-708677289502 missing'],
    ['port 5432 refused', 'port 5432 refused'],
    ['first line\nsecond line', 'first line'],
    ['x'.repeat(300), `${'x'.repeat(199)}…`],
  ])('%s', (message, shown) => expect(withoutPersonalData(message)).toBe(shown));
});
