import { Button, Result } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';

/** An address that nobody knows. */
export function Lost() {
  const { t } = useTranslation();
  return (
    <Result
      status="404"
      title={t('notFound.title')}
      subTitle={t('notFound.text')}
      extra={
        <Link to="/">
          <Button type="primary">{t('notFound.home')}</Button>
        </Link>
      }
    />
  );
}

/** A page that broke: a bug, or a part of the site that could not be fetched. */
export function Broken() {
  const { t } = useTranslation();
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <Result
      status="error"
      title={t('problem.UNEXPECTED.title')}
      subTitle={t('problem.SERVICE_UNAVAILABLE.text')}
      extra={<Button onClick={() => location.reload()}>{t('retry')}</Button>}
    />
  );
}
