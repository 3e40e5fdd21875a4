import { databaseUrl, nodeEnv, port, readEnv, secret } from '@medreg/env';
import { z } from 'zod';

/** 电子证照类型代码: credit code of the defining department and three digits; the state's catalogue assigns it. */
const licenceTypeCode = z.string().regex(/^[0-9A-Z]{18}\d{3}$/);

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
    /** Of the 中医（专长）医师执业证书, 医师执业证书, 护士执业证书. */
    LICENCE_TYPE_CODE: licenceTypeCode.default('11100000MB03271699901'),
    LICENCE_TYPE_CODE_PHYSICIAN: licenceTypeCode.default('11100000MB03271699902'),
    LICENCE_TYPE_CODE_NURSE: licenceTypeCode.default('11100000MB03271699903'),
  });

export type Environment = ReturnType<typeof readEnvironment>;
