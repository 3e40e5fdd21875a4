import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aStranger } from '@medreg/testkit';
import {
  aNurse,
  aPhysician,
  aSnapshot,
  CLAIM,
  DAY_AFTER,
  type Harness,
  holderOf,
  LAST_DAY,
  NOW,
  openHarness,
  PRESENT,
  VERIFY,
} from '../../../test/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
}, 60_000);
beforeEach(() => harness.clock.moveTo(NOW));
afterAll(() => harness.close());

const verify = (code: string) => harness.act(aStranger(), VERIFY, { code });
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

async function aClaimedLicence(changes = {}, make = aSnapshot) {
  const snapshot = make(changes);
  const licence = await harness.render(await harness.hear(snapshot));
  await harness.act(holderOf(snapshot), CLAIM, { id: licence.id });
  return { snapshot, licence, holder: holderOf(snapshot) };
}

async function aShownCode(changes = {}, make = aSnapshot) {
  const claimed = await aClaimedLicence(changes, make);
  const shown = await harness.act(claimed.holder, PRESENT, { id: claimed.licence.id });
  return { ...claimed, shown, code: String(shown.url).split('/').at(-1) ?? '' };
}

describe('verification by the printed identifier', () => {
  it('gives the current status with the disclosed fields and the hash of the document', async () => {
    const { snapshot, licence } = await aClaimedLicence({ name: '李核验' });
    expect(await verify(licence.identifier)).toEqual({
      status: 'VALID',
      identifier: licence.identifier,
      presentedAt: null,
      newest: true,
      pdfSha256: licence.pdfSha256,
      checkedAt: NOW.toISOString(),
      entry: {
        profession: 'TCM_SPECIALTY',
        name: '李核验',
        sex: 'MALE',
        level: '中医（专长）医师',
        category: '中医',
        certificateCode: snapshot.certificateCode,
        practicePlace: '广东省',
        practiceInstitutions: [{ name: '荔湾区岭南中医医院', primary: true }],
        scopes: [],
        techniques: ['外治技术-推拿'],
        diseases: ['腰痛(腰椎间盘突出症)'],
        issuingAuthority: '广州市荔湾区卫生健康局',
        status: 'VALID',
      },
    });
  });

  it('knows nothing of what was never ours', async () => {
    const { licence } = await aClaimedLicence();
    const parts = licence.identifier.split('.');
    const check = parts.at(-1) === 'A' ? 'B' : 'A';
    const codes = {
      'wrong check digit': [...parts.slice(0, -1), check].join('.'),
      'lower case': licence.identifier.toLowerCase(),
      'cut off': licence.identifier.slice(0, -2),
      wildcard: '%',
      empty: '',
      'another document': '1.2.156.3005.2.11100000000013338W011.440104.341440103000123.001.U',
      long: 'p'.repeat(10_000),
    };
    for (const code of Object.values(codes)) expect(await verify(code)).toBeNull();
    expect(await verify(` ${licence.identifier} `)).toMatchObject({ status: 'VALID' });
  });
});

