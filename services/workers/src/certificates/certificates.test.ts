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
import { CertificateFace } from '@medreg/events';
import sharp from 'sharp';
import {
  DocumentSigner,
  developmentP12,
  developmentSigner,
  renderCertificatePdf,
  renderCertificatePng,
  signPdf,
} from './index.ts';
import { FACES, type Faces, IDENTIFIER as identifier } from './testing/faces.ts';

const verifyUrl = `https://zcxt.example.gov.cn/verify/${identifier}?源=纸质`;
const photo = await syntheticPhoto('李时针');

const render = (changes: Partial<Faces['TCM_SPECIALTY']> = {}) =>
  renderCertificatePdf({ ...FACES.TCM_SPECIALTY, ...changes }, { photo, verifyUrl });
const renderPhysician = (changes: Partial<Faces['PHYSICIAN']> = {}) =>
  renderCertificatePdf({ ...FACES.PHYSICIAN, ...changes }, { photo, verifyUrl });
const renderNurse = (changes: Partial<Faces['NURSE']> = {}) =>
  renderCertificatePdf({ ...FACES.NURSE, ...changes }, { photo, verifyUrl });

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

  it.each<[string, Partial<Faces['TCM_SPECIALTY']>]>([
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

  it.each<[string, Partial<Faces['TCM_SPECIALTY']>]>([
    ['a birth day instead of a month', { birthMonth: '1986-11-05' }],
    ['a day that does not exist', { issuedOn: '2022-02-30' }],
    ['no technique', { techniques: [] }],
    ['no name', { name: ' ' }],
  ])('refuses a face with %s', async (_, changes) => {
    await expect(render(changes)).rejects.toThrow();
  });
});

describe('医师执业证书 (domain 8.2)', () => {
  it('shows every field under its official label, in order', async () => {
    expect(
      readPdfText(await renderPhysician())
        .split('\n')
        .slice(0, 11),
    ).toEqual([
      '医师执业证书',
      '电子证照',
      '姓名 陈执业 性别 女',
      '出生年月 1986年11月',
      '级别 执业医师 类别 临床',
      '证书编码 110440103000123',
      '执业范围 内科专业；急救医学专业',
      '执业地点 广东省',
      '主要执业机构 广州市越秀区示范医院',
      '签发机关 广州市越秀区卫生健康局 签发日期 2026年11月23日',
      '扫码核验',
    ]);
  });

  it('keeps long values and a dozen scopes whole on one page', async () => {
    const changes = {
      name: `阿卜杜热合曼·${'买'.repeat(33)}`,
      level: '乡村全科执业助理医师',
      scopes: times(12, (n) => `眼耳鼻咽喉科第${n}专业`),
      primaryInstitution: '长'.repeat(200),
    };
    const pdf = await renderPhysician(changes);
    for (const value of Object.values(changes).flat()) expect(readPdfTextUnbroken(pdf)).toContain(value);
    expect(readPdfInfo(pdf)).toMatch(/Pages:\s+1\b/u);
    expect(findPdfFaults(pdf)).toBe('');
  });

  it('never tears a scope at the end of a line', async () => {
    const scopes = times(12, (n) => `眼耳鼻咽喉科第${n}专业`);
    const text = readPdfText(await renderPhysician({ scopes }));
    for (const scope of scopes) expect(text).toContain(scope);
  });

  it('moves 140 scopes to scope sheets', async () => {
    const scopes = times(140, (n) => `省级以上卫生行政部门规定的其他${n}专业`);
    const pdf = await renderPhysician({ scopes, suspended: true });
    const text = readPdfTextUnbroken(pdf);
    expect(text).toContain('执业范围共140项，见附页');
    expect(text).toContain('执业范围（共140项）');
    expect(text).toContain(scopes.at(-1));
    expect(readPdfText(pdf).match(/暂停执业/gu)).toHaveLength(Number(/Pages:\s+(\d+)/u.exec(readPdfInfo(pdf))?.[1]));
  });

  it('refuses a face without scope', async () => {
    await expect(renderPhysician({ scopes: [] })).rejects.toThrow();
  });
});

describe('护士执业证书 (domain 8.2)', () => {
  it('shows every field under its official label, in order', async () => {
    expect(
      readPdfText(await renderNurse())
        .split('\n')
        .slice(0, 10),
    ).toEqual([
      '护士执业证书',
      '电子证照',
      '姓名 林护士 性别 女',
      '出生年月 1995年02月',
      '执业证书编号 201644012345',
      '执业机构 广州市越秀区示范医院',
      '首次注册日期 2016年08月01日 注册日期 2026年07月20日',
      '有效期至 2031年07月31日',
      '发证机关 广州市越秀区卫生健康局',
      '扫码核验',
    ]);
  });

  it('leaves a first registration out that an older register did not keep', async () => {
    const text = readPdfText(await renderNurse({ firstRegisteredOn: null }));
    expect(text).not.toContain('首次注册日期');
    expect(text).toContain('注册日期 2026年07月20日');
  });

  it('keeps long values whole on one page', async () => {
    const changes = {
      name: 'Alexandrina Maria Wilhelmina van der Westhuizen-Montgomery',
      practiceInstitution: '长'.repeat(200),
      issuingAuthority: `云南省${'某'.repeat(29)}卫生健康委员会`,
    };
    const pdf = await renderNurse(changes);
    for (const value of Object.values(changes)) {
      expect(readPdfTextUnbroken(pdf)).toContain(value.replaceAll(' ', ''));
    }
    expect(readPdfInfo(pdf)).toMatch(/Pages:\s+1\b/u);
    expect(findPdfFaults(pdf)).toBe('');
  });
});

describe('CertificateFace', () => {
  it('of a message from before there were kinds is TCM_SPECIALTY', () => {
    const { kind, ...old } = FACES.TCM_SPECIALTY;
    expect(CertificateFace.parse(old)).toEqual({ kind, ...old });
  });

  it.each(Object.values(FACES))('$kind is taken as it is, and by no other kind', (face) => {
    expect(CertificateFace.parse(face)).toEqual(face);
    for (const kind of Object.keys(FACES)) {
      expect(CertificateFace.safeParse({ ...face, kind }).success).toBe(kind === face.kind);
    }
  });

  it.each([{ kind: 'SHORT_TERM' }, null, 'face', []])('%j is none', (face) => {
    expect(CertificateFace.safeParse(face).success).toBe(false);
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
