/** Why a question was not answered. What a rule refuses is not among them: that is a member of the answer's union. */
export type ProblemCode =
  | 'OFFLINE'
  | 'SESSION_ENDED'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'SERVICE_UNAVAILABLE'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'UNEXPECTED';

export class GraphProblem extends Error {
  readonly code: ProblemCode;
  /** What support asks for; null where nothing was reached. */
  readonly requestId: string | null;

  constructor(code: ProblemCode, requestId: string | null, message: string = code) {
    super(message);
    this.name = 'GraphProblem';
    this.code = code;
    this.requestId = requestId;
  }
}

const KNOWN: Record<string, ProblemCode> = {
  UNAUTHENTICATED: 'SESSION_ENDED',
  FORBIDDEN: 'FORBIDDEN',
  RATE_LIMITED: 'RATE_LIMITED',
  SERVICE_UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  NOT_FOUND: 'NOT_FOUND',
};

export const problemCode = (code: unknown): ProblemCode => KNOWN[String(code)] ?? 'UNEXPECTED';

/** Trying again may help. */
export const isPassing = (problem: unknown): boolean =>
  problem instanceof GraphProblem && ['OFFLINE', 'SERVICE_UNAVAILABLE'].includes(problem.code);