describe('the end of a nurse’s validity (domain 5.2, NR-10), of which nobody has told', () => {
  it('is seen on the day after: the last day itself is valid', async () => {
    const { licence, holder, code } = await aShownCode({ name: '李到期' }, aNurse);
    harness.clock.moveTo(LAST_DAY);
    expect(await verify(licence.identifier)).toMatchObject({ status: 'VALID', entry: { status: 'VALID' } });
    harness.clock.moveTo(DAY_AFTER);
    const answer = await verify(licence.identifier);
    expect(answer).toMatchObject({ status: 'INVALID', entry: null });
    expect(JSON.stringify(answer)).not.toContain('李到期');
    expect(await verify(code)).toBeNull();
    const html = await (await harness.get(`/verify/${licence.identifier}`)).text();
    expect(html).toContain('无效');
    expect(html).not.toContain('李到期');
    expect(await harness.act(holder, PRESENT, { id: licence.id })).toMatchObject({
      __typename: 'LicenceConditionsUnmet',
      conditions: [{ code: 'EXPIRED' }],
    });
  });

  it('makes a code that was shown before midnight invalid at midnight', async () => {
    const { snapshot, licence, holder } = await aClaimedLicence({}, aNurse);
    harness.clock.moveTo(LAST_DAY);
    const shown = await harness.act(holder, PRESENT, { id: licence.id });
    const code = String(shown.url).split('/').at(-1) ?? '';
    expect(await verify(code)).toMatchObject({ status: 'VALID' });
    harness.clock.moveTo(DAY_AFTER);
    expect(await verify(code)).toMatchObject({ status: 'INVALID', entry: null });
    // 延续注册: heard after the end, the licence has a new version.
    const renewed = await harness.hear({ ...snapshot, issuedOn: '2026-12-01', validUntil: '2031-11-30' });
    expect(renewed).toMatchObject({ version: 2, serial: licence.serial });
    expect(await verify(renewed.identifier)).toMatchObject({ status: 'VALID' });
  });
});

describe('a closed primary institution (机构已注销, domain 3.6)', () => {
  it('suspends the e-licence and says nothing against the person', async () => {
    const { snapshot, licence, holder } = await aClaimedLicence({ name: '李机构' }, aPhysician);
    await harness.hear({ ...snapshot, primaryInstitutionClosed: true });
    expect(await verify(licence.identifier)).toMatchObject({ status: 'SUSPENDED', entry: { status: 'VALID' } });
    expect(await harness.act(holder, PRESENT, { id: licence.id })).toMatchObject({ licence: { status: 'SUSPENDED' } });
    const html = await (await harness.get(`/verify/${licence.identifier}`)).text();
    expect(html).toContain('主要执业机构已注销');
    expect(html).not.toContain('处于暂停执业期间');
    await harness.hear({ ...snapshot, primaryInstitutionClosed: true, suspended: true });
    expect(await (await harness.get(`/verify/${licence.identifier}`)).text()).toContain('处于暂停执业期间');
  });
});

describe('presentLicence 亮照 (domain 8.3)', () => {
  it('shows a live code that is good for 60 seconds and not one more', async () => {
    const { licence, shown, code } = await aShownCode();
    expect(shown).toMatchObject({
      __typename: 'PresentedLicence',
      url: `https://reg.example.cn/verify/${code}`,
      qrSvg: expect.stringMatching(/^<svg/),
      expiresAt: after(60).toISOString(),
    });
    harness.clock.moveTo(after(59));
    expect(await verify(code)).toMatchObject({
      status: 'VALID',
      identifier: licence.identifier,
      presentedAt: NOW.toISOString(),
    });
    harness.clock.moveTo(after(60));
    expect(await verify(code)).toBeNull();
    expect((await harness.get(`/verify/${code}`)).status).toBe(404);
  });

  it('keeps only a hash, and forgets it after its end', async () => {
    const { holder, licence, code } = await aShownCode();
    const shown = () => harness.deps.db.presentation.findMany({ where: { licenceId: licence.id } });
    expect(JSON.stringify(await shown())).not.toContain(code);
    harness.clock.moveTo(after(61));
    await harness.act(holder, PRESENT, { id: licence.id });
    expect(await shown()).toHaveLength(1);
  });

  it('shows the status of the moment in which it is scanned', async () => {
    const { snapshot, code } = await aShownCode({ name: '刘停业' });
    await harness.hear({ ...snapshot, suspended: true });
    expect(await verify(code)).toMatchObject({ status: 'SUSPENDED', presentedAt: NOW.toISOString() });
    await harness.hear({ ...snapshot, status: 'REVOKED' });
    expect(await verify(code)).toMatchObject({ status: 'INVALID', entry: null });
  });

  it('may be shown while suspended, as suspended', async () => {
    const { snapshot, licence, holder } = await aClaimedLicence();
    await harness.hear({ ...snapshot, suspended: true });
    expect(await harness.act(holder, PRESENT, { id: licence.id })).toMatchObject({
      __typename: 'PresentedLicence',
      licence: { status: 'SUSPENDED' },
    });
  });

  it.each(['p', `p${'A'.repeat(22)}`, `p${'A'.repeat(23)}`, `q${'A'.repeat(22)}`, "p'; drop table presentation; --"])(
    'knows no code %p',
    async (code) => {
      expect(await verify(code)).toBeNull();
    },
  );
});

