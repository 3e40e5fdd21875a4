import PDFDocument from 'pdfkit';

/** A document under construction. */
export type Sheet = PDFKit.PDFDocument;

export type SheetOptions = {
  title: string;
  subject: string;
  layout: 'portrait' | 'landscape';
  /** Becomes the creation date of the document; passed in, so that the same input gives the same document. */
  createdAt: Date;
};

/** Opens an A4 document: PDF 1.7, language zh-CN, title shown by the viewer, first page present, no margins. */
export function createSheet({ title, subject, layout, createdAt }: SheetOptions): Sheet {
  return new PDFDocument({
    size: 'A4',
    layout,
    margin: 0,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    // Page numbers are drawn when the last page is known.
    bufferPages: true,
    // Otherwise PDFKit opens Helvetica, which nobody asked for.
    font: '',
    info: {
      Title: title,
      Subject: subject,
      Creator: 'medreg',
      Producer: 'medreg',
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  });
}

/** Draws on each page once the last is known: numbers, footers. Counted from 1. */
export function drawOnEveryPage(sheet: Sheet, draw: (page: number, pages: number) => void): void {
  const { start, count } = sheet.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    sheet.switchToPage(start + page);
    draw(page + 1, count);
  }
}

/** Closes the document and returns its bytes. */
export function finishSheet(sheet: Sheet): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    sheet.on('data', (chunk: Buffer) => chunks.push(chunk));
    sheet.on('end', () => resolve(Buffer.concat(chunks)));
    sheet.on('error', reject);
    sheet.end();
  });
}
