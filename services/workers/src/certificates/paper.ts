import {
  drawDoubleFrame,
  drawGuillocheBand,
  drawRosette,
  drawText,
  drawWaveField,
  type Sheet,
} from '@medreg/documents';

export const INK = '#1b2420';
export const JADE = '#14594a';
export const GOLD = '#a5813a';
export const MUTED = '#587166';
export const PAPER = '#fdfcf7';

/** Where the printed matter may stand (points, A4 landscape). */
export const LEFT = 92;
export const RIGHT = 750;
export const CENTRE = 841.89 / 2;

const EDGE = 22;
const BAND = 18;

/**
 * Draws the ground of a licence: tinted paper, fine waves, a braided frame and a rosette behind the text. All of it is
 * geometry; neither the state emblem nor a seal is imitated.
 */
export function drawPaper(sheet: Sheet): void {
  const { width, height } = sheet.page;
  const inset = (by: number) => ({ x: by, y: by, width: width - 2 * by, height: height - 2 * by });
  sheet.rect(0, 0, width, height).fill(PAPER);
  drawWaveField(sheet, inset(EDGE + BAND + 4), {
    spacing: 4.4,
    period: 128,
    amplitude: 6,
    color: '#cfe0d5',
    lineWidth: 0.3,
    opacity: 0.75,
  });
  const watermark = { x: CENTRE, y: height / 2 + 26 };
  drawRosette(sheet, watermark, {
    inner: 62,
    outer: 150,
    petals: 14,
    turns: 12,
    color: '#bfd6c9',
    lineWidth: 0.3,
    opacity: 0.7,
  });
  drawRosette(sheet, watermark, {
    inner: 26,
    outer: 66,
    petals: 10,
    turns: 10,
    color: '#dccfae',
    lineWidth: 0.3,
    opacity: 0.7,
  });
  drawGuillocheBand(sheet, inset(EDGE), { band: BAND, strands: 8, period: 34, color: JADE, lineWidth: 0.32 });
  drawDoubleFrame(sheet, inset(EDGE - 3), { gap: 1.6, color: JADE, lineWidth: 0.5 });
  drawDoubleFrame(sheet, inset(EDGE + BAND + 1.5), { gap: 2.4, color: GOLD, lineWidth: 0.5 });
  for (const x of [EDGE + BAND / 2, width - EDGE - BAND / 2]) {
    for (const y of [EDGE + BAND / 2, height - EDGE - BAND / 2]) drawCorner(sheet, { x, y });
  }
}

function drawCorner(sheet: Sheet, { x, y }: { x: number; y: number }): void {
  const half = BAND / 2 + 3;
  sheet.rect(x - half, y - half, 2 * half, 2 * half).fill(PAPER);
  sheet.lineWidth(0.5).rect(x - half, y - half, 2 * half, 2 * half);
  sheet.stroke(JADE);
  drawRosette(sheet, { x, y }, { inner: 1.5, outer: half - 1.6, petals: 8, turns: 6, color: GOLD, lineWidth: 0.35 });
}

/** The title with the plain 电子证照 mark between two gold lines below it. */
export function drawTitle(sheet: Sheet, title: string): void {
  drawText(
    sheet,
    title,
    { x: CENTRE, y: 102, align: 'center' },
    { typeface: 'serif-bold', size: 34, color: JADE, tracking: 0.06 },
  );
  const y = 126;
  const mark = { width: 74, height: 18 };
  sheet.lineWidth(0.8);
  for (const side of [-1, 1]) {
    sheet.moveTo(CENTRE + side * (mark.width / 2 + 10), y).lineTo(CENTRE + side * 215, y);
    sheet.stroke(GOLD);
    const tip = CENTRE + side * (mark.width / 2 + 10);
    sheet.polygon([tip - 3, y], [tip, y - 3], [tip + 3, y], [tip, y + 3]).fill(GOLD);
  }
  sheet.roundedRect(CENTRE - mark.width / 2, y - mark.height / 2, mark.width, mark.height, 2).fill(JADE);
  drawText(
    sheet,
    '电子证照',
    { x: CENTRE, y: y + 4.1, align: 'center' },
    { typeface: 'sans-bold', size: 11.5, color: '#ffffff', tracking: 0.06 },
  );
}

/** The large mark of a suspended licence (domain 8.1), on top of everything. */
export function drawSuspendedMark(sheet: Sheet): void {
  const { width, height } = sheet.page;
  sheet.save();
  sheet.rotate(-20, { origin: [width / 2, height / 2] });
  sheet.fillOpacity(0.5).strokeOpacity(0.5);
  sheet.lineWidth(5).roundedRect(width / 2 - 260, height / 2 - 70, 520, 140, 10);
  sheet.stroke('#b3261e');
  sheet.fillOpacity(0.5);
  drawText(
    sheet,
    '暂停执业',
    { x: width / 2, y: height / 2 + 36, align: 'center' },
    { typeface: 'sans-bold', size: 100, color: '#b3261e', tracking: 0.06 },
  );
  sheet.restore();
}
