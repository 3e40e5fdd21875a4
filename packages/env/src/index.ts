/**
 * Configuration from the environment: read once at start, checked whole, reported whole.
 *
 * The only package that touches `process.env`. A service names what it needs and gets typed values, or one error that
 * lists every problem by the name of its variable and never by its value.
 *
 * ```ts
 * const settings = readEnv({ DATABASE_URL: databaseUrl, PORT: port.default(4101), VIEWER_SECRET: secret });
 * ```
 */
export { type Environment, environment } from './environment.ts';
export { booleanFlag, databaseUrl, nodeEnv, port, secret } from './fields.ts';
export { EnvError, type EnvProblem, orExit, readEnv } from './read-env.ts';
