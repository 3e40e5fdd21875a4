export interface Basis {
  /** Names the law or the document: `law.laws.<key>`; null where the text is its own name. */
  law: string | null;
  /** What stands after it: 第n条, 第n问, a section, or the whole text. */
  kind: 'article' | 'question' | 'section' | 'whole';
  at: string;
}

const ARTICLES = /^(PL|ALL|NR|TCML|MIR|PLA|OGS|PIPL|O13|O15|NM|O62|O63|O24)(?:-(.+))?$/;
const HANDBOOK = /^S2-(Q.+)$/;
const DOCUMENT = /^(S0|S1|S3|S4|165号)(?:-165)?(?:[- ]+(.+))?$/;
const STANDARD = /^GB(?:\/T)? /;
/** Chapters of the specification and public pages: nothing that a reader could look up. */
const INTERNAL = /^(domain|W\d|\d+(\.\d+)|11-A|A\d)/;

/** Splits the tags of a rule's sources, e.g. `O13-17; S2-Q11.3; domain 3.2`; what nobody outside could look up is left out. */
export function basesOf(source: string): Basis[] {
  const found: Basis[] = [];
  for (const part of source.split(/;\s*/).map((one) => one.trim())) {
    const [, law, at] = ARTICLES.exec(part) ?? [];
    const [, questions] = HANDBOOK.exec(part) ?? [];
    const [, document, section] = DOCUMENT.exec(part) ?? [];
    if (law) found.push({ law, kind: at ? 'article' : 'whole', at: at ?? '' });
    else if (questions) found.push({ law: 'S2', kind: 'question', at: questions.replaceAll('Q', '') });
    else if (document) found.push(section ? sectionOf(document, section) : { law: document, kind: 'whole', at: '' });
    else if (STANDARD.test(part) || !(INTERNAL.test(part) || part === ''))
      found.push({ law: null, kind: 'whole', at: part });
  }
  return found;
}

/** The notice of 2022 has the manual as its annex: chapters of the manual are numbered, those of the notice are not. */
const sectionOf = (document: string, at: string): Basis => ({
  law: document === 'S0' && /^\d/.test(at) ? 'S1' : document,
  kind: 'section',
  at,
});
