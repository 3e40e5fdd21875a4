import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const root = (path: string) => new URL(`../../../${path}`, import.meta.url);

/** One row of docs/handbook-questions.md. */
interface Row {
  number: number;
  does: string;
  tests: { file: string; title: string }[];
}

const rows: Row[] = readFileSync(root('docs/handbook-questions.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => {
    // A bar within a cell is written `\|`.
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
    const [, number = '', , does = '', tests = ''] = cells;
    return { number: Number(number), does, tests: tests.split('<br>').flatMap(testOf) };
  });

function testOf(text: string): Row['tests'] {
  const [, file, title] = /^`(\S+\.test\.ts)` (.+)$/.exec(text) ?? [];
  return file && title ? [{ file, title }] : [];
}

describe('the 59 questions of the handbook (S2)', () => {
  it('are all answered, in their order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 59 }, (_, index) => index + 1));
    expect(rows.filter(({ does }) => does === '')).toEqual([]);
  });

  it('have no test only where there is nothing to show', () => {
    const silent = rows.filter(
      ({ tests, does }) => tests.length === 0 && !/^(Obsolete|Organisational|Later)\b/.test(does),
    );
    expect(silent).toEqual([]);
  });

  it.each(rows.flatMap(({ number, tests }) => tests.map(({ file, title }) => [number, file, title] as const)))(
    'question %i: %s has “%s”',
    (_, file, title) => {
      expect(existsSync(root(file))).toBe(true);
      expect(readFileSync(root(file), 'utf8')).toContain(title);
    },
  );
});
