import LineBreaker from 'linebreak';
import { type Typeface, textWidth } from './typefaces.ts';

/**
 * Breaks a text into lines no wider than `width` (in em) by UAX 14: between Han characters, never before a closing mark
 * nor after an opening one. A stretch without any opportunity (a long code) is cut between characters.
 */
export function breakLines(text: string, typeface: Typeface, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  const flush = () => {
    lines.push(line.trimEnd());
    line = '';
    filled = 0;
  };
  for (const { part, required } of unbreakableParts(text)) {
    const partWidth = textWidth(typeface, part);
    // Spaces at the end of a line may hang out of it.
    if (line && filled + textWidth(typeface, part.trimEnd()) > width) flush();
    if (partWidth <= width) {
      line += part;
      filled += partWidth;
    } else {
      for (const character of part) {
        const advance = textWidth(typeface, character);
        if (line && filled + advance > width) flush();
        line += character;
        filled += advance;
      }
    }
    if (required) flush();
  }
  if (line || lines.length === 0) flush();
  return lines;
}

function* unbreakableParts(text: string): Generator<{ part: string; required: boolean }> {
  const breaker = new LineBreaker(text);
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const part = text.slice(start, next.position).replace(/[\r\n]+$/u, '');
    yield { part, required: next.required && next.position < text.length };
    start = next.position;
  }
}

/** Lines of text at one size; `width` and `height` are what they take, in points. */
export type FittedText = {
  typeface: Typeface;
  size: number;
  lines: string[];
  lineHeight: number;
  width: number;
  height: number;
};

/** Width and height in points; sizes in points; leading as a multiple of the size. */
export type FitOptions = {
  typeface: Typeface;
  width: number;
  height: number;
  maxSize: number;
  minSize: number;
  leading?: number;
};

const SIZE_STEP = 0.25;

/** Lays a text at one size into a width, however high it becomes. */
export function layText(
  text: string,
  { typeface, width, size, leading = 1.5 }: { typeface: Typeface; width: number; size: number; leading?: number },
): FittedText {
  const lines = breakLines(text, typeface, width / size);
  const lineHeight = size * leading;
  const widest = Math.max(...lines.map((line) => textWidth(typeface, line)));
  return { typeface, size, lines, lineHeight, width: widest * size, height: lines.length * lineHeight };
}

/**
 * Lays a list of items into lines that end between items, so that a page never tears one; only an item that is longer
 * than a line is broken inside.
 */
export function layList(
  items: readonly string[],
  { separator, ...options }: { separator: string; typeface: Typeface; width: number; size: number; leading?: number },
): FittedText {
  const { typeface, width, size } = options;
  const lines: string[] = [];
  let line = '';
  for (const [index, item] of items.entries()) {
    const words = index < items.length - 1 ? item + separator : item;
    if (line && textWidth(typeface, line + words) * size > width) {
      lines.push(...layText(line, options).lines);
      line = '';
    }
    line += words;
  }
  lines.push(...layText(line, options).lines);
  const { lineHeight } = layText('', options);
  const widest = Math.max(...lines.map((text) => textWidth(typeface, text)));
  return { typeface, size, lines, lineHeight, width: widest * size, height: lines.length * lineHeight };
}

/** Lays a text into a box at the largest size that fits; null when even the smallest does not: nothing is ever clipped. */
export function fitText(text: string, options: FitOptions): FittedText | null {
  const { maxSize, minSize, height, ...rest } = options;
  for (let size = maxSize; size >= minSize; size -= SIZE_STEP) {
    const fitted = layText(text, { ...rest, size });
    if (fitted.height <= height) return fitted;
  }
  return null;
}
