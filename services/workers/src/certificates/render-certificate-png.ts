import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';

const POINTS_PER_INCH = 72;
const DOTS_PER_INCH = 180;

let library: Promise<PDFiumLibrary> | undefined;

/** PDFium is WebAssembly with a heap of its own (about 20 MB): one for the process. */
function pdfium(): Promise<PDFiumLibrary> {
  library ??= PDFiumLibrary.init().catch((error: unknown) => {
    library = undefined;
    throw error;
  });
  return library;
}

/**
 * Pictures a PDF as sRGB PNG at 180 dpi (a certificate: 2105 × 1488). Pages of one size stand under one another.
 *
 * @throws when the bytes are no PDF
 */
export async function renderCertificatePng(pdf: Buffer): Promise<Buffer> {
  const document = await (await pdfium()).loadDocument(pdf);
  try {
    const pages: { data: Uint8Array; width: number; height: number }[] = [];
    for (const page of document.pages()) {
      pages.push(
        await page.render({ scale: DOTS_PER_INCH / POINTS_PER_INCH, render: 'bitmap', renderFormFields: false }),
      );
    }
    const width = Math.max(...pages.map((page) => page.width));
    const height = pages.reduce((sum, page) => sum + page.height, 0);
    let top = 0;
    const layers = pages.map((page) => {
      const raw = { width: page.width, height: page.height, channels: 4 as const };
      const layer = { input: Buffer.from(page.data), raw, left: 0, top };
      top += page.height;
      return layer;
    });
    const [only] = layers;
    const picture =
      only && layers.length === 1
        ? sharp(only.input, { raw: only.raw })
        : sharp({ create: { width, height, channels: 4, background: '#ffffff' } }).composite(layers);
    return await picture.removeAlpha().withMetadata({ density: DOTS_PER_INCH }).png({ compressionLevel: 6 }).toBuffer();
  } finally {
    document.destroy();
  }
}
