import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import type { Account } from '../../session/use-me.ts';

/** 账户激活成功: procedures are open now. */
export function Ready({ account }: { account: Account }) {
  const { t } = useTranslation('begin');
  return (
    <Result
      status="success"
      title={t('ready.title')}
      subTitle={t('ready.text', { name: account.name })}
      extra={
        <LinkButton to="/person" type="primary" size="large">
          {t('ready.goOn')}
        </LinkButton>
      }
    />
  );
}
