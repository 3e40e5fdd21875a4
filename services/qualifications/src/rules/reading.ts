import type { CalendarDate } from '@medreg/clock';
import type { Column } from './columns.ts';
import type { QualificationFacts } from './facts.ts';
import type { Problem, Reason } from './reasons.ts';

/** What a line is read by. */
export interface ReadingRules {
  today: CalendarDate;
  /** Division whose authority provides the data; '000000' may provide for every province. */
  providerRegion: string;
}

/** A line while it is read, cell by cell: what it says so far, and what speaks against it. */
export interface Reading extends ReadingRules {
  facts: Partial<QualificationFacts>;
  /** What the cells 性别 and 出生日期 say, for whoever has no number that says it. */
  stated: { sex?: QualificationFacts['sex']; birthDate?: CalendarDate };
  /** The code of a physician, for comparing it with the other cells. */
  physicianCode?: { year: number; provincePrefix: string; levelAndCategory: string };
  /** The line is refused for this. */
  refuse(column: Column, problem: Problem): void;
  /** The line is taken, and somebody should look at this. */
  warn(column: Column, problem: Problem): void;
}

/** Reads a cell in which something stands. */
export type CellReader = (text: string, reading: Reading) => void;

/** Collects into `reasons` and `warnings`. */
export function startReading(
  rules: ReadingRules,
  facts: Partial<QualificationFacts>,
  { reasons, warnings }: { reasons: Reason[]; warnings: Reason[] },
): Reading {
  return {
    ...rules,
    facts,
    stated: {},
    refuse: (column, problem) => reasons.push({ column, problem }),
    warn: (column, problem) => warnings.push({ column, problem }),
  };
}
