import { calendarDate, formatChineseDate, formatChineseMonth, startOfDay } from '@medreg/clock';
import { createSheet, drawFitted, drawQrCode, drawText, finishSheet, type Sheet } from '@medreg/documents';
import type { CertificateFace } from '@medreg/events';
import { type CheckedFace, checkFace } from './face.ts';
import { drawPaper, drawSuspendedMark, drawTitle, GOLD, INK, LEFT, MUTED, RIGHT } from './paper.ts';
import { addScopeSheets, drawScope, fitValue } from './scope.ts';

const TITLE = '中医（专长）医师执业证书';
const SEX = { MALE: '男', FEMALE: '女' } as const;
const NOTE = '本电子证照与纸质证照具有同等效力；证照的当前状态以扫码核验结果为准。';

const LABEL = { typeface: 'serif', size: 13, color: MUTED } as const;
const VALUE_SIZE = 15.5;
const VALUE_LEFT = 182;
const PHOTO = { x: RIGHT - 114, y: 150, width: 114, height: 159.6 };
const QR = { x: LEFT, y: 445, size: 86 };

/**
 * Renders the 中医（专长）医师执业证书 (fields: S0 图4.1.2): one page A4 landscape, and scope sheets when the lists of techniques
 * and diseases are too long to be read on the face.
 *
 * @param photo JPEG, ratio 35:49 (as `acceptPhoto` returns it)
 * @param verifyUrl permanent verification address, goes into the QR code as it is
 * @throws ZodError for a face that is not complete; MissingCharacterError when no font has a character
 */
export async function renderCertificatePdf(
  input: CertificateFace,
  { photo, verifyUrl }: { photo: Buffer; verifyUrl: string },
): Promise<Buffer> {
  const face = checkFace(input);
  const sheet = createSheet({
    title: `${TITLE} ${face.certificateCode}`,
    subject: `电子证照标识 ${face.identifier}`,
    layout: 'landscape',
    createdAt: startOfDay(face.issuedOn),
  });
  drawPaper(sheet);
  drawTitle(sheet, TITLE);
  drawPhoto(sheet, photo);
  drawPerson(sheet, face);
  const scopeFits = drawScope(sheet, face, { x: VALUE_LEFT, y: 321, width: RIGHT - VALUE_LEFT, height: 112 });
  drawPractice(sheet, face);
  drawVerification(sheet, face, verifyUrl);
  if (face.suspended) drawSuspendedMark(sheet);
  if (!scopeFits) addScopeSheets(sheet, face);
  return finishSheet(sheet);
}

/** A label with its value on a fine line that ends at `right`. */
function drawField(
  sheet: Sheet,
  {
    label,
    value,
    x,
    valueX,
    right,
    y,
    bold,
  }: {
    label: string;
    value: string;
    x: number;
    valueX: number;
    right: number;
    y: number;
    bold?: boolean;
  },
): void {
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

function drawPerson(sheet: Sheet, face: CheckedFace): void {
  const right = PHOTO.x - 26;
  const second = { x: 420, valueX: 472, right };
  const first = { x: LEFT, valueX: VALUE_LEFT, right: 392 };
  drawField(sheet, { label: '姓名', value: face.name, y: 174, bold: true, ...first });
  drawField(sheet, { label: '性别', value: SEX[face.sex], y: 174, ...second });
  const birthMonth = formatChineseMonth(calendarDate(`${face.birthMonth}-01`));
  drawField(sheet, { label: '出生年月', value: birthMonth, y: 214, ...first, right });
  drawField(sheet, { label: '类别', value: face.category, y: 254, ...first });
  drawField(sheet, { label: '专业', value: face.major, y: 254, ...second });
  drawField(sheet, { label: '证书编码', value: face.certificateCode, y: 294, ...first, right });
}

function drawPractice(sheet: Sheet, face: CheckedFace): void {
  const row = { x: 208, valueX: 298, right: RIGHT };
  drawField(sheet, { label: '执业地点', value: face.practicePlace, y: 456, ...row });
  drawField(sheet, { label: '主要执业机构', value: face.primaryInstitution, y: 485, ...row });
  drawField(sheet, { label: '签发机关', value: face.issuingAuthority, y: 514, ...row, right: 542 });
  const issuedOn = formatChineseDate(face.issuedOn);
  drawField(sheet, { label: '签发日期', value: issuedOn, y: 514, x: 562, valueX: 626, right: RIGHT });
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

function drawVerification(sheet: Sheet, face: CheckedFace, verifyUrl: string): void {
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
  drawText(sheet, face.identifier, { x: 255, y: 532 }, { ...small, color: INK });
  drawText(sheet, NOTE, { x: 208, y: 543 }, small);
}
