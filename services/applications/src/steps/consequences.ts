import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import { askForMappings, type ScopesInQuestion } from '../provinces/ask-for-mappings.ts';
import type { ApplicationRow } from '../rows.ts';

/**
 * What a submission sets off beside the application itself, as data: a procedure says what, `bringAbout` does it in the
 * transaction of the submission.
 */
export type Consequence =
  /** 执业范围商定 between two provinces (S2-Q49; domain 9.2) */
  { kind: 'NEGOTIATE_SCOPES' } & ScopesInQuestion;

/** Submitted again after a correction, nothing is set off twice. */
export async function bringAbout(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  application: ApplicationRow,
  consequences: readonly Consequence[],
  at: Date,
): Promise<void> {
  for (const { kind: _, ...scopes } of consequences) await askForMappings(tx, deps, application, scopes, at);
}
