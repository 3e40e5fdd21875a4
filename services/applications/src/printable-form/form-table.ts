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
const MAX_BOX_HEIGHT = 600;

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
  /** A titled frame of at least this height with a text and, at its foot, places to sign; never torn by a page. */
  box(options: { title: string; text: string | null; height: number; signatures: string[] }): void;
};

/** Opens a table. `newPage` adds a page and returns where rows begin on it. */
export function openFormTable(
  sheet: Sheet,
  {
    left,
    width,
    top,
    bottom,
    newPage,
  }: { left: number; width: number; top: number; bottom: number; newPage: () => number },
): FormTable {
  let y = top;

  const room = (height: number) => {
    if (y + height > bottom) y = newPage();
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
      const text = layList(items, { ...VALUE, separator: '；', width: width - LABEL_WIDTH - 2 * PADDING });
      let rest = text.lines;
      let name = title;
      while (rest.length > 0) {
        room(Math.min(rest.length, 3) * text.lineHeight + PADDING);
        const fitting = Math.floor((bottom - y - PADDING) / text.lineHeight);
        const lines = rest.slice(0, fitting);
        rest = rest.slice(fitting);
        const part = { ...text, lines, height: lines.length * text.lineHeight };
        const height = Math.max(ROW_HEIGHT, part.height + PADDING);
        label(layLabel(name), left, height);
        cell(left + LABEL_WIDTH, width - LABEL_WIDTH, height);
        drawFitted(sheet, part, { x: left + LABEL_WIDTH + PADDING, y: y + (height - part.height) / 2 }, INK);
        y += height;
        name = `${title}（续）`;
      }
    },

    box({ title, text, height: least, signatures }) {
      const lay = (words: string) => layText(words, { ...VALUE, leading: 1.55, width: width - 4 * PADDING });
      const foot = 26;
      const frame = 2 * PADDING + foot;
      let laid = lay(text ?? '');
      // Hundreds of short paragraphs would not fit on any page; as one paragraph they do.
      if (laid.height + frame > MAX_BOX_HEIGHT) laid = lay((text ?? '').replace(/\s*\n\s*/gu, ' '));
      const height = Math.max(least, laid.height + frame);
      room(SECTION_HEIGHT + height);
      heading(title);
      cell(left, width, height);
      drawFitted(sheet, laid, { x: left + 2 * PADDING, y: y + PADDING }, INK);
      const step = (width - 4 * PADDING) / signatures.length;
      for (const [index, signature] of signatures.entries()) {
        const at = { x: left + 2 * PADDING + index * step, y: y + height - 11 };
        drawText(sheet, signature, at, { typeface: 'serif', size: 10.5, color: INK });
      }
      y += height;
    },
  };
}
