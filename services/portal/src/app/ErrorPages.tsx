import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { LinkButton } from '../design/LinkButton.tsx';
import { StandstillAlone } from '../design/Standstill.tsx';

/** An address that nobody knows. */
export function Lost() {
  const { t } = useTranslation();
  return (
    <StandstillAlone title={t('notFound.title')} text={t('notFound.text')}>
      <LinkButton to="/" type="primary">
        {t('notFound.home')}
      </LinkButton>
    </StandstillAlone>
  );
}

/** What browsers say of a part of the site that could not be fetched. */
const NOT_FETCHED = /dynamically imported module|importing a module script|preload css|failed to fetch/i;

/** A page that broke: no network, a part of the site that a newer version has replaced, or a bug. */
export function Broken() {
  const { t } = useTranslation();
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  const missing = error instanceof Error && NOT_FETCHED.test(error.message);
  const what = missing ? (navigator.onLine ? 'replaced' : 'problem.OFFLINE') : 'broken';
  useEffect(() => {
    if (!missing) return;
    const again = () => location.reload();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [missing]);
  return (
    <StandstillAlone title={t(`${what}.title`)} text={t(`${what}.text`)}>
      <Button type="primary" onClick={() => location.reload()}>
        {t('retry')}
      </Button>
      <Button href="/">{t('notFound.home')}</Button>
    </StandstillAlone>
  );
}
