import { type CalendarDate, parseCalendarDate } from '@medreg/clock';
import { MESSAGES } from './messages.ts';

export interface Problem {
  field: string;
  problem: string;
  message: string;
}

/** Control and formatting characters, half surrogates: PostgreSQL refuses some, and the others make a name look like another. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** Collects what is wrong with an input, all of it, so that the user mends everything at once. */
export class InputProblems {
  readonly problems: Problem[] = [];

  add(field: string, problem: string, message: string): void {
    this.problems.push({ field, problem, message });
  }

  check(holds: boolean, field: string, problem: string, message: string): void {
    if (!holds) this.add(field, problem, message);
  }

  /** @returns the text trimmed, in the characters that were typed; notes when it is empty or longer than `max` characters */
  text(field: string, value: string, max = 100): string {
    const text = value.normalize('NFC').trim();
    if (text === '') this.add(field, 'REQUIRED', MESSAGES.required);
    else if ([...text].length > max) this.add(field, 'TOO_LONG', MESSAGES.tooLong(max));
    else if (UNSEEN.test(text)) this.add(field, 'CHARACTERS', MESSAGES.characters);
    return text;
  }

  /** @returns the date, or null when it is none or not given; notes what is no date */
  date(field: string, value: string | null | undefined): CalendarDate | null {
    const date = value ? parseCalendarDate(value) : null;
    this.check(!value || date !== null, field, 'FORMAT', MESSAGES.noDate);
    return date;
  }

  get any(): boolean {
    return this.problems.length > 0;
  }

  get outcome() {
    return { kind: 'InvalidInput' as const, message: MESSAGES.invalidInput, problems: this.problems };
  }
}
