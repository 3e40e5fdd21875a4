import { createRequire } from 'node:module';
import { type FontProgram, fontProgram } from './font-program.ts';

const require = createRequire(import.meta.url);

/** Song (serif) for the face of official papers, Hei (sans) for small print and forms. */
export type Typeface = 'serif' | 'serif-bold' | 'sans' | 'sans-bold';

const noto = (path: string) => () => require.resolve(`@expo-google-fonts/noto-${path}.ttf`);

/** The first font that has the character draws it. Hong Kong and Japan add about 2,100 rare characters (𠮷, 𡋾). */
const FONT_FILES: Record<Typeface, readonly (() => string)[]> = {
  serif: [
    noto('serif-sc/400Regular/NotoSerifSC_400Regular'),
    noto('serif-hk/400Regular/NotoSerifHK_400Regular'),
    noto('serif-jp/400Regular/NotoSerifJP_400Regular'),
  ],
  'serif-bold': [
    noto('serif-sc/700Bold/NotoSerifSC_700Bold'),
    noto('serif-hk/700Bold/NotoSerifHK_700Bold'),
    noto('serif-jp/700Bold/NotoSerifJP_700Bold'),
  ],
  sans: [
    noto('sans-sc/400Regular/NotoSansSC_400Regular'),
    noto('serif-hk/400Regular/NotoSerifHK_400Regular'),
    noto('serif-jp/400Regular/NotoSerifJP_400Regular'),
  ],
  'sans-bold': [
    noto('sans-sc/700Bold/NotoSansSC_700Bold'),
    noto('serif-hk/700Bold/NotoSerifHK_700Bold'),
    noto('serif-jp/700Bold/NotoSerifJP_700Bold'),
  ],
};

const addedFonts: string[] = [];

/**
 * Adds a TrueType file that is asked last, for every typeface of this process: a place that registers people with
 * characters beyond Noto's (CJK extensions C–H) installs a GB 18030 font and names it in the configuration. Throws when
 * the file cannot be read as a font.
 */
export function addFallbackFont(file: string): void {
  fontProgram(file);
  if (!addedFonts.includes(file)) addedFonts.push(file);
}

/** No font of this process can draw these characters. Nothing was drawn: a paper never shows an empty box for a name. */
export class MissingCharacterError extends Error {
  override readonly name = 'MissingCharacterError';
  readonly characters: readonly string[];

  constructor(characters: readonly string[]) {
    super(`No font has ${characters.map((character) => `${character} (${codePointName(character)})`).join(', ')}`);
    this.characters = characters;
  }
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function programOf(typeface: Typeface, codePoint: number): FontProgram | null {
  for (const file of FONT_FILES[typeface]) {
    const program = fontProgram(file());
    if (program.has(codePoint)) return program;
  }
  for (const file of addedFonts) {
    const program = fontProgram(file);
    if (program.has(codePoint)) return program;
  }
  return null;
}

/** The characters of a text that no font can draw, each once; empty when all is well. */
export function missingCharacters(text: string, typeface: Typeface = 'serif'): string[] {
  const missing = Array.from(text).filter((character) => programOf(typeface, character.codePointAt(0) ?? 0) === null);
  return [...new Set(missing)];
}

/** A stretch of text that one font draws. */
export type Run = { text: string; program: FontProgram };

/** Splits a text by the fonts that draw it. Throws MissingCharacterError, naming every character that none has. */
export function runsOf(typeface: Typeface, text: string): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const program = programOf(typeface, character.codePointAt(0) ?? 0);
    if (!program) throw new MissingCharacterError(missingCharacters(text, typeface));
    const last = runs.at(-1);
    if (last?.program === program) last.text += character;
    else runs.push({ text: character, program });
  }
  return runs;
}

/** Width of a text in em (1 = the type size); tracking is extra space after each character but the last, in em. */
export function textWidth(typeface: Typeface, text: string, tracking = 0): number {
  let width = 0;
  let characters = 0;
  for (const { text: part, program } of runsOf(typeface, text)) {
    for (const character of part) {
      width += program.advance(character.codePointAt(0) ?? 0);
      characters += 1;
    }
  }
  return width + tracking * Math.max(0, characters - 1);
}
