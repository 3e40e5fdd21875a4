/**
 * What tests of several parts share: a fresh database of a service, viewers of every kind, and waiting for what comes
 * by itself. The root jest.config.mjs starts one PostgreSQL server for the whole run (global-setup.ts).
 */
export { freePort } from '@medreg/database';
export { eventually } from './eventually.ts';
export { infrastructureClient } from './infrastructure-client.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
export { anInstitutionUser, anOfficer, anOperator, aPerson, aService, aStranger } from './viewers.ts';
