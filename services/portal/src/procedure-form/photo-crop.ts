/** 个人照片: 35:49, at least 413×579 pixels, 20 KB to 2 MB (domain 11-A24; S2-Q48). */
export const PHOTO = {
  across: 35,
  up: 49,
  minWidth: 413,
  minHeight: 579,
  minBytes: 20 * 1024,
  maxBytes: 2 * 1024 * 1024,
};
const RATIO = PHOTO.across / PHOTO.up;
const MOST_WIDTH = 826;
/** 413×579 is not quite 35:49: the narrowest photo that is high enough has a pixel more. */
export const LEAST_WIDTH = Math.ceil(PHOTO.minHeight * RATIO);
const QUALITIES = [0.92, 1, 0.85, 0.7];

/** What of a picture becomes the photo, in its pixels. */
export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

/** The largest part with the right ratio; of a portrait the upper part, where the face is. */
export function widest({ width, height }: Size): Crop {
  const tooWide = width / height > RATIO;
  const size = tooWide ? { width: height * RATIO, height } : { width, height: width / RATIO };
  return { x: (width - size.width) / 2, y: tooWide ? 0 : (height - size.height) / 3, ...size };
}

/** @param scale 1 is the widest, `mostScale` the closest that still has enough pixels */
export function scaled(picture: Size, crop: Crop, scale: number): Crop {
  const whole = widest(picture);
  const width = whole.width / scale;
  const height = whole.height / scale;
  return within(picture, {
    x: crop.x + (crop.width - width) / 2,
    y: crop.y + (crop.height - height) / 2,
    width,
    height,
  });
}

export const mostScale = (picture: Size): number => Math.max(1, widest(picture).width / LEAST_WIDTH);

export function moved(picture: Size, crop: Crop, x: number, y: number): Crop {
  return within(picture, { ...crop, x: crop.x + x, y: crop.y + y });
}

const within = ({ width, height }: Size, crop: Crop): Crop => ({
  ...crop,
  x: Math.min(Math.max(0, crop.x), Math.max(0, width - crop.width)),
  y: Math.min(Math.max(0, crop.y), Math.max(0, height - crop.height)),
});

/** Enough pixels for a certificate, whatever is cut off. */
export const bigEnough = ({ width, height }: Size): boolean => width >= PHOTO.minWidth && height >= PHOTO.minHeight;

/** @returns the crop as a JPEG of a size that is accepted; null where the browser makes none */
export async function toJpeg(picture: ImageBitmap, crop: Crop): Promise<Blob | null> {
  const width = Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, crop.width)));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.round(width / RATIO);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, crop.x, crop.y, crop.width, crop.height, 0, 0, canvas.width, canvas.height);
  let last: Blob | null = null;
  for (const quality of QUALITIES) {
    last = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (last && last.size >= PHOTO.minBytes && last.size <= PHOTO.maxBytes) return last;
  }
  return last;
}
