import {
  drawFitted,
  drawText,
  type FittedText,
  fitText,
  layList,
  layText,
  oneLine,
  type Sheet,
  type Typeface,
} from '@medreg/documents';
import type { ScopeList } from './layout.ts';
import { CENTRE, drawPaper, drawSuspendedMark, GOLD, INK, JADE, LEFT, MUTED, RIGHT } from './paper.ts';

const SEPARATOR = '；';
const MAX_SIZE = 15;
/** Smaller than this nobody reads on a phone: the lists move to sheets of their own. */
const MIN_SIZE = 8;

type Block = { x: number; y: number; width: number; height: number };

/** Whose scope sheets they are: it stands at the head of each. */
type Holder = { name: string; certificateCode: string; identifier: string; suspended?: boolean | undefined };

/**
 * Draws the lists of the scope into a block of the face at the largest size at which all fit. Returns false when they do not
 * fit: then the face refers to the scope sheets, which the caller adds with `addScopeSheets`.
 */
export function drawScope(sheet: Sheet, lists: ScopeList[], block: Block): boolean {
  if (lists.length === 0) return true;
  const labelWidth = lists.some(({ label }) => label) ? 100 : 0;
  const gap = 7;
  const width = block.width - labelWidth;
  const fitted = fitTogether(lists, { width, height: block.height - gap });
  const texts =
    fitted ?? lists.map(({ items }) => layText(`共${items.length}项，见附页`, { typeface: 'serif', width, size: 13 }));
  const used = texts.reduce((sum, { height }) => sum + height, 0) + gap;
  // Short scopes sit a little apart, long ones fill the block.
  const spread = Math.min(14, Math.max(0, block.height - used));
  let y = block.y + (lists.length === 1 ? spread : 0);
  for (const [index, text] of texts.entries()) {
    const baseline = y + (text.lineHeight - text.size) / 2 + text.size * 0.88;
    if (index === 0)
      drawText(sheet, '执业范围', { x: LEFT, y: baseline }, { typeface: 'serif', size: 13, color: MUTED });
    drawText(
      sheet,
      lists[index]?.label ?? '',
      { x: block.x, y: baseline },
      { typeface: 'serif', size: 12.5, color: MUTED },
    );
    drawFitted(sheet, text, { x: block.x + labelWidth, y }, INK);
    y += text.height + gap + spread;
  }
  return fitted !== null;
}

/** The largest size at which the lists fit under one another, lines ending between items. */
function fitTogether(lists: ScopeList[], { width, height }: { width: number; height: number }): FittedText[] | null {
  const type = { typeface: 'serif', leading: 1.4, separator: SEPARATOR, width } as const;
  for (let size = MAX_SIZE; size >= MIN_SIZE; size -= 0.25) {
    const fitted = lists.map(({ items }) => layList(items, { ...type, size }));
    if (fitted.reduce((sum, { height }) => sum + height, 0) <= height) return fitted;
  }
  return null;
}

const SHEET_TOP = 150;
const SHEET_BOTTOM = 520;
const SHEET_TYPE = { typeface: 'serif', size: 11.5, leading: 1.6 } as const;

/** Adds as many scope sheets (执业范围附页) as the lists need, at a comfortable size. */
export function addScopeSheets(sheet: Sheet, lists: ScopeList[], holder: Holder): void {
  let page = 0;
  let y = SHEET_BOTTOM;
  const room = (height: number) => {
    if (y + height <= SHEET_BOTTOM) return;
    page += 1;
    sheet.addPage();
    drawPaper(sheet);
    if (holder.suspended) drawSuspendedMark(sheet);
    drawSheetHead(sheet, holder, page);
    y = SHEET_TOP;
  };
  for (const { label, items } of lists) {
    const list = layList(items, { ...SHEET_TYPE, separator: SEPARATOR, width: RIGHT - LEFT });
    room(26 + list.lineHeight);
    const heading = `${label || '执业范围'}（共${items.length}项）`;
    drawText(sheet, heading, { x: LEFT, y: y + 14 }, { typeface: 'serif-bold', size: 13, color: JADE });
    y += 26;
    for (const line of list.lines) {
      room(list.lineHeight);
      drawFitted(sheet, { ...list, lines: [line] }, { x: LEFT, y }, INK);
      y += list.lineHeight;
    }
    y += 14;
  }
}

function drawSheetHead(sheet: Sheet, holder: Holder, page: number): void {
  drawText(
    sheet,
    '执业范围附页',
    { x: CENTRE, y: 92, align: 'center' },
    { typeface: 'serif-bold', size: 24, color: JADE, tracking: 0.06 },
  );
  const small = { typeface: 'serif', size: 11.5, color: INK } as const;
  drawText(sheet, `姓名 ${oneLine(holder.name)}`, { x: LEFT, y: 126 }, small);
  drawText(sheet, `证书编码 ${oneLine(holder.certificateCode)}`, { x: CENTRE, y: 126, align: 'center' }, small);
  drawText(sheet, `附页 ${page}`, { x: RIGHT, y: 126, align: 'right' }, small);
  sheet.lineWidth(0.6).moveTo(LEFT, 136).lineTo(RIGHT, 136);
  sheet.stroke(GOLD);
  const foot = { typeface: 'sans', size: 7.5, color: MUTED } as const;
  drawText(sheet, `电子证照标识 ${holder.identifier}`, { x: CENTRE, y: 541, align: 'center' }, foot);
}

/** Fits one value into one line or two. Values are never clipped: the last resort is a small type. */
export function fitValue(
  text: string,
  { typeface, width, size }: { typeface: Typeface; width: number; size: number },
): FittedText {
  const oneLine = { typeface, width, height: size * 1.2, maxSize: size, minSize: 9.5, leading: 1.2 };
  return (
    fitText(text, oneLine) ??
    fitText(text, { ...oneLine, height: size * 1.6, maxSize: 10, minSize: 5 }) ??
    layText(text, { typeface, width, size: 5, leading: 1.1 })
  );
}