describe('the page behind the QR code', () => {
  const page = async (code: string) => {
    const response = await harness.get(`/verify/${encodeURIComponent(code)}`);
    return { response, html: await response.text() };
  };

  it('says the status in words and the disclosed fields', async () => {
    const { snapshot, licence } = await aClaimedLicence({ name: '李扫码' });
    const { response, html } = await page(licence.identifier);
    expect(response.status).toBe(200);
    for (const text of ['有效', '李扫码', snapshot.certificateCode, '外治技术-推拿', licence.identifier]) {
      expect(html).toContain(text);
    }
    expect(html).not.toMatch(/1986|photo/);
  });

  it('shows of a nurse what is disclosed of nurses (domain 7)', async () => {
    const { snapshot, licence } = await aClaimedLicence({ name: '李护理', certificateCode: '201544012345' }, aNurse);
    const { html } = await page(licence.identifier);
    for (const text of [
      '李护理',
      '执业证书编号',
      snapshot.certificateCode,
      '荔湾区示范医院',
      '广州市荔湾区卫生健康局',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).not.toMatch(/医师级别|执业类别|执业范围|执业机构|治疗病证|1986|2011|2026-11-30/);
  });

  it('shows of a physician the scopes and the institutions of today', async () => {
    const filing = {
      institutionId: randomUUID(),
      institutionName: '越秀区门诊部',
      from: '2026-11-23',
      until: '2027-11-22',
    };
    const { licence } = await aClaimedLicence({ filings: [filing] }, aPhysician);
    const { html } = await page(licence.identifier);
    expect(html).toContain('<dt>执业范围</dt><dd>内科专业、急救医学专业</dd>');
    expect(html).toContain('荔湾区示范医院、越秀区门诊部（多执业机构备案）');
    expect(html).not.toMatch(/中医药技术方法|治疗病证/);
  });

  it.each([
    ['SUSPENDED', { suspended: true }, '暂停执业', true],
    ['ended', { status: 'DEREGISTERED' as const }, '无效', false],
  ])('%s', async (_, changes, word, withPerson) => {
    const { snapshot, licence } = await aClaimedLicence({ name: '李状态' });
    await harness.hear({ ...snapshot, ...changes });
    const { html } = await page(licence.identifier);
    expect(html).toContain(word);
    expect(html.includes('李状态')).toBe(withPerson);
  });

  it('says that its holder shows it now', async () => {
    const { code } = await aShownCode();
    expect((await page(code)).html).toMatch(/2026年11月23日.10:00:00.*现场出示/s);
  });

  it('escapes what the register says', async () => {
    const name = '<script>alert(1)</script>"\'&';
    const { licence } = await aClaimedLicence({ name, primaryInstitutionName: '<img src=x onerror=alert(1)>' });
    const { html } = await page(licence.identifier);
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;');
  });

  it('loads nothing from anywhere, runs nothing, is kept nowhere', async () => {
    const { licence } = await aClaimedLicence();
    for (const { response, html } of [await page(licence.identifier), await page('unknown')]) {
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(html).not.toMatch(/<(script|link|img|iframe)|style="/);
    }
  });

  it.each(['unknown', '<script>', '../../etc', '%00', 'a/b', 'x'.repeat(500)])(
    'answers 404 in words for %p',
    async (code) => {
      const { response, html } = await page(code);
      expect(response.status).toBe(404);
      expect(html).toContain('查无此证');
      expect(html).not.toContain('<script');
    },
  );
});
