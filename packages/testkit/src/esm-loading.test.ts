import { describe, expect, it } from '@jest/globals';

/** What the parts depend on is ESM in part, or WebAssembly; a Jest that cannot load it would be found out late. */
describe('Jest loads', () => {
  it.each([
    ['@apollo/server', 'ApolloServer'],
    ['@medreg/database', 'migrate'],
    ['@medreg/viewer', 'viewerSigner'],
    ['@prisma/adapter-pg', 'PrismaPg'],
    ['bullmq', 'Queue'],
    ['fast-check', 'property'],
    ['fast-jwt', 'createSigner'],
    ['graphql', 'buildSchema'],
    ['ioredis', 'Redis'],
  ])('%s', async (name, member) => {
    expect(await import(name)).toHaveProperty(member);
  });
});
