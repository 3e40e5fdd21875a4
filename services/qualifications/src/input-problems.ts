import { MESSAGES } from './messages.ts';

export interface Problem {
  field: string;
  problem: string;
  message: string;
}

/** Control and formatting characters, half surrogates: PostgreSQL refuses some, and the others make a text look like another. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** Collects what is wrong with an input, all of it, so that the user mends everything at once. */
export class InputProblems {
  readonly problems: Problem[] = [];

  add(field: string, problem: string, message: string): void {
    this.problems.push({ field, problem, message });
  }

  check(holds: boolean, field: string, problem: string, message: string): void {
    if (!holds) this.add(field, problem, message);
  }

  /** @returns the text with single blanks; notes when it is empty, longer than `most` characters, or holds what cannot be seen */
  text(field: string, value: string, most: number): string {
    const text = value.normalize('NFC').trim().replace(/ +/g, ' ');
    if (text === '') this.add(field, 'REQUIRED', MESSAGES.required);
    else if ([...text].length > most) this.add(field, 'TOO_LONG', MESSAGES.tooLong(most));
    else if (UNSEEN.test(text)) this.add(field, 'CHARACTERS', MESSAGES.characters);
    return text;
  }

  /** As `text`; null and blank mean that nothing is said. */
  optionalText(field: string, value: string | null | undefined, most: number): string | null {
    return value?.trim() ? this.text(field, value, most) : null;
  }

  get any(): boolean {
    return this.problems.length > 0;
  }

  get outcome() {
    return { kind: 'InvalidInput' as const, message: MESSAGES.invalidInput, problems: this.problems };
  }
}

export const registerConflict = (problems: Problem[]) => ({
  kind: 'RegisterConflict' as const,
  message: MESSAGES.registerConflict,
  problems,
});
