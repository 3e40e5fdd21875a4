import { suitesLeftOut } from './scripts/test-programs.mjs';

/** One Jest for the whole house: `node --experimental-vm-modules node_modules/jest/bin/jest.js <path filter>`. */
export default {
  roots: ['gateway', 'services', 'packages', 'bench'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/generated/', ...suitesLeftOut()],
  watchPathIgnorePatterns: ['/dist/', '/generated/', '/.data/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022', experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
      },
    ],
  },
  testEnvironment: 'node',
  globalSetup: '<rootDir>/packages/testkit/dist/global-setup.js',
  globalTeardown: '<rootDir>/packages/testkit/dist/global-teardown.js',
  maxWorkers: 2,
  // A worker keeps every module of every suite that it has run: a fresh one is faster than a fat one.
  workerIdleMemoryLimit: '1500MB',
  // Whole procedures on a busy machine of two cores.
  testTimeout: 60_000,
};
