import type { ThemeConfig } from 'antd';
import { theme } from 'antd';

/** Type, spacing and colour, once: everything else takes them from here (antd's tokens, and the same as CSS variables). */
const FONT =
  'system-ui, -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

const shared: NonNullable<ThemeConfig['token']> = {
  colorPrimary: '#0b5cab',
  colorInfo: '#0b5cab',
  colorSuccess: '#187848',
  colorWarning: '#9a5b00',
  colorError: '#b3261e',
  fontFamily: FONT,
  fontSize: 15,
  borderRadius: 8,
  wireframe: false,
  motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
};

/** The edge of a field is seen by whoever sees little: 3:1 against its ground (WCAG 1.4.11). `--field` in global.css is the same. */
const fields = (colorBorder: string) => ({
  Input: { colorBorder },
  InputNumber: { colorBorder },
  Select: { colorBorder },
  DatePicker: { colorBorder },
  Radio: { colorBorder },
  // A box that one ticks is square: as round as the rest, it would be taken for a choice of one.
  Checkbox: { colorBorder, borderRadiusSM: 4 },
});

const components = {
  // Notes speak no louder than the page.
  Alert: { withDescriptionIconSize: 18, withDescriptionPadding: '12px 16px', fontSizeLG: 15 },
} satisfies ThemeConfig['components'];

/** An authority has two dozen places: as many of them as possible at one look. */
const MENU = { subMenuItemBg: 'transparent', itemHeight: 36, itemMarginBlock: 2 };

export const LIGHT: ThemeConfig = {
  algorithm: theme.defaultAlgorithm,
  token: {
    ...shared,
    colorBgLayout: '#f4f6f9',
    colorTextSecondary: '#4b5766',
    colorTextTertiary: '#5b6776',
    colorTextDescription: '#4b5766',
    colorTextPlaceholder: '#66717f',
    // Derived from colours as dark as these, the grounds of tags and alerts would be grey.
    colorPrimaryBg: '#e8f1fb',
    // Also of what has the keyboard: as visible as `--ring` in global.css.
    colorPrimaryBorder: '#0b5cab',
    colorInfoBg: '#e8f1fb',
    colorInfoBorder: '#b5d3f2',
    colorSuccessBg: '#e7f5ed',
    colorSuccessBorder: '#a9d8bf',
    colorWarningBg: '#fdf4e3',
    colorWarningBorder: '#e8cf9f',
    colorErrorBg: '#fdeceb',
    colorErrorBorder: '#f0bab6',
  },
  components: {
    ...components,
    ...fields('#848e9c'),
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', bodyBg: '#f4f6f9' },
    Menu: { ...MENU },
  },
};

export const DARK: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#5a9fe6',
    colorPrimaryBorder: '#7db8f5',
    colorInfo: '#5a9fe6',
    colorSuccess: '#4cb782',
    colorWarning: '#d9a441',
    colorError: '#f2887f',
    colorLink: '#7db8f5',
    colorBgLayout: '#11171d',
    colorBgContainer: '#1b232c',
    colorBgElevated: '#232d38',
    colorTextSecondary: '#b3bdc9',
    colorTextTertiary: '#a3aebb',
    colorTextDescription: '#b3bdc9',
    colorTextPlaceholder: '#8d98a6',
  },
  components: {
    ...components,
    ...fields('#6f7b89'),
    Layout: { headerBg: '#1b232c', siderBg: '#1b232c', bodyBg: '#11171d' },
    Button: { primaryColor: '#0b1520', dangerColor: '#0b1520' },
    Tabs: { itemSelectedColor: '#7db8f5', itemHoverColor: '#7db8f5', inkBarColor: '#7db8f5' },
    Menu: { itemSelectedColor: '#a9d0fb', subMenuItemSelectedColor: '#a9d0fb', ...MENU },
  },
};
