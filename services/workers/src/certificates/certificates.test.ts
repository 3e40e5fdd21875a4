import { describe, expect, it } from '@jest/globals';
import { fixedClock } from '@medreg/clock';
import { MissingCharacterError, syntheticPhoto } from '@medreg/documents';
import {
  findPdfFaults,
  readPdfFonts,
  readPdfInfo,
  readPdfSignature,
  readPdfText,
  readPdfTextUnbroken,
  readQrCodes,
} from '@medreg/documents/inspection';
import type { CertificateFace } from '@medreg/events';
import sharp from 'sharp';
import {
  DocumentSigner,
  developmentP12,
  developmentSigner,
  renderCertificatePdf,
  renderCertificatePng,
  signPdf,
} from './index.ts';

const identifier = '1.2.156.3005.2.11100000000013338W011.440104.341440103000123.001.U';
const verifyUrl = `https://zcxt.example.gov.cn/verify/${identifier}?源=纸质`;
const photo = await syntheticPhoto('李时针');

const aFace: CertificateFace = {
  name: '李时针',
  sex: 'MALE',
  birthMonth: '1986-11',
  category: '中医',
  major: '中医',
  certificateCode: '341440103000123',
  techniques: ['外治技术-推拿'],
  diseases: ['腰痛(腰椎间盘突出症)'],
  practicePlace: '广东省',
  primaryInstitution: '广州市越秀区示范中医医院',
  issuingAuthority: '广州市越秀区卫生健康局',
  issuedOn: '2022-07-08',
  identifier,
};

const render = (changes: Partial<CertificateFace> = {}) =>
  renderCertificatePdf({ ...aFace, ...changes }, { photo, verifyUrl });

const times = (count: number, item: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => item(index + 1));

describe('renderCertificatePdf (S0 图4.1.2)', () => {
  it('shows every field under its official label, in order', async () => {
    const lines = readPdfText(await render()).split('\n');
    expect(lines.slice(0, 12)).toEqual([
      '中医（专长）医师执业证书',
      '电子证照',
      '姓名 李时针 性别 男',
      '出生年月 1986年11月',
      '类别 中医 专业 中医',
      '证书编码 341440103000123',
      '执业范围 中医药技术方法 外治技术-推拿',
      '治疗病症范围 腰痛(腰椎间盘突出症)',
      '执业地点 广东省',
      '主要执业机构 广州市越秀区示范中医医院',
      '签发机关 广州市越秀区卫生健康局 签发日期 2022年07月08日',
      '扫码核验',
    ]);
    expect(lines).toContain(`电子证照标识 ${identifier}`);
  });

  it('is one A4 page with clean structure and complete fonts', async () => {
    const pdf = await render();
    expect(readPdfInfo(pdf)).toMatch(/Pages:\s+1\b[\s\S]*841\.89 x 595\.28/u);
    expect(findPdfFaults(pdf)).toBe('');
    expect(readPdfFonts(pdf).every(({ complete }) => complete)).toBe(true);
  });

  it.each<[string, Partial<CertificateFace>]>([
    ['an institution of 40 characters', { primaryInstitution: `广东省${'中'.repeat(30)}中医专科门诊部` }],
    ['an institution of 200 characters', { primaryInstitution: '长'.repeat(200) }],
    ['an authority of 40 characters', { issuingAuthority: `云南省${'某'.repeat(29)}中医药管理局` }],
    ['a name of 40 characters', { name: `阿卜杜热合曼·${'买'.repeat(33)}` }],
    ['a rare name from a fallback font', { name: '𠮷田㐂' }],
    ['a code without any break', { certificateCode: 'A'.repeat(40) }],
  ])('keeps %s whole on one page', async (_, changes) => {
    const pdf = await render(changes);
    for (const value of Object.values(changes)) expect(readPdfTextUnbroken(pdf)).toContain(value);
    expect(readPdfInfo(pdf)).toMatch(/Pages:\s+1\b/u);
  });

  it('shrinks a longer scope on the face', async () => {
    const changes = {
      techniques: times(8, (n) => `外治技术-推拿${n}法`),
      diseases: times(14, (n) => `腰痛(第${n}型)`),
    };
    const pdf = await render(changes);
    const text = readPdfTextUnbroken(pdf);
    for (const item of [...changes.techniques, ...changes.diseases]) expect(text).toContain(item);
    expect(readPdfInfo(pdf)).toMatch(/Pages:\s+1\b/u);
  });

  it('moves 60 techniques and 60 diseases to scope sheets that repeat whose they are', async () => {
    const changes = {
      techniques: times(60, (n) => `外治技术-推拿${n}法`),
      diseases: times(60, (n) => `腰痛(第${n}型证候)`),
    };
    const pdf = await render(changes);
    const text = readPdfTextUnbroken(pdf);
    expect(text).toContain('中医药技术方法共60项，见附页治疗病症范围共60项，见附页');
    expect(text).toContain(changes.techniques.join('；'));
    for (const item of changes.diseases) expect(text).toContain(item);
    expect(text).toContain('执业范围附页姓名李时针证书编码341440103000123附页1');
    expect(findPdfFaults(pdf)).toBe('');
  });

  it('marks a suspended licence (domain 8.1)', async () => {
    expect(readPdfText(await render({ suspended: true }))).toContain('暂停执业');
    expect(readPdfText(await render({ suspended: false }))).not.toContain('暂停执业');
  });

  it('never draws an empty box for a name', async () => {
    await expect(render({ name: '张𪚥' })).rejects.toThrow(MissingCharacterError);
  });

  it('prints a value with a line end in it on its line', async () => {
    expect(readPdfText(await render({ primaryInstitution: '示范\n医院' }))).toContain('主要执业机构 示范 医院\n');
  });

  it.each<[string, Partial<CertificateFace>]>([
    ['a birth day instead of a month', { birthMonth: '1986-11-05' }],
    ['a day that does not exist', { issuedOn: '2022-02-30' }],
    ['no technique', { techniques: [] }],
    ['no name', { name: ' ' }],
  ])('refuses a face with %s', async (_, changes) => {
    await expect(render(changes)).rejects.toThrow();
  });
});

