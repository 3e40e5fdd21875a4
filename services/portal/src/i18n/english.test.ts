import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { formOf } from './said-patterns.ts';
import { chineseIn, chineseTemplatesIn, sourcesIn } from './testing/chinese-texts.ts';

type Texts = { [key: string]: string | Texts };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(here(path), 'utf8')) as Texts;
const namespaces = (language: string) =>
  readdirSync(here(`./${language}`))
    .map((file) => file.replace(/\.json$/, ''))
    .filter((name) => name !== 'graph' && name !== 'said')
    .sort();

/** `a.b` → text */
const flat = (texts: Texts, before = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before + key}.`),
  );
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name).sort();

describe('the two languages', () => {
  it('have the same namespaces', () => {
    expect(namespaces('en')).toEqual(namespaces('zh-CN'));
  });

  it.each(namespaces('zh-CN'))('%s has the same keys', (name) => {
    const keys = (language: string) =>
      // English counts one and more; Chinese does not.
      [...new Set(flat(read(`./${language}/${name}.json`)).map(([key]) => key.replace(/_(one|other)$/, '')))].sort();
    expect(keys('en')).toEqual(keys('zh-CN'));
  });

  it.each(namespaces('zh-CN'))('%s has the same placeholders', (name) => {
    const english = new Map(flat(read(`./en/${name}.json`)));
    const differing = flat(read(`./zh-CN/${name}.json`)).filter(([key, text]) => {
      const other = english.get(key) ?? english.get(`${key}_other`);
      return other !== undefined && String(placeholders(other)) !== String(placeholders(text));
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it.each(namespaces('en'))('%s: English is in English', (name) => {
    const chinese = flat(read(`./en/${name}.json`)).filter(([, text]) => /\p{Script=Han}/u.test(text));
    expect(chinese.map(([key]) => key).filter((key) => !CHINESE_BY_NATURE.test(key))).toEqual([]);
  });
});

/** The language's own name, as its readers look for it; what stands in files that are imported, and says how they are written. */
const CHINESE_BY_NATURE = /^(language\.zh-CN|imports\.columns\..*|older\.(columns|what|problems)\..*)$/;
/** Values that the register takes as they are. */
const DATA: ReadonlySet<string> = new Set(['居民身份证', '中国']);

it('no text stands outside the resource files', () => {
  const outside = sourcesIn(here('../'))
    .filter((path) => !path.startsWith(here('./')))
    .flatMap((path) =>
      chineseIn(path, { parts: true })
        .filter((text) => !DATA.has(text))
        .map((text) => `${path.slice(here('../').length)}: ${text}`),
    );
  expect(outside).toEqual([]);
});

describe('what the graph tells', () => {
  const { enums, provinces } = read('./en/graph.json') as { enums: Texts; provinces: Record<string, string> };
  const texts = { ...(read('./en/said.json').texts as Record<string, string>), ...provinces };
  const patterns = read('./en/said.json').patterns as Record<string, string>;
  const services = ['identity', 'institutions', 'qualifications', 'applications', 'licences'];

  it('every value of every enum has an English name', () => {
    const names = flat(read('../generated/enum-names.json')).map(([key]) => key);
    const english = new Set(flat(enums).map(([key]) => key));
    expect(names.filter((key) => !english.has(key))).toEqual([]);
  });

  it.each(services)('%s: every text that never varies has an English one', (service) => {
    const folder = here(`../../../${service}/src`);
    const said = sourcesIn(folder)
      .filter((path) => !NOT_ON_THE_SCREEN.test(path.slice(folder.length + 1)))
      .flatMap((path) => chineseIn(path))
      .flatMap(entriesOf)
      .filter((text) => !SOURCE_TAG.test(text));
    expect([...new Set(said)].filter((text) => !(text in texts))).toEqual([]);
  });

  it.each(services)('%s: every text that varies has an English pattern', (service) => {
    const folder = here(`../../../${service}/src`);
    const templates = sourcesIn(folder)
      .filter((path) => !NOT_ON_THE_SCREEN.test(path.slice(folder.length + 1)) && !QUOTED.test(path))
      .flatMap(chineseTemplatesIn);
    // As a pattern, or with everything that can stand there as texts.
    const known = [...Object.keys(patterns), ...Object.keys(texts)];
    const untold = [...new Set(templates)].filter((template) => {
      let count = 0;
      const form = formOf(template.replace(/\{\}/g, () => `{any${count++}}`));
      return !TOLD_OTHERWISE.test(template) && !known.some((chinese) => form.test(chinese));
    });
    expect(untold).toEqual([]);
  });

  it('patterns have the same placeholders in both languages, and are English in English', () => {
    const names = (text: string) => String([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    const odd = Object.entries(patterns).filter(
      ([chinese, english]) => names(chinese) !== names(english) || /\p{Script=Han}/u.test(english),
    );
    expect(odd).toEqual([]);
  });

  it('nothing else is kept', () => {
    const steps = Object.keys(texts)
      .filter((text) => text.includes(' → '))
      .flatMap((chain) => chain.split(' → '));
    expect(steps.filter((step) => !(step in texts))).toEqual([]);
  });
});

/** What is printed, sent or matched against, but not told by the graph: papers and pages have one language. */
const NOT_ON_THE_SCREEN =
  /^paper\/|printable-form|archive-document|verify-page|-page\.ts$|rules\/columns|privacy-notice|scope-subjects|^docs\/|certificate/;
/** The wording of articles as papers and letters quote it. */
const QUOTED = /rules\/(refusal-grounds|reason-basis|statement)\.ts$/;
/** What stands in brackets within another sentence; the name of a file. */
const TOLD_OTHERWISE = /^（至\{\}）$|\.csv$/;
/** `S0 二(三)`: see legal-basis.ts. */
const SOURCE_TAG = /^(S\d|TCML|PL)\b/;

/** A dictionary stands as lines `<code> <name>`. */
const entriesOf = (text: string): string[] =>
  /^\n[A-Z]?\d/.test(text)
    ? text
        .trim()
        .split('\n')
        .map((line) => line.slice(line.indexOf(' ') + 1))
    : [text];
