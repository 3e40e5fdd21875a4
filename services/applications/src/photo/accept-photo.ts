import sharp, { type Metadata } from 'sharp';

/** What a photo must be (domain 11-A24). Bytes, pixels; ratio = width ÷ height, with its tolerance as a part of it. */
export const PHOTO_LIMITS = {
  minBytes: 20 * 1024,
  maxBytes: 2 * 1024 * 1024,
  minWidth: 413,
  minHeight: 579,
  ratio: 35 / 49,
  ratioTolerance: 0.05,
  /** A picture of 2 MB that unpacks to more than this is no portrait. */
  maxPixels: 40_000_000,
} as const;

/** 600 dpi at 35 × 49 mm: more is of no use to the licence or the form. */
const STORED_WIDTH = 827;
const STORED_HEIGHT = 1158;

export type PhotoProblem = 'NOT_AN_IMAGE' | 'TOO_SMALL' | 'TOO_LARGE' | 'WRONG_RATIO' | 'TOO_MANY_PIXELS' | 'ANIMATED';

export type AcceptedPhoto = { ok: true; jpeg: Buffer; width: number; height: number };
export type RefusedPhoto = { ok: false; problem: PhotoProblem; limits: typeof PHOTO_LIMITS };

/**
 * Checks an uploaded portrait by domain 11-A24 and draws it anew: turned upright, on white, sRGB, at most 827 × 1158, JPEG
 * without any metadata. What is returned holds pixels only: no EXIF, no place, nothing that was hidden in the file.
 *
 * - `NOT_AN_IMAGE`: neither JPEG nor PNG, or damaged
 * - `TOO_SMALL`: under 20 KB or under 413 × 579 upright
 * - `TOO_LARGE`: over 2 MB
 * - `WRONG_RATIO`: not 35:49 within 5 %
 * - `TOO_MANY_PIXELS`: would unpack to more than 40 million pixels; found before it is unpacked
 * - `ANIMATED`: moving GIF, WebP or PNG
 */
export async function acceptPhoto(bytes: Buffer): Promise<AcceptedPhoto | RefusedPhoto> {
  const refuse = (problem: PhotoProblem): RefusedPhoto => ({ ok: false, problem, limits: PHOTO_LIMITS });
  if (bytes.length > PHOTO_LIMITS.maxBytes) return refuse('TOO_LARGE');

  const kind = kindOf(bytes);
  if (kind === null) return refuse('NOT_AN_IMAGE');
  const metadata = await readHeader(bytes);
  if (!metadata) return refuse('NOT_AN_IMAGE');
  if ((metadata.pages ?? 1) > 1 || (kind === 'PNG' && isAnimatedPng(bytes))) return refuse('ANIMATED');
  if (kind === 'OTHER') return refuse('NOT_AN_IMAGE');
  if (metadata.width * metadata.height > PHOTO_LIMITS.maxPixels) return refuse('TOO_MANY_PIXELS');

  const { width, height } = upright(metadata);
  if (bytes.length < PHOTO_LIMITS.minBytes) return refuse('TOO_SMALL');
  if (width < PHOTO_LIMITS.minWidth || height < PHOTO_LIMITS.minHeight) return refuse('TOO_SMALL');
  if (!hasRightRatio(width, height)) return refuse('WRONG_RATIO');

  const redrawn = await redraw(bytes);
  return redrawn ?? refuse('NOT_AN_IMAGE');
}

/** Told by the first bytes, so that no other parser (SVG, PDF, TIFF …) ever sees the upload. */
function kindOf(bytes: Buffer): 'JPEG' | 'PNG' | 'OTHER' | null {
  const starts = (...start: number[]) => start.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'JPEG';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'PNG';
  const text = bytes.toString('latin1', 0, 12);
  return /^GIF8[79]a/u.test(text) || /^RIFF[\s\S]{4}WEBP/u.test(text) ? 'OTHER' : null;
}

/** An animated PNG says so in a chunk before the first picture data. */
function isAnimatedPng(bytes: Buffer): boolean {
  const control = bytes.indexOf('acTL');
  return control !== -1 && control < bytes.indexOf('IDAT');
}

async function readHeader(bytes: Buffer): Promise<Metadata | null> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return null;
  }
}

function upright({ width, height, orientation = 1 }: Metadata): { width: number; height: number } {
  // EXIF 5–8 lie on their side.
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** The limits themselves still pass; 525 × 700 is exactly 5 % too wide, which binary fractions do not see. */
function hasRightRatio(width: number, height: number): boolean {
  const deviation = Math.abs(width / height / PHOTO_LIMITS.ratio - 1);
  return deviation <= PHOTO_LIMITS.ratioTolerance + Number.EPSILON * 8;
}

async function redraw(bytes: Buffer): Promise<AcceptedPhoto | null> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: PHOTO_LIMITS.maxPixels, failOn: 'error' })
      .rotate()
      .resize({ width: STORED_WIDTH, height: STORED_HEIGHT, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
      .toBuffer({ resolveWithObject: true });
    return { ok: true, jpeg: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}
