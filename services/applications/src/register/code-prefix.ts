import type { CalendarDate } from '@medreg/clock';
import type { Settings } from '../context.ts';
import type { Category, Level } from '../forms/dictionaries.ts';
import type { ProfessionType } from '../generated/resolvers.ts';
import type { Entry } from './effects.ts';

/** Level digit of a certificate code (domain 6.3, 9.1). */
const LEVEL_DIGITS: Partial<Record<Level, string>> = {
  LICENSED: '1',
  ASSISTANT: '2',
  RURAL_ASSISTANT: '2',
  TOWNSHIP_ASSISTANT: '2',
};
/** Two-digit category of a certificate code (domain 9.1). */
const CATEGORY_DIGITS: Partial<Record<Category, string>> = {
  CLINICAL: '10',
  DENTAL: '20',
  PUBLIC_HEALTH: '30',
  TCM: '40',
  CLINICAL_AND_TCM: '10',
};
const SHORT_TERM_LETTERS: Partial<Record<Level, string>> = { HONG_KONG: 'H', MACAO: 'M', TAIWAN: 'T', FOREIGN: 'F' };

/**
 * @returns what stands before the serial in a new certificate code: level, category and division of first registration for
 * physicians (6.3); the installation's prefix and the division for TCM specialists (11-A13); year and province for nurses (6.4)
 */
export function codePrefix(
  profession: ProfessionType,
  { level, category, institution }: Entry,
  today: CalendarDate,
  { tcmCertificatePrefix }: Pick<Settings, 'tcmCertificatePrefix'>,
): string {
  const { regionCode } = institution;
  switch (profession) {
    case 'PHYSICIAN':
      return `${LEVEL_DIGITS[level] ?? '9'}${CATEGORY_DIGITS[category] ?? '90'}${regionCode}`;
    case 'TCM_SPECIALTY':
      return `${tcmCertificatePrefix}${regionCode}`;
    case 'NURSE':
      return `${today.slice(0, 4)}${regionCode.slice(0, 2)}`;
    case 'SHORT_TERM':
      return `S${SHORT_TERM_LETTERS[level] ?? 'X'}0${regionCode}`;
  }
}
