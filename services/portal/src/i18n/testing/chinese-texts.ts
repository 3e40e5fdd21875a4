import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

const CHINESE = /\p{Script=Han}/u;

/**
 * Chinese texts that stand in a source file, comments left out: string literals, templates and JSX; patterns are no texts.
 * @param parts whether the fixed parts of templates with variables count too; alone they say nothing that could be looked up
 * @param between what stands for a variable
 */
export function chineseIn(path: string, { parts = false, between = '' } = {}): string[] {
  const found: string[] = [];
  const take = (text: unknown) => {
    if (typeof text === 'string' && CHINESE.test(text)) found.push(text);
  };
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null) {
      const { type, ...rest } = node as { type?: string } & Record<string, unknown>;
      if (type === 'StringLiteral' || type === 'JSXText') take(rest.value);
      if (type === 'TemplateLiteral' && (parts || fixed(rest))) take(textOf(rest, between));
      Object.values(rest).forEach(walk);
    }
  };
  walk(parseSync(readFileSync(path, 'utf8'), { syntax: 'typescript', tsx: path.endsWith('.tsx'), target: 'es2022' }));
  return found;
}

const fixed = ({ expressions }: Record<string, unknown>) => Array.isArray(expressions) && expressions.length === 0;
const textOf = ({ quasis }: Record<string, unknown>, between: string) =>
  Array.isArray(quasis) ? quasis.map(({ cooked }: { cooked?: string }) => cooked ?? '').join(between) : '';

/** Chinese templates with variables that stand in a source file: their fixed parts with `{}` between them. */
export function chineseTemplatesIn(path: string): string[] {
  return chineseIn(path, { parts: true, between: '{}' }).filter((text) => text.includes('{}'));
}

/** Sources below a folder, tests and what is generated left out. */
export const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)(generated|testing|tests)\//.test(file))
    .map((file) => join(folder, file))
    .sort();
