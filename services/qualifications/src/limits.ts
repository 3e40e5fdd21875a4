import type { Limits } from '@medreg/limits';

const HOUR = 3600;

/** Generous for people, useless for programs. */
export const openingsLimiter = (limits: Pick<Limits, 'limiter'>) =>
  limits.limiter('qualifications-openings', { points: 60, durationSeconds: HOUR });
