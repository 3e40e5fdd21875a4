import { databaseUrl, nodeEnv, port, readEnv, secret } from '@medreg/env';
import { z } from 'zod';

/** What the service is started with; see README.md. */
export const readEnvironment = () =>
  readEnv({
    NODE_ENV: nodeEnv,
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(4105),
    LOG_LEVEL: z.string().default('info'),
    DATABASE_URL: databaseUrl,
    QUEUE_URL: z.url(),
    LIMITS_URL: z.string(),
    FILES_URL: z.string(),
    PUBLIC_URL: z.url().default('http://localhost:4000'),
    APPLICATIONS_URL: z.url().default('http://127.0.0.1:4104/graphql'),
    VIEWER_SECRET: secret,
    TICKET_SECRET: secret,
    PII_KEYS: z.string(),
    PII_INDEX_KEY: z.string(),
    /** JSON array of Ed25519 private keys (JWK with kid); the first signs, all are published. */
    LICENCE_SIGNING_KEYS: z.string(),
    /** 电子证照类型代码: credit code of the defining department and three digits; the state's catalogue assigns it. */
    LICENCE_TYPE_CODE: z
      .string()
      .regex(/^[0-9A-Z]{18}\d{3}$/)
      .default('11100000MB03271699901'),
  });

export type Environment = ReturnType<typeof readEnvironment>;