describe('renderCertificatePng', () => {
  it('is an sRGB picture whose QR code holds exactly the verification address', async () => {
    const png = await renderCertificatePng(await render());
    const { width, height, space, format, channels, density } = await sharp(png).metadata();
    expect({ format, space, channels, density }).toEqual({ format: 'png', space: 'srgb', channels: 3, density: 180 });
    expect(Math.abs(width - 2105) + Math.abs(height - 1488)).toBeLessThan(8);
    expect(png.length).toBeLessThan(3 * 1024 * 1024);
    expect(readQrCodes(png)).toEqual([verifyUrl]);
  });

  it('shows scope sheets under the face', async () => {
    const one = await sharp(await renderCertificatePng(await render())).metadata();
    const pdf = await render({ diseases: times(100, (n) => `腰痛(第${n}型证候的一种)`) });
    const more = await sharp(await renderCertificatePng(pdf)).metadata();
    expect([more.width, more.height % one.height]).toEqual([one.width, 0]);
    expect(more.height).toBeGreaterThan(one.height);
  });

  it('survives many at once and refuses what is no PDF', async () => {
    const pdf = await render();
    const pictures = await Promise.all([1, 2, 3].map(() => renderCertificatePng(pdf)));
    expect(new Set(pictures.map((png) => png.toString('base64'))).size).toBe(1);
    await expect(renderCertificatePng(Buffer.from('no PDF'))).rejects.toThrow();
    expect(await renderCertificatePng(pdf)).toEqual(pictures[0]);
  });
});

describe('signPdf (domain 8.3)', () => {
  const signer = developmentSigner();

  it('covers the whole document, says that it is for development, and leaves the text as it was', async () => {
    const pdf = await render();
    const signed = await signPdf(pdf, signer);
    const report = readPdfSignature(signed);
    expect(report).toContain('Signature is Valid');
    expect(report).toContain('Total document signed');
    expect(report).toMatch(/Distinguished Name:.*Development only/u);
    expect(report).toContain('SHA-256');
    expect(readPdfText(signed)).toBe(readPdfText(pdf));
    expect(findPdfFaults(signed)).toBe('');
  });

  it('signs again and again with the same signer, several pages too', async () => {
    const long = await render({ diseases: times(100, (n) => `腰痛(第${n}型证候的一种)`) });
    for (const pdf of [await render(), long]) {
      expect(readPdfSignature(await signPdf(pdf, signer))).toContain('Signature is Valid');
    }
  });

  it.each([
    ['near the beginning', 100],
    ['in the middle', 60_000],
  ])('is broken by one changed byte %s', async (_, position) => {
    const tampered = Buffer.from(await signPdf(await render(), signer));
    tampered.writeUInt8((tampered.readUInt8(position) + 1) % 256, position);
    expect(readPdfSignature(tampered)).not.toContain('Signature is Valid');
  });

  it('does not cover what is appended later', async () => {
    const signed = await signPdf(await render(), signer);
    const report = readPdfSignature(Buffer.concat([signed, Buffer.from('\n% more\n')]));
    expect(report).not.toContain('Total document signed');
  });

  it('refuses a certificate that has expired or is not yet valid', async () => {
    const pdf = await render();
    const old = developmentSigner(fixedClock('2020-01-01T00:00:00Z'));
    await expect(signPdf(pdf, old)).rejects.toThrow('valid only');
    await expect(signPdf(pdf, signer, fixedClock('2020-01-01T00:00:00Z'))).rejects.toThrow('valid only');
  });

  it('opens a PKCS#12 file only with its passphrase', () => {
    const { p12, passphrase } = developmentP12();
    expect(new DocumentSigner({ p12, passphrase }).subject).toBe('medreg e-licence signer (Development only)');
    expect(() => new DocumentSigner({ p12, passphrase: 'wrong' })).toThrow();
  });
});
