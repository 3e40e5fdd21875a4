import { calendarDate, startOfDay } from '@medreg/clock';
import { createSheet, drawFitted, drawQrCode, drawText, finishSheet, oneLine, type Sheet } from '@medreg/documents';
import { CertificateFace } from '@medreg/events';
import { type Field, layoutOf } from './layout.ts';
import { drawPaper, drawSuspendedMark, drawTitle, GOLD, INK, LEFT, MUTED, RIGHT } from './paper.ts';
import { addScopeSheets, drawScope, fitValue } from './scope.ts';

const NOTE = '本电子证照与纸质证照具有同等效力；证照的当前状态以扫码核验结果为准。';

const LABEL = { typeface: 'serif', size: 13, color: MUTED } as const;
const VALUE_SIZE = 15.5;
const VALUE_LEFT = 182;
const PHOTO = { x: RIGHT - 114, y: 150, width: 114, height: 159.6 };
const QR = { x: LEFT, y: 445, size: 86 };

/** Where a label, its value and the end of its line stand. */
type Column = { x: number; valueX: number; right: number };
/** Rows between two base lines: `one` holds the only field of a row, `two` the fields of a row of two. */
type Block = { top: number; bottom: number; one: Column; two: readonly [Column, Column] };

const beside = PHOTO.x - 26;
const PERSON: Block = {
  top: 174,
  bottom: 294,
  one: { x: LEFT, valueX: VALUE_LEFT, right: beside },
  two: [
    { x: LEFT, valueX: VALUE_LEFT, right: 392 },
    { x: 420, valueX: 472, right: beside },
  ],
};
const MIDDLE: Block = {
  top: 348,
  bottom: 400,
  one: { x: LEFT, valueX: VALUE_LEFT, right: RIGHT },
  two: [
    { x: LEFT, valueX: VALUE_LEFT, right: 400 },
    { x: 436, valueX: 512, right: RIGHT },
  ],
};
const FOOT: Block = {
  top: 456,
  bottom: 514,
  one: { x: 208, valueX: 298, right: RIGHT },
  two: [
    { x: 208, valueX: 298, right: 542 },
    { x: 562, valueX: 626, right: RIGHT },
  ],
};

/**
 * Renders a licence (fields: domain 8.2): one page A4 landscape, and scope sheets when the scope of practice is too long to be
 * read on the face.
 *
 * @param photo JPEG, ratio 35:49 (as `acceptPhoto` returns it)
 * @param verifyUrl permanent verification address, goes into the QR code as it is
 * @throws ZodError for a face that is not complete; MissingCharacterError when no font has a character
 */
export async function renderCertificatePdf(
  input: CertificateFace,
  { photo, verifyUrl }: { photo: Buffer; verifyUrl: string },
): Promise<Buffer> {
  const face = CertificateFace.parse(input);
  const layout = layoutOf(face);
  const identifier = oneLine(face.identifier);
  const sheet = createSheet({
    title: `${layout.title} ${oneLine(face.certificateCode)}`,
    subject: `电子证照标识 ${identifier}`,
    layout: 'landscape',
    createdAt: startOfDay(calendarDate(face.issuedOn)),
  });
  drawPaper(sheet);
  drawTitle(sheet, layout.title);
  drawPhoto(sheet, photo);
  drawRows(sheet, layout.person, PERSON);
  drawRows(sheet, layout.middle, MIDDLE);
  const scopeFits = drawScope(sheet, layout.scope, { x: VALUE_LEFT, y: 321, width: RIGHT - VALUE_LEFT, height: 112 });
  drawRows(sheet, layout.foot, FOOT);
  drawVerification(sheet, identifier, verifyUrl);
  if (face.suspended) drawSuspendedMark(sheet);
  if (!scopeFits) addScopeSheets(sheet, layout.scope, { ...face, identifier });
  return finishSheet(sheet);
}

/** Spreads the rows evenly over their block. */
function drawRows(sheet: Sheet, rows: Field[][], { top, bottom, one, two }: Block): void {
  const step = (bottom - top) / Math.max(1, rows.length - 1);
  for (const [index, row] of rows.entries()) {
    const columns = row.length === 1 ? [one] : two;
    for (const [place, column] of columns.entries()) {
      const field = row[place];
      if (field) drawField(sheet, field, { ...column, y: top + index * step });
    }
  }
}

/** A label with its value on a fine line that ends at `right`. */
function drawField(sheet: Sheet, { label, value, bold }: Field, { x, valueX, right, y }: Column & { y: number }): void {
  drawText(sheet, label, { x, y }, LABEL);
  const typeface = bold ? 'serif-bold' : 'serif';
  const fitted = fitValue(value, { typeface, width: right - valueX, size: bold ? 19 : VALUE_SIZE });
  drawFitted(sheet, fitted, { x: valueX, y: y + fitted.size * 0.28 - fitted.height }, INK);
  sheet
    .lineWidth(0.4)
    .moveTo(valueX - 2, y + 7)
    .lineTo(right, y + 7);
  sheet.stroke('#b9c9bf');
}

function drawPhoto(sheet: Sheet, photo: Buffer): void {
  const { x, y, width, height } = PHOTO;
  sheet.rect(x - 4, y - 4, width + 8, height + 8).fill('#ffffff');
  sheet.save();
  sheet.rect(x, y, width, height).clip();
  sheet.image(photo, x, y, { cover: [width, height], align: 'center', valign: 'center' });
  sheet.restore();
  sheet.lineWidth(0.6).rect(x - 4, y - 4, width + 8, height + 8);
  sheet.stroke(GOLD);
}

function drawVerification(sheet: Sheet, identifier: string, verifyUrl: string): void {
  drawQrCode(sheet, verifyUrl, { ...QR, color: INK });
  sheet.lineWidth(0.5).rect(QR.x, QR.y, QR.size, QR.size);
  sheet.stroke(GOLD);
  const small = { typeface: 'sans', size: 7, color: MUTED } as const;
  drawText(
    sheet,
    '扫码核验',
    { x: QR.x + QR.size / 2, y: 541, align: 'center' },
    { ...small, size: 8, tracking: 0.06 },
  );
  drawText(sheet, '电子证照标识', { x: 208, y: 532 }, small);
  drawText(sheet, identifier, { x: 255, y: 532 }, { ...small, color: INK });
  drawText(sheet, NOTE, { x: 208, y: 543 }, small);
}
