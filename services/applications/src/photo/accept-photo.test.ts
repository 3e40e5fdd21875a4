import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { syntheticPhoto } from '@medreg/documents';
import sharp, { type Sharp } from 'sharp';
import { acceptPhoto, PHOTO_LIMITS, type PhotoProblem } from './accept-photo.ts';

/** A picture that does not compress well, so that small ones reach 20 KB. */
function noise(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  // Taken out of the loop: Jest's sandbox makes every look at a global slow.
  const { imul } = Math;
  let state = 7;
  const pixels = Buffer.alloc(width * height * channels, 255);
  for (let index = 0; index < pixels.length; index += 1) {
    state = (imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    pixels[index] = 150 + ((state >> 16) & 63);
  }
  return sharp(pixels, { raw: { width, height, channels } });
}

const jpeg = (width: number, height: number) => noise(width, height).jpeg({ quality: 80 }).toBuffer();

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function pngChunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of content) crc = (CRC[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, content, sum]);
}

/** A PNG of 17,500 × 24,500 black dots (429 million, more than sharp itself reads) in 50 kilobytes. */
function bomb(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(17_500, 0);
  header.writeUInt32BE(24_500, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(17_500 / 8) + 1) * 24_500));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

async function animatedPng(): Promise<Buffer> {
  const png = await noise(450, 630).png().toBuffer();
  const control = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
  // After the signature (8) and the header chunk (25).
  return Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]);
}

