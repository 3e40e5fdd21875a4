import { EnvError, nodeEnv, port, readEnv } from '@medreg/env';
import { z } from 'zod';

const SHAPE = {
  NODE_ENV: nodeEnv,
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4200),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** A file with accounts that one click signs in as. */
  DEMO_ACCOUNTS: z.string().optional(),
};

export type Settings = ReturnType<typeof readSettings>;

/** @throws EnvError naming every variable that is wrong; DEMO_ACCOUNTS is wrong in production */
export function readSettings(source?: Readonly<Record<string, string | undefined>>) {
  const settings = readEnv(SHAPE, source);
  if (settings.NODE_ENV === 'production' && settings.DEMO_ACCOUNTS !== undefined) {
    throw new EnvError([
      { name: 'DEMO_ACCOUNTS', problem: 'lets anybody sign in as anybody and is refused in production' },
    ]);
  }
  return settings;
}
