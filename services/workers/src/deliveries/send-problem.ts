import { z } from 'zod';

/**
 * Why a message did not go out, and what may be done about it.
 *
 * - `RETRY_LATER`: it was certainly not sent (refused, throttled, never connected) and may succeed later;
 * - `OUTCOME_UNKNOWN`: it may have been sent (answer lost, timeout, server error): ask before sending again;
 * - `PERMANENT`: it was refused and will be refused for ever (wrong number, unapproved template).
 */
export type SendProblemKind = 'RETRY_LATER' | 'OUTCOME_UNKNOWN' | 'PERMANENT';

/** `code` is the provider's or the system's error code: fit for logs, free of personal data. */
export class SendProblem extends Error {
  readonly kind: SendProblemKind;
  readonly code: string;

  constructor(kind: SendProblemKind, code: string) {
    super(`${kind}: ${code}`);
    this.name = 'SendProblem';
    this.kind = kind;
    this.code = code;
  }
}

/** What the libraries leave on what they throw; read by shape, because each has errors of its own making. */
const Thrown = z.object({
  message: z.string().catch(''),
  /** The system's code, or the provider's. */
  code: z.string().min(1).optional().catch(undefined),
  /** HTTP status, as Aliyun's and as Tencent's SDK call it. */
  statusCode: z.number().optional().catch(undefined),
  httpCode: z.number().optional().catch(undefined),
  /** SMTP reply. */
  responseCode: z.number().optional().catch(undefined),
  cause: z.unknown().optional(),
});
export type Thrown = z.infer<typeof Thrown>;

export function readThrown(error: unknown): Thrown {
  const parsed = Thrown.safeParse(error);
  return parsed.success ? parsed.data : { message: '' };
}

const NEVER_CONNECTED = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ConnectTimeout)\b/;
const CONNECTION_LOST = /\b(ECONNRESET|EPIPE|ETIMEDOUT|ECONNABORTED|ReadTimeout|network timeout|socket hang up)\b/;

/** Classifies a failure below HTTP or SMTP. Libraries hide the system's code in different places, so all are looked at. */
export function connectionProblem(error: unknown): SendProblem {
  const traces = errorTraces(error);
  const never = NEVER_CONNECTED.exec(traces);
  if (never?.[1]) return new SendProblem('RETRY_LATER', never[1]);
  const lost = CONNECTION_LOST.exec(traces);
  return new SendProblem('OUTCOME_UNKNOWN', (lost?.[1] ?? 'UNREADABLE_ANSWER').replaceAll(' ', '_').toUpperCase());
}

function errorTraces(error: unknown): string {
  const { code = '', message, cause } = readThrown(error);
  return cause ? `${code} ${message} ${errorTraces(cause)}` : `${code} ${message}`;
}
