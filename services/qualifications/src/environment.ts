import { databaseUrl, nodeEnv, port, readEnv, secret } from '@medreg/env';
import { z } from 'zod';

/** What the service is started with; see README.md. */
export const readEnvironment = () =>
  readEnv({
    NODE_ENV: nodeEnv,
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(4102),
    LOG_LEVEL: z.string().default('info'),
    DATABASE_URL: databaseUrl,
    QUEUE_URL: z.url(),
    VIEWER_SECRET: secret,
    PII_KEYS: z.string(),
    PII_INDEX_KEY: z.string(),
    FILES_URL: z.url(),
    TICKET_SECRET: secret,
    LIMITS_URL: z.url(),
  });
export type Environment = ReturnType<typeof readEnvironment>;
