import { MailOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollRestoration } from 'react-router';
import { isDevelopment } from '../app/nonce.ts';

/** What stands above every page: the way past the menu, and what is not as usual. */
export function Chrome() {
  const { t } = useTranslation();
  const online = useOnline();
  return (
    <>
      <ScrollRestoration />
      <p className="print-head" aria-hidden>
        {t('title')}
      </p>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      {isDevelopment && (
        <Alert
          banner
          type="info"
          showIcon={false}
          className="no-print development"
          title={
            <>
              {t('development')}
              {' · '}
              <a href="/dev/mailbox" target="_blank" rel="noreferrer">
                <MailOutlined aria-hidden /> {t('mailbox')}
              </a>
            </>
          }
        />
      )}
      {!online && <Alert banner type="warning" title={t('offline')} role="status" />}
    </>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return online;
}
