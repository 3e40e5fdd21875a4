import {
  drawFitted,
  drawText,
  type FittedText,
  layList,
  layText,
  type Sheet,
  type TextStyle,
  textWidth,
} from '@medreg/documents';

export const INK = '#111111';
const LABEL_COLOR = '#333333';
const RULE = '#444444';
const LABEL_GROUND = '#f1f4f2';
const PADDING = 6;
const LABEL_WIDTH = 92;
const ROW_HEIGHT = 27;
const SECTION_HEIGHT = 25;
/** Room for a seal and for a date; who signs has the rest of the width, and as many lines as his name takes. */
const SIGNING_COLUMN = 140;
/** Lines of a text that stay together where a page ends. */
const KEPT_TOGETHER = 2;

const LABEL: { typeface: 'sans'; size: number; leading: number } = { typeface: 'sans', size: 9.5, leading: 1.3 };
const VALUE: { typeface: 'serif'; size: number; leading: number } = { typeface: 'serif', size: 10.5, leading: 1.4 };
const SECTION: TextStyle = { typeface: 'sans-bold', size: 11, color: INK };

/** A label with its value; an unknown value leaves the cell empty. */
export type Field = { label: string; value: string | null };

/** A column of rows that goes on over pages; all measures in points. */
export type FormTable = {
  /** Where the next row begins. */
  readonly y: number;
  section(title: string): void;
  /** Fields side by side, equally wide; `width` narrows the row (beside the photo). */
  row(fields: Field[], width?: number): void;
  /** A label with a list of any length, which may go on over pages, but not inside an item. */
  list(label: string, items: string[]): void;
  /** A label with a text of any length, which may go on over pages; at least this high, so that it can be written by hand. */
  prose(label: string, text: string | null, height: number): void;
  /**
   * A titled frame of at least this height with a text and, at its foot, places to sign; the first of these may be long.
   * A page tears it only when the text alone is longer than a page; the places to sign stay with the end of the text.
   */
  box(options: { title: string; text: string | null; height: number; signatures: string[] }): void;
};

