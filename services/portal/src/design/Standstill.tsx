import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from './Mark.tsx';
import './standstill.css';

/** Where a page cannot go on: what is the matter, and what can be done. Light, because every first visit carries it. */
export function Standstill({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="standstill">
      <h1>{title}</h1>
      {text !== undefined && <p>{text}</p>}
      <div className="standstill-ways">{children}</div>
    </section>
  );
}

/** The same where there is no page around it: under the name of the site, so that one knows where one is. */
export function StandstillAlone(props: Parameters<typeof Standstill>[0]) {
  const { t } = useTranslation();
  return (
    <>
      <header className="standstill-brand">
        <Mark />
        <strong>{t('title')}</strong>
      </header>
      <main id="content" tabIndex={-1}>
        <Standstill {...props} />
      </main>
    </>
  );
}
