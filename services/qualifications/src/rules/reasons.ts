import { z } from 'zod';
import { COLUMNS } from './columns.ts';

/** Everything that can be wrong with a line, in machine words; the sentences stand in messages.ts. */
export const PROBLEMS = [
  'REQUIRED',
  'TOO_LONG',
  'TOO_MANY',
  'QUOTES',
  'COLUMN_COUNT',
  'NAME_CHARACTERS',
  'ID_LENGTH',
  'ID_CHARACTERS',
  'ID_REGION',
  'ID_BIRTH_DATE',
  'ID_CHECKSUM',
  'ID_NOT_UPGRADABLE',
  'ID_KEPT_OLD',
  'BIRTH_DATE_UNSURE',
  'DIFFERS_FROM_ID_NUMBER',
  'DOCUMENT_UNKNOWN',
  'DOCUMENT_INVALID',
  'SEX_UNKNOWN',
  'CODE_LENGTH',
  'CODE_CHARACTERS',
  'CODE_YEAR',
  'CODE_PROVINCE',
  'CODE_ID_NUMBER',
  'CODE_OF_OTHER_NUMBER',
  'CODE_CORRECTED',
  'LEVEL_UNKNOWN',
  'LEVEL_DIFFERS_FROM_CODE',
  'CATEGORY_UNKNOWN',
  'CATEGORY_DIFFERS_FROM_CODE',
  'PROVINCE_DIFFERS_FROM_CODE',
  'ORIGIN_UNKNOWN',
  'PROVINCE_UNKNOWN',
  'PROVINCE_NOT_YOURS',
  'DATE_INVALID',
  'DATE_IN_FUTURE',
  'DATE_IMPOSSIBLE',
  'DUPLICATE_IN_FILE',
  'CONFLICTS_WITH_REGISTER',
  'NAME_CONFLICT',
  'NOT_TAKEN_OVER',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** One reason why a line was refused, or is worth a look; `otherLine` is the line that it is about besides its own. */
export const Reason = z.object({
  column: z.enum(COLUMNS).nullable(),
  problem: z.enum(PROBLEMS),
  otherLine: z.number().int().optional(),
});
export type Reason = z.infer<typeof Reason>;

export const Reasons = z.array(Reason);

/** Why a file could not be read as a whole. */
const FILE_PROBLEMS = [
  'EMPTY_FILE',
  'NOT_TEXT',
  'MISSING_COLUMNS',
  'REPEATED_COLUMNS',
  'QUOTE_NOT_CLOSED',
  'LINE_TOO_LONG',
  'FILE_GONE',
] as const;

export const Failure = z.object({
  problem: z.enum(FILE_PROBLEMS),
  line: z.number().int().optional(),
  columns: z.array(z.string()).optional(),
});
export type Failure = z.infer<typeof Failure>;

/** Thrown while a file is read: nothing after this can be taken, what came before stays. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`The file cannot be read: ${failure.problem}`);
    this.failure = failure;
  }
}
