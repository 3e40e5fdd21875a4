/**
 * Independent eyes for tests: Debian's `poppler-utils`, `qpdf` and `zbar-tools` read what we wrote. They must be installed; a
 * test that needs one fails without it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function withFile<T>(bytes: Buffer, name: string, look: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'medreg-document-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return look(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of a PDF in the order in which it was written, line by line (pdftotext). */
export function readPdfText(pdf: Buffer): string {
  return withFile(pdf, 'document.pdf', (file) => execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }));
}

/** The same without any white space: lines that were broken are whole again. */
export function readPdfTextUnbroken(pdf: Buffer): string {
  return readPdfText(pdf).replace(/\s+/gu, '');
}

/** Metadata, page count, page size (pdfinfo). */
export function readPdfInfo(pdf: Buffer): string {
  return withFile(pdf, 'document.pdf', (file) => execFileSync('pdfinfo', [file], { encoding: 'utf8' }));
}

/** Names of the fonts in a PDF, and whether every one is an embedded subset with a Unicode map (pdffonts). */
export function readPdfFonts(pdf: Buffer): { name: string; complete: boolean }[] {
  const table = withFile(pdf, 'document.pdf', (file) => execFileSync('pdffonts', [file], { encoding: 'utf8' }));
  const rows = table.split('\n').slice(2).filter(Boolean);
  return rows.map((row) => ({ name: row.split(/\s+/u)[0] ?? '', complete: /\syes\s+yes\s+yes\s/u.test(row) }));
}

/** What qpdf finds wrong with the structure of a PDF; empty when nothing. */
export function findPdfFaults(pdf: Buffer): string {
  return withFile(pdf, 'document.pdf', (file) => {
    const { status, stdout, stderr, error } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    if (error) throw error;
    return status === 0 ? '' : `${stdout}${stderr}`;
  });
}

/** What pdfsig says about the signatures in a PDF. */
export function readPdfSignature(pdf: Buffer): string {
  return withFile(pdf, 'document.pdf', (file) => {
    const { stdout, error } = spawnSync('pdfsig', [file], { encoding: 'utf8' });
    if (error) throw error;
    return stdout;
  });
}

/** A page of a PDF as PNG (pdftoppm). */
export function picturePdfPage(pdf: Buffer, { page = 1, dpi = 150 } = {}): Buffer {
  return withFile(pdf, 'document.pdf', (file) =>
    execFileSync('pdftoppm', ['-png', '-r', String(dpi), '-f', String(page), '-l', String(page), file], {
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
}

/** The texts of all QR codes in a picture (zbarimg). */
export function readQrCodes(png: Buffer): string[] {
  return withFile(png, 'picture.png', (file) => {
    const { stdout, error } = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], {
      encoding: 'utf8',
    });
    if (error) throw error;
    return stdout.split('\n').filter(Boolean);
  });
}
