import { formatChineseDate, today } from '@medreg/clock';
import { createSheet, drawOnEveryPage, drawQrCode, drawText, finishSheet, type Sheet } from '@medreg/documents';
import { type FormTable, INK, openFormTable } from './form-table.ts';

/** Where the tables of our papers stand on A4 portrait, in points. */
export const PAGE = { left: 46, width: 503, top: 120, bottom: 786, nextTop: 46 };
export const MUTED = '#555555';
const TITLE_SIZE = 20;
const QR_SIZE = 74;

const timeOfDay = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What stands above and below the tables of a paper. */
export interface PaperHead {
  title: string;
  /** Two lines at most, below the title. */
  lines: readonly string[];
  /** At the left of every foot; and what the QR code at the top says, where there is one. */
  reference: string;
  qrCode: string | null;
  /** 生成时间: the moment that the paper shows. */
  generatedAt: Date;
}

/** A paper that is being written: the sheet, its table, and the last word. */
export interface Paper {
  sheet: Sheet;
  table: FormTable;
  /** Numbers the pages and closes it. */
  finish(): Promise<Buffer>;
}

/** Opens an A4 paper with head, table and numbered pages. @throws MissingCharacterError when no font has a character */
export function openPaper(head: PaperHead): Paper {
  const { title, lines, reference, qrCode, generatedAt } = head;
  const sheet = createSheet({
    title: `${title} ${reference}`,
    subject: reference,
    layout: 'portrait',
    createdAt: generatedAt,
  });
  const { left, width } = PAGE;
  drawText(sheet, title, { x: left, y: 70 }, { typeface: 'serif-bold', size: titleSize(title), color: INK });
  for (const [index, line] of lines.entries()) {
    drawText(sheet, line, { x: left, y: 92 + index * 15 }, { typeface: 'sans', size: 9.5, color: INK });
  }
  if (qrCode !== null) drawQrCode(sheet, qrCode, { x: left + width - 70, y: 40, size: QR_SIZE });
  const table = openFormTable(sheet, {
    ...PAGE,
    newPage() {
      sheet.addPage();
    },
  });
  return {
    sheet,
    table,
    finish() {
      drawOnEveryPage(sheet, (page, pages) => drawFoot(sheet, head, `第 ${page} 页，共 ${pages} 页`));
      return finishSheet(sheet);
    },
  };
}

/** A long name of a procedure stays on one line beside the QR code. */
function titleSize(title: string): number {
  return Math.min(TITLE_SIZE, (PAGE.width - QR_SIZE - 12) / [...title].length);
}

function drawFoot(sheet: Sheet, { reference, generatedAt }: PaperHead, pages: string): void {
  const { left, width } = PAGE;
  const style = { typeface: 'sans', size: 8, color: MUTED } as const;
  sheet
    .lineWidth(0.4)
    .moveTo(left, 800)
    .lineTo(left + width, 800);
  sheet.stroke('#999999');
  drawText(sheet, reference, { x: left, y: 813 }, style);
  drawText(sheet, pages, { x: left + width / 2, y: 813, align: 'center' }, style);
  const generated = `${formatChineseDate(today(generatedAt))} ${timeOfDay.format(generatedAt)}`;
  drawText(sheet, `生成时间 ${generated}`, { x: left + width, y: 813, align: 'right' }, style);
}
