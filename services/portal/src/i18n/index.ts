import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import enumNames from '../generated/enum-names.json';
import common from './zh-CN/common.json';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
const KEPT = 'medreg-language';

const resources = import.meta.glob<{ default: Record<string, unknown> }>('./*/*.json');

/** Texts of a part of the site are fetched when it is opened. */
const fetched = {
  type: 'backend' as const,
  async read(language: string, namespace: string): Promise<Record<string, unknown>> {
    const load = resources[`./${language}/${namespace}.json`];
    return load ? (await load()).default : {};
  },
};

function wanted(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(KEPT);
  return asked === 'en' ? 'en' : 'zh-CN';
}

/** Chinese first; English for whoever asks for it, who keeps it. */
export async function startI18n(): Promise<void> {
  await i18next
    .use(fetched)
    .use(initReactI18next)
    .init({
      lng: wanted(),
      // Both languages are complete (english.test.ts): nobody fetches the other one besides.
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      partialBundledLanguages: true,
      resources: { 'zh-CN': { common, graph: { enums: enumNames } } },
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  mark();
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
  mark();
}

function mark(): void {
  document.documentElement.lang = i18next.language;
  document.title = i18next.t('title');
}
