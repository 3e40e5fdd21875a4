import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { PROCEDURES } from '../../../applications/src/procedures/index.ts';
import { sourcesIn } from '../i18n/testing/chinese-texts.ts';
import { addressOf, GUIDES, PLACES, QUESTIONS, questionsOf, TOPICS, topicOf } from './questions.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const routes = new Set(
  sourcesIn(here('../'))
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\bpath: '([^']+)'/g)])
    .map(([, path]) => path),
);

it('all 59 questions of the handbook are there', () => {
  const numbers = QUESTIONS.map(({ id }) => Number(id)).filter((number) => !Number.isNaN(number));
  expect(numbers).toEqual(Array.from({ length: 59 }, (_, index) => index + 1));
});

it.each(['zh-CN', 'en'])('every question has its texts and names of its links: %s', (language) => {
  const { questions, links } = JSON.parse(readFileSync(here(`../i18n/${language}/help.json`), 'utf8')) as {
    questions: Record<string, { q: string; a: string }>;
    links: Record<string, string>;
  };
  expect(Object.keys(questions).sort()).toEqual(QUESTIONS.map(({ id }) => id).sort());
  expect(Object.keys(links).sort()).toEqual([...Object.keys(PLACES), ...GUIDES].sort());
});

it.each(Object.entries(PLACES))('%s is the address of a page', (_, address) => {
  expect([...routes]).toContain(address);
});

it('guides are of procedures that there are', () => {
  expect(GUIDES.filter((code) => !PROCEDURES.has(code))).toEqual([]);
  expect(addressOf('PHY_CHG')).toBe('/guide/PHY_CHG');
});

it.each(TOPICS)('%s has something to say', (topic) => {
  expect(questionsOf(topic).length).toBeGreaterThan(0);
});

it.each([...PROCEDURES.keys()])('the form of %s has help beside it', (code) => {
  expect(questionsOf(topicOf(code)).length).toBeGreaterThan(0);
});
