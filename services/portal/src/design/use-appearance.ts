import { useSyncExternalStore } from 'react';

export const APPEARANCES = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];
const KEPT = 'medreg-appearance';

const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
const tell = () => {
  document.documentElement.dataset.appearance = isDark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
};

const chosen = (): Appearance => APPEARANCES.find((one) => one === localStorage.getItem(KEPT)) ?? 'system';
const isDark = (): boolean => (chosen() === 'system' ? dark.matches : chosen() === 'dark');

dark.addEventListener('change', tell);
tell();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Light or dark: as the reader chose, or as the system is. */
export const useDark = (): boolean => useSyncExternalStore(subscribe, isDark);
export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, chosen);
export function setAppearance(appearance: Appearance): void {
  localStorage.setItem(KEPT, appearance);
  tell();
}