// Small, because drawing GIF is slow: what a file is, is told before its measures.
async function moving(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all(
    [0, 1].map((hue) =>
      noise(45, 63)
        .modulate({ hue: hue * 90 })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    [format]({ delay: 100 })
    .toBuffer();
}

const cutOff = (whole: Buffer) => whole.subarray(0, Math.floor(whole.length * 0.6));

describe('acceptPhoto refuses (domain 11-A24)', () => {
  it.each<[string, PhotoProblem, () => Buffer | Promise<Buffer>]>([
    ['nothing', 'NOT_AN_IMAGE', () => Buffer.alloc(0)],
    ['text', 'NOT_AN_IMAGE', () => Buffer.from('不是照片'.repeat(3000))],
    [
      'a drawing (SVG)',
      'NOT_AN_IMAGE',
      () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="413" height="579">${' '.repeat(30_000)}</svg>`),
    ],
    ['a PDF', 'NOT_AN_IMAGE', () => Buffer.from(`%PDF-1.7\n${' '.repeat(30_000)}`)],
    ['a still GIF', 'NOT_AN_IMAGE', () => noise(45, 63).gif().toBuffer()],
    ['a still WebP', 'NOT_AN_IMAGE', () => noise(45, 63).webp().toBuffer()],
    ['a TIFF', 'NOT_AN_IMAGE', () => noise(45, 63).tiff().toBuffer()],
    [
      'a JPEG header and then nothing',
      'NOT_AN_IMAGE',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(30_000)]),
    ],
    ['a JPEG that was cut off', 'NOT_AN_IMAGE', async () => cutOff(await jpeg(500, 700))],
    ['a PNG that was cut off', 'NOT_AN_IMAGE', async () => cutOff(await noise(450, 630).png().toBuffer())],
    ['a moving GIF', 'ANIMATED', () => moving('gif')],
    ['a moving WebP', 'ANIMATED', () => moving('webp')],
    ['a moving PNG', 'ANIMATED', animatedPng],
    ['a decompression bomb', 'TOO_MANY_PIXELS', bomb],
    [
      'more than 2 MB',
      'TOO_LARGE',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(PHOTO_LIMITS.maxBytes)]),
    ],
    [
      'less than 20 KB',
      'TOO_SMALL',
      () =>
        sharp({ create: { width: 500, height: 700, channels: 3, background: '#fff' } })
          .jpeg()
          .toBuffer(),
    ],
    ['412 pixels across', 'TOO_SMALL', () => jpeg(412, 579)],
    ['578 pixels high', 'TOO_SMALL', () => jpeg(413, 578)],
    ['a square', 'WRONG_RATIO', () => jpeg(700, 700)],
    ['a landscape', 'WRONG_RATIO', () => jpeg(980, 700)],
    ['6 % too wide', 'WRONG_RATIO', () => jpeg(530, 700)],
    ['6 % too narrow', 'WRONG_RATIO', () => jpeg(470, 700)],
    [
      'upright pixels that are to be shown on their side',
      'WRONG_RATIO',
      () => noise(700, 980).withMetadata({ orientation: 6 }).jpeg({ quality: 80 }).toBuffer(),
    ],
  ])('%s: %s', async (_, problem, make) => {
    expect(await acceptPhoto(await make())).toEqual({ ok: false, problem, limits: PHOTO_LIMITS });
  });
});

describe('acceptPhoto accepts (domain 11-A24)', () => {
  async function accept(bytes: Buffer) {
    const outcome = await acceptPhoto(bytes);
    if (!outcome.ok) throw new Error(outcome.problem);
    return { ...outcome, metadata: await sharp(outcome.jpeg).metadata() };
  }

  it.each<[string, () => Promise<Buffer>, [number, number]]>([
    ['the smallest', () => jpeg(413, 579), [413, 579]],
    ['5 % too wide', () => jpeg(525, 700), [525, 700]],
    ['5 % too narrow', () => jpeg(476, 700), [476, 700]],
    ['a PNG', () => noise(450, 630).png().toBuffer(), [450, 630]],
    ['a progressive JPEG', () => noise(450, 630).jpeg({ progressive: true }).toBuffer(), [450, 630]],
    ['a drawn portrait', () => syntheticPhoto('李时针'), [560, 784]],
    [
      'a large one, made smaller',
      () => syntheticPhoto('a').then((bytes) => sharp(bytes).resize(2100, 2940).jpeg().toBuffer()),
      [827, 1158],
    ],
  ])('%s', async (_, make, [width, height]) => {
    const outcome = await accept(await make());
    expect([outcome.width, outcome.height]).toEqual([width, height]);
    expect(outcome.metadata).toMatchObject({ format: 'jpeg', width, height, space: 'srgb', channels: 3 });
  });

  it('turns it upright and forgets camera, place and profile', async () => {
    const lying = await sharp(await noise(980, 700).jpeg({ quality: 80 }).toBuffer())
      .withIccProfile('p3')
      .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '23/1 7/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 80 })
      .toBuffer();
    expect((await sharp(lying).metadata()).exif?.toString('latin1')).toContain('Camera');
    const { width, height, jpeg: bytes, metadata } = await accept(lying);
    expect([width, height]).toEqual([700, 980]);
    expect([metadata.exif, metadata.icc, metadata.xmp, metadata.iptc, metadata.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(bytes.toString('latin1')).not.toContain('Camera');
  });

  it('turns the picture itself, not only its measures', async () => {
    // Lying on its side: red on the left. By orientation 6 the left becomes the top.
    const half = (background: string) => ({ create: { width: 490, height: 700, channels: 3 as const, background } });
    const lying = await sharp({ create: { width: 980, height: 700, channels: 3, background: '#0000ff' } })
      .composite([{ input: await sharp(half('#ff0000')).png().toBuffer(), left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const padded = Buffer.concat([lying, Buffer.alloc(PHOTO_LIMITS.minBytes)]);
    const { jpeg: bytes } = await accept(padded);
    const top = await sharp(bytes).extract({ left: 300, top: 50, width: 1, height: 1 }).raw().toBuffer();
    expect([top.readUInt8(0) > 200, top.readUInt8(2) < 60]).toEqual([true, true]);
  });

  it('converts another colour profile to sRGB', async () => {
    const grey = { create: { width: 500, height: 700, channels: 3 as const, background: { r: 255, g: 0, b: 0 } } };
    const wide = await sharp(grey).withIccProfile('p3').png().toBuffer();
    const { metadata } = await accept(Buffer.concat([wide, Buffer.alloc(PHOTO_LIMITS.minBytes)]));
    expect([metadata.space, metadata.icc]).toEqual(['srgb', undefined]);
    const cmyk = await accept(await noise(450, 630).toColourspace('cmyk').jpeg({ quality: 80 }).toBuffer());
    expect(cmyk.metadata).toMatchObject({ space: 'srgb', channels: 3 });
  });

  it('puts what is transparent on white', async () => {
    const clear = await sharp({
      create: { width: 500, height: 700, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const { jpeg: bytes } = await accept(Buffer.concat([clear, Buffer.alloc(PHOTO_LIMITS.minBytes)]));
    expect([...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it.each([
    ['a web page', '<html><script>alert(1)</script></html>'],
    ['an archive', 'PK\u0003\u0004evil.exe'],
  ])('leaves behind %s that was hung onto a photo', async (_, payload) => {
    const { jpeg: bytes } = await accept(Buffer.concat([await jpeg(450, 630), Buffer.from(payload)]));
    expect(bytes.includes(Buffer.from(payload))).toBe(false);
    expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  });
});
