import type { FittedText } from './line-breaking.ts';
import type { Sheet } from './sheet.ts';
import { runsOf, type Typeface, textWidth } from './typefaces.ts';

/** Size in points, colour as #rrggbb, tracking in em. */
export type TextStyle = { typeface: Typeface; size: number; color: string; tracking?: number };

/**
 * Draws one line with its baseline at y (points from the top of the page); x is the left edge, the middle or the right
 * edge by `align`. Returns the width in points. Throws MissingCharacterError.
 */
export function drawText(
  sheet: Sheet,
  text: string,
  { x, y, align = 'left' }: { x: number; y: number; align?: 'left' | 'center' | 'right' },
  { typeface, size, color, tracking = 0 }: TextStyle,
): number {
  const width = textWidth(typeface, text, tracking) * size;
  let pen = align === 'left' ? x : align === 'center' ? x - width / 2 : x - width;
  sheet.fillColor(color).fontSize(size);
  for (const run of runsOf(typeface, text)) {
    sheet.registerFont(run.program.name, run.program.source).font(run.program.name);
    sheet.text(run.text, pen, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: tracking * size });
    pen += textWidth(typeface, run.text, tracking) * size + tracking * size;
  }
  return width;
}

/** Draws laid lines with the top of the first at y. */
export function drawFitted(sheet: Sheet, fitted: FittedText, { x, y }: { x: number; y: number }, color: string): void {
  // The baseline of Han type sits at 0.88 of its square; half of the leading goes above.
  const firstBaseline = y + (fitted.lineHeight - fitted.size) / 2 + fitted.size * 0.88;
  for (const [index, line] of fitted.lines.entries()) {
    if (line) drawText(sheet, line, { x, y: firstBaseline + index * fitted.lineHeight }, { ...fitted, color });
  }
}
