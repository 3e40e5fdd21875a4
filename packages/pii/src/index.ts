/**
 * Personal data: sealed at rest, found by a keyed index, masked on the way out (PIPL 51, 55; domain 4.1).
 *
 * A column that holds personal data holds `seal(text)`; a column that must be searched holds `blindIndex(kind, text)`
 * besides. People see masks, logs see nothing.
 */
export { type BlindIndexKind, indexForm } from './blind-index.ts';
export { type Pii, PiiError, type PiiKeys, type PiiProblem } from './contract.ts';
export { createPii } from './create-pii.ts';
export { LOG_REDACTION } from './log-redaction.ts';
export { maskEmail, maskIdNumber, maskName, maskPhone, maskQualificationCode } from './masks.ts';
