import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

/** A TrueType font of this process: what it can draw, how wide, and the object that PDFKit embeds. */
export type FontProgram = {
  readonly file: string;
  /** Key under which a document registers it. */
  readonly name: string;
  has(codePoint: number): boolean;
  /** Advance width of one character in em. */
  advance(codePoint: number): number;
  readonly source: EmbeddableFont;
};

/** A fontkit font as PDFKit uses it, with characters in the place of glyph numbers. */
export type EmbeddableFont = Font & { readonly oneGlyphPerCharacter: true };

/** The parts of fontkit's TrueType subset that its type description leaves out. */
type TrueTypeSubset = { glyphs: number[]; encode(): Uint8Array };

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      /** PDFKit takes any object with a fontkit `layout`; its type description does not say so. */
      registerFont(name: string, src: EmbeddableFont): this;
    }
  }
}

const programs = new Map<string, FontProgram>();

/** Reads a TTF file once per process. Throws when it is missing or not a single TrueType font. */
export function fontProgram(file: string): FontProgram {
  const known = programs.get(file);
  if (known) return known;
  const font = create(readFileSync(file));
  if (!('layout' in font)) throw new Error(`${file} is a font collection; a single TrueType font is needed`);
  const advances = new Map<number, number>();
  const program: FontProgram = {
    file,
    name: font.postscriptName,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    advance(codePoint) {
      let advance = advances.get(codePoint);
      if (advance === undefined) {
        advance = font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm;
        advances.set(codePoint, advance);
      }
      return advance;
    },
    source: oneGlyphPerCharacter(font),
  };
  programs.set(file, program);
  return program;
}

/**
 * Noto draws 488 pairs of characters with one glyph (人 U+4EBA and the radical ⼈ U+2F08, 路 and its compatibility form,
 * space and no-break space) and joins others (—— to ⸺, fi to ﬁ). fontkit remembers the first character that it saw for
 * a glyph, so a font shared by many documents would give back somebody else's characters on copy and search. Here
 * each character is a glyph of its own, in the order of the text, and ToUnicode is exact by construction.
 */
function oneGlyphPerCharacter(font: Font): EmbeddableFont {
  const ownWays = {
    oneGlyphPerCharacter: true as const,
    layout(text: string) {
      const glyphs = Array.from(text, (character) => {
        const codePoint = character.codePointAt(0) ?? 0;
        return { id: codePoint, advanceWidth: font.glyphForCodePoint(codePoint).advanceWidth, codePoints: [codePoint] };
      });
      const positions = glyphs.map(({ advanceWidth }) => ({
        xAdvance: advanceWidth,
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
      }));
      const advance = glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
      return { glyphs, positions, advanceWidth: (advance * 1000) / font.unitsPerEm };
    },
    createSubset() {
      const subset: TrueTypeSubset = Object.assign(font.createSubset());
      const places = new Map<number, number>();
      return {
        includeGlyph(codePoint: number): number {
          let place = places.get(codePoint);
          if (place === undefined) {
            place = subset.glyphs.push(font.glyphForCodePoint(codePoint).id) - 1;
            places.set(codePoint, place);
          }
          return place;
        },
        encode: () => subset.encode(),
      };
    },
  };
  return Object.assign(Object.create(font), ownWays);
}
