import { describe, expect, it } from '@jest/globals';
import { isShareable, policyOfHeader, stricter, UNCACHEABLE } from './cache-policy.ts';

describe('how an answer may be kept', () => {
  it.each([
    [undefined, 0, 'PRIVATE'],
    ['max-age=60, public', 60, 'PUBLIC'],
    ['Public, Max-Age=60', 60, 'PUBLIC'],
    ['max-age=60', 60, 'PRIVATE'],
    ['max-age=60, private', 60, 'PRIVATE'],
    ['max-age=60, public, private', 60, 'PRIVATE'],
    ['public', 0, 'PUBLIC'],
    ['no-store, max-age=60, public', 0, 'PRIVATE'],
    ['no-cache,public,max-age=60', 0, 'PRIVATE'],
    ['max-age=-5, public', 0, 'PUBLIC'],
    ['s-maxage=60, public', 0, 'PUBLIC'],
    ['', 0, 'PRIVATE'],
  ])('%s', (header, maxAge, scope) => expect(policyOfHeader(header)).toEqual({ maxAge, scope }));

  it('is that of the strictest part', () => {
    const minute = { maxAge: 60, scope: 'PUBLIC' } as const;
    expect(stricter(null, minute)).toEqual(minute);
    expect(stricter(minute, { maxAge: 10, scope: 'PUBLIC' })).toEqual({ maxAge: 10, scope: 'PUBLIC' });
    expect(stricter(minute, { maxAge: 90, scope: 'PRIVATE' })).toEqual({ maxAge: 60, scope: 'PRIVATE' });
    expect(isShareable(stricter(minute, UNCACHEABLE))).toBe(false);
    expect(isShareable(stricter(UNCACHEABLE, minute))).toBe(false);
    expect([isShareable(minute), isShareable(null), isShareable({ maxAge: 0, scope: 'PUBLIC' })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
