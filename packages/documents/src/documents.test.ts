import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import {
  addFallbackFont,
  createSheet,
  drawFitted,
  drawQrCode,
  drawText,
  finishSheet,
  fitText,
  layText,
  MissingCharacterError,
  missingCharacters,
  type Sheet,
  syntheticPhoto,
  type Typeface,
  textWidth,
} from './index.ts';
import {
  findPdfFaults,
  picturePdfPage,
  readPdfFonts,
  readPdfInfo,
  readPdfText,
  readPdfTextUnbroken,
  readQrCodes,
} from './inspection.ts';

async function paper(draw: (sheet: Sheet) => void): Promise<Buffer> {
  const createdAt = new Date('2022-07-08T00:00:00Z');
  const sheet = createSheet({ title: '医师执业证书', subject: '样张', layout: 'portrait', createdAt });
  draw(sheet);
  return finishSheet(sheet);
}

const line = (text: string, typeface: Typeface = 'serif') =>
  paper((sheet) => drawText(sheet, text, { x: 40, y: 80 }, { typeface, size: 12, color: '#000000' }));

describe('text', () => {
  const typefaces = ['serif', 'serif-bold', 'sans', 'sans-bold'] as const;

  it.each(typefaces)('is given back exactly from %s', async (typeface) => {
    const text = '阿卜杜热合曼·买买提 (专长) 1986年11月 No. 1.2.156/A-—“”';
    expect((await readPdfText(await line(text, typeface))).trim()).toBe(text);
  });

  it.each([
    ['rare, in the main font', '㐂喆堃䶮龘𫖯𬀩'],
    ['rare, from a fallback', '𠮷田𡋾'],
    ['one glyph for two characters', '人⼈路路'],
    ['joined by the font', '——fi ffi ...'],
    ['middle dots', '·•・'],
  ])('%s: %s', async (_, text) => {
    expect((await readPdfText(await line(text))).trim()).toBe(text);
  });

  it('does not remember the characters of earlier documents', async () => {
    await line('⼈⼭');
    expect((await readPdfText(await line('人山'))).trim()).toBe('人山');
  });

  it('names the characters that no font has, and draws nothing', async () => {
    expect(missingCharacters('张𪚥三𪚥')).toEqual(['𪚥']);
    await expect(line('张𪚥三')).rejects.toThrow(MissingCharacterError);
    await expect(line('张𪚥三')).rejects.toThrow('𪚥 (U+2A6A5)');
  });

  it('refuses a fallback font that is not there', () => {
    expect(() => addFallbackFont('/nowhere/font.ttf')).toThrow('/nowhere/font.ttf');
  });

  it('keeps tracked titles searchable', async () => {
    const pdf = await paper((sheet) =>
      drawText(
        sheet,
        '中医（专长）医师执业证书',
        { x: 300, y: 80, align: 'center' },
        { typeface: 'serif-bold', size: 30, color: '#000000', tracking: 0.06 },
      ),
    );
    expect(readPdfText(pdf).trim()).toBe('中医（专长）医师执业证书');
  });
});

describe('layout', () => {
  const scope = Array.from({ length: 60 }, (_, item) => `腰痛(腰椎间盘突出症${item})`).join('；');

  it('breaks no line beyond the width, and none before a closing mark', () => {
    const { lines, size } = layText(scope, { typeface: 'serif', width: 300, size: 11 });
    for (const text of lines) {
      expect(textWidth('serif', text) * size).toBeLessThanOrEqual(300);
      expect(text).not.toMatch(/^[；，。）)]/u);
    }
    expect(lines.join('')).toBe(scope);
  });

  it('cuts a code without any opportunity between characters', () => {
    const code = 'A'.repeat(200);
    const { lines } = layText(code, { typeface: 'sans', width: 100, size: 10 });
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(code);
  });

  it('keeps the lines that the text itself has', () => {
    expect(layText('第一行\n第二行\n', { typeface: 'sans', width: 100, size: 10 }).lines).toEqual(['第一行', '第二行']);
  });

  it('shrinks until the text fits, and says so when it cannot', async () => {
    const box = { typeface: 'serif', width: 400, height: 180, maxSize: 14 } as const;
    const fitted = fitText(scope, { ...box, minSize: 6 });
    if (!fitted) throw new Error('did not fit');
    expect(fitted.size).toBeLessThan(14);
    expect(fitted.height).toBeLessThanOrEqual(180);
    const pdf = await paper((sheet) => drawFitted(sheet, fitted, { x: 40, y: 40 }, '#000000'));
    expect(readPdfTextUnbroken(pdf)).toBe(scope);
    expect(fitText(scope, { ...box, minSize: 13 })).toBeNull();
  });
});

describe('document', () => {
  it('has a title, a language, complete fonts and a clean structure', async () => {
    const pdf = await line('中医𠮷', 'serif-bold');
    expect(readPdfInfo(pdf)).toMatch(/Title:\s+医师执业证书/u);
    expect(pdf.toString('latin1')).toContain('/Lang (zh-CN)');
    const fonts = readPdfFonts(pdf);
    expect(fonts.map(({ name }) => name.replace(/^.*\+/u, ''))).toEqual(['NotoSerifSC-Bold', 'NotoSerifJP-Bold']);
    expect(fonts.every(({ complete }) => complete)).toBe(true);
    expect(findPdfFaults(pdf)).toBe('');
  });

  it('is the same for the same input', async () => {
    expect(await line('同样')).toEqual(await line('同样'));
  });

  it('carries a QR code that can be read', async () => {
    const address = 'https://example.gov.cn/verify/1.2.156.3005.2.11100000000013338W011.440104.341440103000123.001.U';
    const pdf = await paper((sheet) => drawQrCode(sheet, address, { x: 60, y: 60, size: 86 }));
    expect(readQrCodes(picturePdfPage(pdf))).toEqual([address]);
  });
});

describe('syntheticPhoto (domain A24)', () => {
  it.each(['1', '李时针', 'b', 'c', 'd', 'e', 'f', 'g'])('%s is valid', async (seed) => {
    const photo = await syntheticPhoto(seed);
    const { width, height, format } = await sharp(photo).metadata();
    expect(format).toBe('jpeg');
    expect(photo.length).toBeGreaterThanOrEqual(20 * 1024);
    expect(photo.length).toBeLessThanOrEqual(2 * 1024 * 1024);
    expect(Math.abs((width / height) * (49 / 35) - 1)).toBeLessThan(0.05);
  });

  it('is the same for the same seed only', async () => {
    expect(await syntheticPhoto('a')).toEqual(await syntheticPhoto('a'));
    expect(await syntheticPhoto('a')).not.toEqual(await syntheticPhoto('b'));
  });
});
