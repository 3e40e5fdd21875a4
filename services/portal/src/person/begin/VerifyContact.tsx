import { Collapse, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../session/use-me.ts';
import { useNews } from './use-news.ts';
import { VerifyByEmail } from './VerifyByEmail.tsx';
import { VerifyPhone } from './VerifyPhone.tsx';

/** 验证手机 (S0 图1.1.8, 1.1.9), or the address when no SMS arrives. */
export function VerifyContact({ account, onReady }: { account: Account; onReady: () => void }) {
  const { t } = useTranslation('begin');
  // A link in a mail is followed elsewhere, and the institution may activate at once.
  useNews(account, true, onReady);
  return (
    <>
      <Typography.Title level={2}>{t('verify.title')}</Typography.Title>
      <ul className="reasons">
        <li>{t('verify.reason.safe')}</li>
        <li>{t('verify.reason.find')}</li>
        <li>{t('verify.reason.signIn')}</li>
      </ul>
      <VerifyPhone account={account} onReady={onReady} />
      <Collapse
        ghost
        className="fallback"
        items={[
          {
            key: 'email',
            label: t('verify.noSms'),
            children: <VerifyByEmail account={account} />,
          },
        ]}
      />
    </>
  );
}
