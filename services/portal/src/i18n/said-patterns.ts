/**
 * Chinese with placeholders → English with the same ones: `{n}` and `{m}` are numbers, `{day}` and `{until}` days, `{term}` is what has
 * an English text of its own, and any other name whatever stands there.
 */
export type Patterns = Readonly<Record<string, string>>;

const PLACEHOLDER = /\{(\w+)\}/g;
const NUMBER = '\\d+';
const DAY = '\\d{4}[-年]\\d{1,2}[-月]\\d{1,2}日?';
const SHAPES: Readonly<Record<string, string>> = { n: NUMBER, m: NUMBER, day: DAY, until: DAY };
/** One sentence at most. */
const WORDS = '[^。]+?。??';

interface Compiled {
  form: RegExp;
  english: string;
}
const compiled = new WeakMap<Patterns, Compiled[]>();

/**
 * A sentence of the graph with something in it that varies: `30分钟` by `{n}分钟`. What stands there is told by `said` in its turn.
 * @returns null when no pattern fits
 */
export function saidByPattern(patterns: Patterns, text: string, said: (part: string) => string): string | null {
  for (const { form, english } of formsOf(patterns)) {
    const parts = form.exec(text)?.groups;
    if (parts && !(parts.term && said(parts.term) === parts.term))
      return english.replace(PLACEHOLDER, (_, name: string) => saidEach(parts[name] ?? '', said));
  }
  return null;
}

/** A name, or several. */
const saidEach = (names: string, said: (part: string) => string) => names.split('、').map(said).join(', ');

/** What says most fits best. */
function formsOf(patterns: Patterns): Compiled[] {
  const known = compiled.get(patterns);
  if (known) return known;
  const forms = Object.entries(patterns)
    .sort(([a], [b]) => wordsOf(b).length - wordsOf(a).length)
    .map(([chinese, english]) => ({ form: formOf(chinese), english }));
  compiled.set(patterns, forms);
  return forms;
}

const wordsOf = (chinese: string) => chinese.replace(PLACEHOLDER, '');

export function formOf(chinese: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const source = chinese
    .split(PLACEHOLDER)
    .map((part, index) => (index % 2 === 0 ? literal(part) : `(?<${part}>${SHAPES[part] ?? WORDS})`));
  return new RegExp(`^${source.join('')}$`);
}
