import { type Logger, pino } from 'pino';

export type LogOptions = {
  readonly level: string;
  /** A file; standard output without it. */
  readonly file?: string;
};

/**
 * JSON lines, written in blocks of 4 kB and at least every second, so that a request does not wait for the disk. What
 * is left is written when the process ends.
 */
export function openLog({ level, file }: LogOptions): { logger: Logger; close: () => void } {
  const destination = pino.destination({
    dest: file ?? 1,
    sync: false,
    minLength: 4_096,
    periodicFlush: 1_000,
    mkdir: file !== undefined,
  });
  const logger = pino({ level, base: { service: 'gateway' }, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return { logger, close: () => destination.flushSync() };
}
