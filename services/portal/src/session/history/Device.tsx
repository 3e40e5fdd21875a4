import { DesktopOutlined, GlobalOutlined, MobileOutlined, TabletOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { DeviceFactsFragment } from '../../generated/session/history/history.ts';
import { useWords } from '../../i18n/use-words.ts';

type Device = DeviceFactsFragment | null;

const ICONS = {
  COMPUTER: DesktopOutlined,
  PHONE: MobileOutlined,
  TABLET: TabletOutlined,
  OTHER: GlobalOutlined,
} as const satisfies Record<DeviceFactsFragment['kind'], unknown>;

/** What kind of device it is, beside its name. */
export function DeviceIcon({ device }: { device: Device }) {
  const Icon = ICONS[device?.kind ?? 'OTHER'];
  return <Icon aria-hidden className="device-icon" />;
}

/** 登录设备 in words: "Chrome · Windows", "微信 · Android"; null when nothing was kept of it. */
export function useDeviceName() {
  const { t } = useTranslation('session');
  const { said } = useWords();
  return (device: Device): string | null => {
    if (device === null) return null;
    const { browser, system } = device;
    if (browser === null && system === null) return t('sessions.unknownDevice');
    return [browser === null ? t('sessions.unknownBrowser') : said(browser), system].filter(Boolean).join(' · ');
  };
}
