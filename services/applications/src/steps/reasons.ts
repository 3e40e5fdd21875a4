import type { StepRequest } from './find-step.ts';

/** A step that must be explained. */
export type ReasonedRequest = StepRequest & { reasons: readonly { code: string; message: string }[] };
