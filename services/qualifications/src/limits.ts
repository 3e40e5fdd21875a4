import type { Limits } from '@medreg/limits';

const HOUR = 3600;

/** Generous for people, useless for programs. By account. */
export const limiters = (limits: Pick<Limits, 'limiter'>) => ({
  openings: limits.limiter('qualifications-openings', { points: 60, durationSeconds: HOUR }),
  lookUps: limits.limiter('qualifications-look-ups', { points: 200, durationSeconds: HOUR }),
  // Whoever guesses misses: 信息验证 answers to exact name and number only (domain 2.3).
  lookUpMisses: limits.limiter('qualifications-look-up-misses', { points: 30, durationSeconds: HOUR }),
  entries: limits.limiter('qualifications-entries', { points: 300, durationSeconds: HOUR }),
});
