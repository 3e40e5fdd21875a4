import bowser from 'bowser';

/** What a session keeps of the browser that began it. */
export interface Device {
  /** As people call it: Chrome, 微信; null when it is none of ours. */
  browser: string | null;
  /** Windows, Android, iPhone; null when it is none of ours. */
  system: string | null;
  kind: 'COMPUTER' | 'PHONE' | 'TABLET' | 'OTHER';
}

/** By the parser's names. Closed: what is not here is not known, so that nothing of the header's own words is ever kept. */
const BROWSERS: ReadonlyMap<string | undefined, string> = new Map([
  ['Android Browser', '安卓浏览器'],
  ['Brave', 'Brave'],
  ['Chrome', 'Chrome'],
  ['Chromium', 'Chromium'],
  ['DuckDuckGo', 'DuckDuckGo'],
  ['Firefox', 'Firefox'],
  ['HeyTap Browser', 'OPPO浏览器'],
  ['Internet Explorer', 'Internet Explorer'],
  ['Maxthon', '遨游浏览器'],
  ['Microsoft Edge', 'Edge'],
  ['Miui', '小米浏览器'],
  ['MZ Browser', '魅族浏览器'],
  ['Opera', 'Opera'],
  ['QQ Browser', 'QQ浏览器'],
  ['QQ Browser Lite', 'QQ浏览器'],
  ['Safari', 'Safari'],
  ['Samsung Internet for Android', '三星浏览器'],
  ['Sogou Browser', '搜狗浏览器'],
  ['UC Browser', 'UC浏览器'],
  ['Vivaldi', 'Vivaldi'],
  ['Vivo Browser', 'vivo浏览器'],
  ['WeChat', '微信'],
  ['Yandex Browser', 'Yandex'],
]);

/** Much used here and not known to the parser; 企业微信 calls itself 微信 as well. */
const ALSO: readonly (readonly [RegExp, string])[] = [
  [/wxwork/i, '企业微信'],
  [/dingtalk/i, '钉钉'],
  [/alipayclient/i, '支付宝'],
  [/lark\/|feishu/i, '飞书'],
  [/huaweibrowser/i, '华为浏览器'],
  [/quark/i, '夸克浏览器'],
  [/baidubox|baidubrowser/i, '百度'],
  [/qihu|360[se]e/i, '360浏览器'],
];

const SYSTEMS: ReadonlySet<string | undefined> = new Set([
  'Windows',
  'macOS',
  'Linux',
  'Chrome OS',
  'Android',
  'HarmonyOS',
  'iOS',
]);
/** Told rather than iOS: what its owner calls it. */
const MODELS: ReadonlySet<string | undefined> = new Set(['iPhone', 'iPad']);

const KINDS: ReadonlyMap<string | undefined, Device['kind']> = new Map([
  ['desktop', 'COMPUTER'],
  ['mobile', 'PHONE'],
  ['tablet', 'TABLET'],
]);

const UNKNOWN: Device = { browser: null, system: null, kind: 'OTHER' };

/** Browser, system and kind of device by a User-Agent header, which is anybody's to write: a help, never a proof. */
export function deviceOf(userAgent: string | undefined): Device {
  if (!userAgent) return UNKNOWN;
  const { browser, os, platform } = bowser.parse(userAgent);
  const also = ALSO.find(([words]) => words.test(userAgent))?.[1];
  const system = systemOf(userAgent, os.name, platform.model);
  // A crawler is none of our people, whatever browser it looks like.
  if (platform.type === 'bot') return UNKNOWN;
  const kind = KINDS.get(platform.type) ?? (isComputer(userAgent, system) ? 'COMPUTER' : 'OTHER');
  return { browser: also ?? BROWSERS.get(browser.name) ?? null, system, kind };
}

function systemOf(userAgent: string, name: string | undefined, model: string | undefined): string | null {
  if (MODELS.has(model)) return model ?? null;
  // Its earlier versions say Android besides.
  if (/harmony/i.test(userAgent)) return 'HarmonyOS';
  return name && SYSTEMS.has(name) ? name : null;
}

/** Two that the parser gives no kind: Chromebooks, and computers with HarmonyOS. */
const isComputer = (userAgent: string, system: string | null) =>
  system === 'Chrome OS' || (system === 'HarmonyOS' && /\(PC;/.test(userAgent));
