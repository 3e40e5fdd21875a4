import { z } from 'zod';

/** A PostgreSQL connection string, e.g. `postgres://user:password@host:5432/identity`. */
export const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a connection string postgres://user:password@host:port/database',
});

/** A TCP port, 0 (any free one) to 65535. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'must be a port number from 0 to 65535', abort: true })
  .transform(Number)
  .pipe(z.number().max(65_535, { error: 'must be a port number from 0 to 65535' }));

/** A secret of at least 32 characters. It has no default: a shared secret that everybody knows is none. */
export const secret = z.string().min(32, { error: 'must have at least 32 characters' });

/** What kind of run this is. Whoever says nothing runs in production, so that nothing is switched on by accident. */
export const nodeEnv = z.enum(['development', 'production', 'test']).default('production');

/** A switch: true, 1, yes, on / false, 0, no, off, in either case. */
export const booleanFlag = z.stringbool({
  truthy: ['true', '1', 'yes', 'on'],
  falsy: ['false', '0', 'no', 'off'],
  error: 'must be true or false',
});
