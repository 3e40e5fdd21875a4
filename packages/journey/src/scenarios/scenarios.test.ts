import { describe, expect, it } from '@jest/globals';
import { CHAINS, type ChainName } from './chains.ts';
import { SCENARIOS } from './index.ts';

describe('the table of scenarios', () => {
  it('has each procedure once', () => {
    const codes = SCENARIOS.map(({ procedure }) => procedure);
    expect(codes).toEqual([...new Set(codes)]);
  });

  it('plays every chain that it can walk', () => {
    const played = new Set(SCENARIOS.flatMap(({ ways }) => Object.values(ways).flat()));
    expect([...played].sort()).toEqual((Object.keys(CHAINS) as ChainName[]).sort());
  });

  it('tells the chains apart by their words', () => {
    const words = Object.values(CHAINS).map((chain) => chain.words);
    expect(words).toEqual([...new Set(words)]);
  });

  it.each(Object.entries(CHAINS))('%s ends where an application ends', (_, { turns }) => {
    expect(['EFFECTIVE', 'KEPT']).toContain(turns.at(-1)?.[2]);
  });
});
