import { createHash } from 'node:crypto';
import { type CalendarDate, today } from '@medreg/clock';
import { Eta } from 'eta';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../context.ts';
import { practiceInstitutions } from '../../register-entry.ts';
import type { RegisterEntryRow } from '../../rows.ts';
import { type VerificationResult, verifyLicence } from './verify-licence.ts';
import { PAGE, STYLE } from './verify-page-template.ts';

/** What the page says at a glance; a sign beside the colour, because not everybody sees colours. */
const STATUS = {
  VALID: {
    word: '有效',
    english: 'Valid',
    tone: 'good',
    sign: '✓',
    meaning: '请核对下列信息与所持证照一致。',
    inEnglish: 'Compare the data below with the licence.',
  },
  SUSPENDED: {
    word: '暂停执业',
    english: 'Practice suspended',
    tone: 'warn',
    sign: '!',
    meaning: '持证人目前处于暂停执业期间。',
    inEnglish: 'Its holder may not practise at present.',
  },
  INVALID: {
    word: '无效',
    english: 'Not valid',
    tone: 'bad',
    sign: '✕',
    meaning: '该电子证照已被新版本取代，或注册信息已失效。',
    inEnglish: 'A newer version has replaced it, or the registration has ended.',
  },
} as const;

/** 机构已注销 (domain 3.6): the licence is suspended, nothing is said against its holder. */
const INSTITUTION_CLOSED = {
  ...STATUS.SUSPENDED,
  meaning: '主要执业机构已注销，电子证照暂停使用。',
  inEnglish: 'The primary institution has closed; the licence is suspended.',
} as const;

const UNKNOWN = {
  word: '查无此证',
  english: 'No such licence',
  tone: 'bad',
  sign: '?',
  meaning: '该核验码不存在，或出示的动态码已过期（有效期60秒）。请持证人重新亮照后再次扫描。',
  inEnglish: 'The code does not exist, or was shown more than 60 seconds ago. Ask its holder to show it again.',
} as const;

const eta = new Eta({ autoEscape: true });
const styleHash = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** 时间 as people in China read it. */
const time = (at: Date) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'medium' }).format(at);

/** The disclosed fields of the profession (domain 7), under their labels. */
function disclosedRows(entry: RegisterEntryRow, day: CalendarDate): { label: string; value: string; code?: boolean }[] {
  const isNurse = entry.professionType === 'NURSE';
  const row = (label: string, values: (string | null)[]) => ({ label, value: values.filter(Boolean).join('、') });
  const institutions = practiceInstitutions(entry, day);
  return [
    row('医师级别', [entry.level]),
    row('执业类别', [entry.category]),
    { ...row(isNurse ? '执业证书编号' : '证书编码', [entry.certificateCode]), code: true },
    row('执业地点', [entry.practicePlace]),
    row(
      '执业机构',
      institutions.map(({ name, primary }) => (primary ? name : `${name}（多执业机构备案）`)),
    ),
    row('执业范围', entry.scopes),
    row('中医药技术方法', entry.techniques),
    row('治疗病证范围', entry.diseases),
    row('发证机关', [entry.issuingAuthority]),
  ].filter(({ value }) => value);
}

function bannerOf({ status, entry }: VerificationResult) {
  const closed = status === 'SUSPENDED' && entry?.institutionClosed && entry.status !== 'SUSPENDED';
  return closed ? INSTITUTION_CLOSED : STATUS[status];
}

/** The page behind the QR codes: readable without JavaScript, nothing from anywhere else. */
export function verifyPage(result: VerificationResult | null, now: Date): string {
  return eta.renderString(PAGE, {
    style: STYLE,
    status: result ? bannerOf(result) : UNKNOWN,
    result,
    entry: result?.entry ?? null,
    rows: result?.entry ? disclosedRows(result.entry, today(now)) : [],
    sex: result?.entry?.sex === 'FEMALE' ? '女' : '男',
    presentedAt: result?.presentedAt ? time(result.presentedAt) : null,
    checkedAt: time(result?.checkedAt ?? now),
  });
}

/** GET /verify/<identifier or live code> */
export function verifyRoute(app: FastifyInstance, deps: Deps): void {
  app.get<{ Params: { '*': string } }>('/verify/*', async (request, reply) => {
    const result = await verifyLicence(deps, request.params['*']);
    return reply
      .code(result ? 200 : 404)
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
      .send(verifyPage(result, deps.clock.now()));
  });
}
