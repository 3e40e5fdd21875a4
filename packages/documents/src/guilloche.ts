import type { Sheet } from './sheet.ts';

/** A rectangle in points from the top left corner of the page. */
type Box = { x: number; y: number; width: number; height: number };
/** Colour #rrggbb, line width in points, opacity 0–1. */
type Stroke = { color: string; lineWidth: number; opacity?: number };

/** Where the control points of a half wave lie, as a part of its length, to come closest to a cosine. */
const COSINE_HANDLE = 0.3642;

const round = (value: number) => Math.round(value * 100) / 100;

/** Adds a cosine wave to the current path, along x or along y, a little longer than `length` (clip it). */
function addWave(
  sheet: Sheet,
  {
    along,
    start,
    length,
    middle,
    amplitude,
    period,
    phase,
  }: {
    along: 'x' | 'y';
    start: number;
    length: number;
    middle: number;
    amplitude: number;
    period: number;
    /** 0–1: part of a period by which the wave starts earlier. */
    phase: number;
  },
): void {
  const half = period / 2;
  const at = (position: number, offset: number): [number, number] =>
    along === 'x' ? [round(position), round(offset)] : [round(offset), round(position)];
  let position = start - phase * period;
  let side = 1;
  sheet.moveTo(...at(position, middle + amplitude));
  while (position < start + length) {
    const from = middle + side * amplitude;
    const to = middle - side * amplitude;
    sheet.bezierCurveTo(
      ...at(position + COSINE_HANDLE * half, from),
      ...at(position + (1 - COSINE_HANDLE) * half, to),
      ...at(position + half, to),
    );
    position += half;
    side = -side;
  }
}

/** A frame of braided waves (扭索纹), `band` points thick inside the box. */
export function drawGuillocheBand(
  sheet: Sheet,
  box: Box,
  { band, strands, period, ...stroke }: { band: number; strands: number; period: number } & Stroke,
): void {
  const { x, y, width, height } = box;
  const sides = [
    { along: 'x', clip: [x, y, width, band], start: x, length: width, middle: y + band / 2 },
    { along: 'x', clip: [x, y + height - band, width, band], start: x, length: width, middle: y + height - band / 2 },
    { along: 'y', clip: [x, y, band, height], start: y, length: height, middle: x + band / 2 },
    { along: 'y', clip: [x + width - band, y, band, height], start: y, length: height, middle: x + width - band / 2 },
  ] as const;
  for (const { along, clip, start, length, middle } of sides) {
    // A whole number of periods on every side, so that the corners look alike.
    const fittedPeriod = length / Math.round(length / period);
    sheet.save();
    sheet.rect(...clip).clip();
    for (let strand = 0; strand < strands; strand += 1) {
      const amplitude = (band / 2) * (strand % 2 === 0 ? 0.92 : 0.62);
      addWave(sheet, { along, start, length, middle, amplitude, period: fittedPeriod, phase: strand / strands });
    }
    strokePath(sheet, stroke);
    sheet.restore();
  }
}

/** Two thin lines with a gap (points) between them, the outer one on the box. */
export function drawDoubleFrame(sheet: Sheet, box: Box, { gap, ...stroke }: { gap: number } & Stroke): void {
  sheet.rect(box.x, box.y, box.width, box.height);
  sheet.rect(box.x + gap, box.y + gap, box.width - 2 * gap, box.height - 2 * gap);
  strokePath(sheet, stroke);
}

/** Fine parallel waves that fill a box: the ground of a security paper. */
export function drawWaveField(
  sheet: Sheet,
  box: Box,
  { spacing, period, amplitude, ...stroke }: { spacing: number; period: number; amplitude: number } & Stroke,
): void {
  sheet.save();
  sheet.rect(box.x, box.y, box.width, box.height).clip();
  const lines = Math.ceil((box.height + 2 * amplitude) / spacing);
  for (let line = 0; line <= lines; line += 1) {
    const middle = box.y - amplitude + line * spacing;
    addWave(sheet, {
      along: 'x',
      start: box.x,
      length: box.width,
      middle,
      amplitude,
      period,
      phase: (line * 0.045) % 1,
    });
  }
  strokePath(sheet, stroke);
  sheet.restore();
}

const CURVES_PER_PETAL = 6;

/** A rosette of turned sine circles between two radii (points). Purely geometric: no emblem and no seal. */
export function drawRosette(
  sheet: Sheet,
  { x, y }: { x: number; y: number },
  { inner, outer, petals, turns, ...stroke }: { inner: number; outer: number; petals: number; turns: number } & Stroke,
): void {
  const middle = (inner + outer) / 2;
  const swing = (outer - inner) / 2;
  const step = (2 * Math.PI) / (petals * CURVES_PER_PETAL);
  for (let turn = 0; turn < turns; turn += 1) {
    const phase = (turn / turns) * 2 * Math.PI;
    const at = (angle: number) => {
      const radius = middle + swing * Math.cos(petals * angle + phase);
      const growth = -swing * petals * Math.sin(petals * angle + phase);
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      return {
        x: x + radius * cos,
        y: y + radius * sin,
        // A third of the tangent over one step: the handle of a Bézier curve.
        dx: ((growth * cos - radius * sin) * step) / 3,
        dy: ((growth * sin + radius * cos) * step) / 3,
      };
    };
    let from = at(0);
    sheet.moveTo(round(from.x), round(from.y));
    for (let curve = 1; curve <= petals * CURVES_PER_PETAL; curve += 1) {
      const to = at(curve * step);
      sheet.bezierCurveTo(
        round(from.x + from.dx),
        round(from.y + from.dy),
        round(to.x - to.dx),
        round(to.y - to.dy),
        round(to.x),
        round(to.y),
      );
      from = to;
    }
  }
  strokePath(sheet, stroke);
}

function strokePath(sheet: Sheet, { color, lineWidth, opacity = 1 }: Stroke): void {
  sheet.lineWidth(lineWidth).strokeOpacity(opacity).stroke(color).strokeOpacity(1);
}
