/** The identity service: accounts, contacts, sign-in, sessions, activation. Started by main.ts; wired by service.ts. */
export { readSettings, type Settings } from './environment.ts';
export { createIdentityService, type IdentityService, type Instead } from './service.ts';