/** Opens a table on the first page; rows begin at `top` there and at `nextTop` on every page that `newPage` adds. */
export function openFormTable(
  sheet: Sheet,
  {
    left,
    width,
    top,
    bottom,
    nextTop,
    newPage,
  }: { left: number; width: number; top: number; bottom: number; nextTop: number; newPage: () => void },
): FormTable {
  let y = top;

  const turnPage = () => {
    newPage();
    y = nextTop;
  };
  const room = (height: number) => {
    if (y + height > bottom) turnPage();
  };

  const cell = (x: number, cellWidth: number, height: number, ground?: string) => {
    if (ground) sheet.rect(x, y, cellWidth, height).fill(ground);
    sheet.lineWidth(0.6).rect(x, y, cellWidth, height);
    sheet.stroke(RULE);
  };

  const label = (text: FittedText, x: number, height: number) => {
    cell(x, LABEL_WIDTH, height, LABEL_GROUND);
    const top = y + (height - text.height) / 2;
    for (const [index, line] of text.lines.entries()) {
      const left = x + (LABEL_WIDTH - textWidth(text.typeface, line) * text.size) / 2;
      drawFitted(sheet, { ...text, lines: [line] }, { x: left, y: top + index * text.lineHeight }, LABEL_COLOR);
    }
  };

  const heading = (title: string) => {
    drawText(sheet, title, { x: left, y: y + 18 }, SECTION);
    y += SECTION_HEIGHT;
  };

  const layLabel = (text: string) => layText(text, { ...LABEL, width: LABEL_WIDTH - 2 * PADDING });

  /**
   * Cuts a text where pages end, two lines at least on either side, and turns the page. `frame` and `endFrame` are the
   * points that a piece and the last piece take beside their lines; whoever draws a piece moves `y` before the next one.
   */
  function* pieces(text: FittedText, frame: number, endFrame: number) {
    let rest = text.lines;
    for (let first = true; ; first = false) {
      const height = (lines: number) => lines * text.lineHeight;
      if (height(rest.length) + endFrame <= bottom - y) {
        yield { part: { ...text, lines: rest, height: height(rest.length) }, first, last: true };
        return;
      }
      const fitting = Math.floor((bottom - y - frame) / text.lineHeight);
      const count = Math.min(fitting, rest.length - KEPT_TOGETHER);
      if (count >= KEPT_TOGETHER) {
        yield { part: { ...text, lines: rest.slice(0, count), height: height(count) }, first, last: false };
        rest = rest.slice(count);
      }
      turnPage();
    }
  }

  /** A label with a text that may go on over pages. */
  const labelled = (title: string, text: FittedText, least: number) => {
    // What is no higher than the least stays whole; a longer one goes on over pages.
    if (text.height + PADDING <= least) room(least);
    for (const { part, first, last } of pieces(text, PADDING, PADDING)) {
      const height = Math.max(first && last ? least : ROW_HEIGHT, part.height + PADDING);
      label(layLabel(first ? title : `${title}（续）`), left, height);
      cell(left + LABEL_WIDTH, width - LABEL_WIDTH, height);
      drawFitted(sheet, part, { x: left + LABEL_WIDTH + PADDING, y: y + (height - part.height) / 2 }, INK);
      y += height;
    }
  };
  const labelledWidth = width - LABEL_WIDTH - 2 * PADDING;

  /** Lays what stands at the foot of a box: the first one grows upwards. */
  const laySignatures = (signatures: string[]) => {
    const inside = width - 4 * PADDING;
    const first = inside - (signatures.length - 1) * SIGNING_COLUMN;
    return signatures.map((text, index) => ({
      x: left + 2 * PADDING + (index === 0 ? 0 : first + (index - 1) * SIGNING_COLUMN),
      laid: layText(text, { ...VALUE, width: (index === 0 ? first : SIGNING_COLUMN) - PADDING }),
    }));
  };

  return {
    get y() {
      return y;
    },

    section(title) {
      // A heading never stands alone at the end of a page.
      room(SECTION_HEIGHT + 3 * ROW_HEIGHT);
      heading(title);
    },

    row(fields, rowWidth = width) {
      const fieldWidth = rowWidth / fields.length;
      const valueWidth = fieldWidth - LABEL_WIDTH;
      const laid = fields.map((field) => ({
        name: layLabel(field.label),
        value: layText(field.value ?? '', { ...VALUE, width: valueWidth - 2 * PADDING }),
      }));
      const height = Math.max(
        ROW_HEIGHT,
        ...laid.map(({ name, value }) => Math.max(name.height, value.height) + PADDING),
      );
      room(height);
      for (const [index, { name, value }] of laid.entries()) {
        const x = left + index * fieldWidth;
        label(name, x, height);
        cell(x + LABEL_WIDTH, valueWidth, height);
        drawFitted(sheet, value, { x: x + LABEL_WIDTH + PADDING, y: y + (height - value.height) / 2 }, INK);
      }
      y += height;
    },

    list(title, items) {
      labelled(title, layList(items, { ...VALUE, separator: '；', width: labelledWidth }), ROW_HEIGHT);
    },

    prose(title, text, height) {
      labelled(title, layText(text ?? '', { ...VALUE, width: labelledWidth }), height);
    },

    box({ title, text, height: least, signatures }) {
      const laid = layText(text ?? '', { ...VALUE, leading: 1.55, width: width - 4 * PADDING });
      const frame = 2 * PADDING;
      const signing = laySignatures(signatures);
      const endFrame = frame + PADDING + Math.max(...signing.map((one) => one.laid.height));
      const whole = SECTION_HEIGHT + Math.max(least, laid.height + endFrame);
      room(whole <= bottom - nextTop ? whole : SECTION_HEIGHT + least);
      heading(title);
      for (const { part, first, last } of pieces(laid, frame, endFrame)) {
        const height = Math.max(first && last ? least : 0, part.height + (last ? endFrame : frame));
        cell(left, width, height);
        drawFitted(sheet, part, { x: left + 2 * PADDING, y: y + PADDING }, INK);
        y += height;
      }
      for (const one of signing) drawFitted(sheet, one.laid, { x: one.x, y: y - PADDING - one.laid.height }, INK);
    },
  };
}
