/** What this package asks of a logger; pino has it. It is given ids, names and reasons, never payloads. */
export type Logger = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export const SILENT_LOGGER: Logger = { info() {}, warn() {}, error() {} };

/** Milliseconds during which the same complaint is written once: a store that is away repeats itself many times a second. */
const REPEAT_AFTER_MS = 30_000;

/**
 * A listener for errors that somebody already recovers from, such as those of a lost connection: unheard they would end the
 * process, and each one written they would fill the disk.
 */
export function complaints(logger: Logger, fields: object): (error: Error) => void {
  const writtenAt = new Map<string, number>();
  return (error) => {
    const kind = complaintKind(error);
    const now = performance.now();
    if (now - (writtenAt.get(kind) ?? Number.NEGATIVE_INFINITY) < REPEAT_AFTER_MS) return;
    if (writtenAt.size > 100) writtenAt.clear();
    writtenAt.set(kind, now);
    logger.warn({ ...fields, reason: kind }, 'a store complains, trying again');
  };
}

/** Aggregated connection errors (every address refused) have an empty message; their code says it. */
function complaintKind(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return [code, error.message].filter(Boolean).join(' ') || error.name;
}
