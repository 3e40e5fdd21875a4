import { describe, expect, it } from '@jest/globals';
import { deviceOf } from './device.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const ANDROID = `Mozilla/5.0 (Linux; Android 13; 2211133C Build/TKQ1.220807.001; wv) ${WEBKIT} Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36`;
const WINDOWS = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`;
const MAC = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`;
const IOS = (device: string) =>
  `Mozilla/5.0 (${device} OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1`;
const IN_WECHAT =
  'XWEB/1160065 MMWEBSDK/20231202 MicroMessenger/8.0.47.2560(0x28002F30) Weixin NetType/WIFI Language/zh_CN';
const HARMONY = (device: string) =>
  `Mozilla/5.0 (${device}; OpenHarmony 5.0) ${WEBKIT} Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1`;

describe('the device of a session', () => {
  it.each([
    [WINDOWS, 'Chrome', 'Windows', 'COMPUTER'],
    [`${WINDOWS} Edg/142.0.0.0`, 'Edge', 'Windows', 'COMPUTER'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox',
      'Windows',
      'COMPUTER',
    ],
    [
      'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko',
      'Internet Explorer',
      'Windows',
      'COMPUTER',
    ],
    [`${WINDOWS} MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI WindowsWechat`, '微信', 'Windows', 'COMPUTER'],
    [`${WINDOWS} QQBrowser/19.4.0`, 'QQ浏览器', 'Windows', 'COMPUTER'],
    [`${WINDOWS} SE 2.X MetaSr 1.0`, '搜狗浏览器', 'Windows', 'COMPUTER'],
    [MAC, 'Safari', 'macOS', 'COMPUTER'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`, 'Chrome', 'Linux', 'COMPUTER'],
    [
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`,
      'Chrome',
      'Chrome OS',
      'COMPUTER',
    ],
    [IOS('iPhone; CPU iPhone'), 'Safari', 'iPhone', 'PHONE'],
    [`${IOS('iPhone; CPU iPhone')} MicroMessenger/8.0.50(0x1800323c) NetType/WIFI`, '微信', 'iPhone', 'PHONE'],
    [IOS('iPad; CPU'), 'Safari', 'iPad', 'TABLET'],
    [`${ANDROID} ${IN_WECHAT}`, '微信', 'Android', 'PHONE'],
    [`${ANDROID} wxwork/4.1.16 ${IN_WECHAT}`, '企业微信', 'Android', 'PHONE'],
    [`${ANDROID} AliApp(DingTalk/7.6.0) com.alibaba.android.rimet`, '钉钉', 'Android', 'PHONE'],
    [`${ANDROID} UCBrowser/16.5.5.1260`, 'UC浏览器', 'Android', 'PHONE'],
    [`${ANDROID} XiaoMi/MiuiBrowser/18.6.30`, '小米浏览器', 'Android', 'PHONE'],
    [
      `Mozilla/5.0 (Linux; Android 13; SM-X700) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`,
      'Chrome',
      'Android',
      'TABLET',
    ],
    [`${HARMONY('Phone')} Mobile HuaweiBrowser/5.0.4.300`, '华为浏览器', 'HarmonyOS', 'PHONE'],
    [HARMONY('PC'), 'Chrome', 'HarmonyOS', 'COMPUTER'],
    [ANDROID.replace('13;', '12; HarmonyOS;'), 'Chrome', 'HarmonyOS', 'PHONE'],
  ])('%s', (userAgent, browser, system, kind) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system, kind });
  });

  it.each([
    ['no header', undefined],
    ['an empty one', ''],
    ['a program', 'node'],
    ['another', 'curl/8.5.0'],
    [
      'a crawler',
      'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) Chrome/99 Mobile Safari/537.36 (compatible; Googlebot/2.1)',
    ],
    ['markup', '<img src=x onerror=alert(1)>/1.0 (x'],
    ['a name that the parser would take as it is', `${'长'.repeat(200)}/1.0 (x`],
  ])('is unknown by %s', (_name, userAgent) => {
    expect(deviceOf(userAgent)).toEqual({ browser: null, system: null, kind: 'OTHER' });
  });
});
