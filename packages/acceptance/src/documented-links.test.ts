import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const PAGES = [
  'README.md',
  'README.zh-CN.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
  ...readdirSync(join(ROOT, 'services')).map((name) => join('services', name, 'README.md')),
].filter((path) => path.endsWith('.md') && existsSync(join(ROOT, path)));

/** What stands in a code block is an example, and no link. */
const CODE = /^ *(```+|~~~+).*?^ *\1[ \t]*$|`[^`\n]*`/gms;
/** Of links and pictures in Markdown, of reference definitions, and of HTML. */
const TARGETS = [
  /\]\(\s*<?([^)\s>]+)>?[^)]*\)/g,
  /^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?\s*$/gm,
  /\b(?:src|href|srcset)="([^"\s]+)/g,
];

/** The files that a page names, as it names them: not what lies elsewhere on the web, not a place in the page itself. */
function filesNamed(text: string): string[] {
  const words = text.replaceAll(CODE, '');
  const named = TARGETS.flatMap((target) => [...words.matchAll(target)].map(([, path = '']) => path));
  return named.filter((path) => !/^([a-z][a-z+.-]*:|\/|#)/i.test(path)).map((path) => path.replace(/[#?].*$/, ''));
}

describe('filesNamed', () => {
  it('finds pictures, links, definitions and HTML, and no examples', () => {
    const text = `[a](docs/a.md#top) ![b](b.png "title") <img src="c.png"> [d]: ../d.md
[e]: ./e.md
[w](https://reg.example.cn/) [h](#here) [s](/person) \`[x](y.md)\`
\`\`\`md
[z](z.md)
\`\`\`
`;
    expect(filesNamed(text).sort()).toEqual(['./e.md', 'b.png', 'c.png', 'docs/a.md']);
  });
});

describe('every picture and every file that the documents lead to is there', () => {
  it('the documents are found', () => {
    expect(PAGES).toEqual(
      expect.arrayContaining(['README.zh-CN.md', 'docs/guides/person.md', 'services/portal/README.md']),
    );
  });
  it.each(PAGES)('%s', (page) => {
    const text = readFileSync(join(ROOT, page), 'utf8');
    const missing = filesNamed(text).filter((path) => !existsSync(join(ROOT, dirname(page), decodeURI(path))));
    expect(missing).toEqual([]);
  });
});
