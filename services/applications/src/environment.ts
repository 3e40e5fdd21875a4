import { databaseUrl, nodeEnv, port, readEnv, secret } from '@medreg/env';
import { z } from 'zod';

const workingDays = (standard: number) =>
  z
    .string()
    .regex(/^[1-9]\d?$/, { error: 'must be a number of working days from 1 to 99' })
    .transform(Number)
    .default(standard);

/** What the service is started with; see README.md. */
export const readEnvironment = () =>
  readEnv({
    NODE_ENV: nodeEnv,
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(4104),
    LOG_LEVEL: z.string().default('info'),
    DATABASE_URL: databaseUrl,
    QUEUE_URL: z.url(),
    VIEWER_SECRET: secret,
    PII_KEYS: z.string(),
    PII_INDEX_KEY: z.string(),
    FILES_URL: z.url(),
    TICKET_SECRET: secret,
    LIMITS_URL: z.url(),
    QUALIFICATIONS_URL: z.url().default('http://127.0.0.1:4102/graphql'),
    INSTITUTIONS_URL: z.url().default('http://127.0.0.1:4103/graphql'),
    TCM_CERTIFICATE_PREFIX: z
      .string()
      .regex(/^[0-9A-Z]{3}$/, { error: 'must be three characters 0-9 or A-Z' })
      .default('141'),
    ACCEPTANCE_WORKING_DAYS: workingDays(5),
    DECISION_WORKING_DAYS: workingDays(20),
  });
export type Environment = ReturnType<typeof readEnvironment>;
