import { formatChineseDate } from '@medreg/clock';
import { drawText, type Sheet } from '@medreg/documents';
import type { FormTable } from '../paper/form-table.ts';
import { MUTED, openPaper, PAGE } from '../paper/paper.ts';
import {
  type ApplicationFormData,
  applicationFormSchema,
  type CheckedEntry,
  type CheckedForm,
} from './application-form-data.ts';

const BLANK_DATE = '日期：        年    月    日';
const PHOTO = { width: 108, height: 132 };
/** Room for some lines by hand where nothing was filled in. */
const LINES_HEIGHT = 72;
const STATEMENT_HEIGHT = 92;
const OPINION_HEIGHT = 120;
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/**
 * Renders the printable form 业务打印表单 of an application (S0-2.1 to 2.3) as A4 portrait: what is known is filled in, what is
 * not stays free for pen and seal. May carry the applicant's full ID number (see `applicationFormSchema`).
 *
 * @throws ZodError for data that is not complete; MissingCharacterError when no font has a character
 */
export async function renderApplicationForm(data: ApplicationFormData): Promise<Buffer> {
  const form = applicationFormSchema.parse(data);
  const { sheet, table, finish } = openPaper({
    title: `${form.title}申请审核表`,
    lines: [
      `申请编号 ${form.applicationNo}`,
      form.submittedOn ? `申请日期 ${formatChineseDate(form.submittedOn)}` : '尚未提交',
    ],
    reference: `申请编号 ${form.applicationNo}`,
    qrCode: form.applicationNo,
    generatedAt: form.generatedAt,
  });
  let number = 0;
  const numbered = (title: string) => `${NUMERALS[number++] ?? number}、${title}`;
  for (const section of form.sections) {
    table.section(numbered(section.title));
    if (section.photo === undefined) for (const row of rowsOf(section.entries)) drawRow(table, row);
    else drawBesidePhoto(sheet, table, section.entries, section.photo);
  }
  drawDeclaration(table, form, numbered);
  for (const { title, text, by, name, on } of form.opinions) {
    table.box({
      title: numbered(title),
      text,
      height: OPINION_HEIGHT,
      signatures: [`${by}：${name ?? ''}`, '（公章）', dated(on)],
    });
  }
  if (form.progress.length > 0) {
    table.section(numbered('办理情况'));
    for (const row of rowsOf(form.progress)) drawRow(table, row);
  }
  return finish();
}

function drawDeclaration(
  table: FormTable,
  { declaration, submittedOn }: CheckedForm,
  numbered: (title: string) => string,
) {
  const { text, onBehalf, confirmedOn } = declaration;
  const signed = onBehalf === null ? submittedOn : confirmedOn;
  const behalf = onBehalf === null ? '' : `\n本申请由${onBehalf}代为办理，本人已知悉申请内容。`;
  table.box({
    title: numbered('申请人承诺'),
    text: text + behalf,
    height: STATEMENT_HEIGHT,
    signatures: ['申请人签字：', dated(signed)],
  });
}

const dated = (day: CheckedForm['submittedOn']) => (day ? `日期：${formatChineseDate(day)}` : BLANK_DATE);

type Labelled = Extract<CheckedEntry, { value: unknown }>;
type Row = Labelled[] | Exclude<CheckedEntry, { span: 'HALF' | 'WHOLE' }>;

/** Entries in rows: two halves that follow each other share one; a half alone takes the row. */
function rowsOf(entries: readonly CheckedEntry[]): Row[] {
  const rows: Row[] = [];
  for (const entry of entries) {
    const last = rows.at(-1);
    if (entry.span === 'LINES' || entry.span === 'LIST') rows.push(entry);
    else if (entry.span === 'HALF' && Array.isArray(last) && last.length === 1 && last[0]?.span === 'HALF')
      last.push(entry);
    else rows.push([entry]);
  }
  return rows;
}

function drawRow(table: FormTable, row: Row, width?: number): void {
  if (Array.isArray(row)) table.row(row, width);
  else if (row.span === 'LIST') table.list(row.label, row.items);
  else table.prose(row.label, row.value, LINES_HEIGHT);
}

/** The first rows leave the photo its place at the right edge; it is drawn before anything turns the page. */
function drawBesidePhoto(sheet: Sheet, table: FormTable, entries: readonly CheckedEntry[], photo: Buffer | null): void {
  const top = table.y;
  const beside = PAGE.width - PHOTO.width;
  const rows = rowsOf(entries);
  for (let row = rows[0]; Array.isArray(row) && table.y < top + PHOTO.height; row = rows[0]) {
    drawRow(table, row, beside);
    rows.shift();
  }
  drawPhoto(sheet, photo, { x: PAGE.left + beside, y: top, height: table.y - top });
  for (const row of rows) drawRow(table, row);
}

function drawPhoto(
  sheet: Sheet,
  photo: Buffer | null,
  { x, y, height }: { x: number; y: number; height: number },
): void {
  sheet.lineWidth(0.6).rect(x, y, PHOTO.width, height);
  sheet.stroke('#444444');
  if (!photo) {
    const style = { typeface: 'sans', size: 9, color: MUTED } as const;
    const middle = { x: x + PHOTO.width / 2, align: 'center' } as const;
    drawText(sheet, '照片', { ...middle, y: y + height / 2 - 4 }, style);
    drawText(sheet, '（二寸白底免冠）', { ...middle, y: y + height / 2 + 11 }, style);
    return;
  }
  sheet.image(photo, x + 6, y + 6, { fit: [PHOTO.width - 12, height - 12], align: 'center', valign: 'center' });
}
