import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../session/use-me.ts';

const WAY: readonly string[] = ['SIGN_UP', 'CORRECT_IDENTITY', 'VERIFY_CONTACT', 'ACTIVATE'];

/** The whole way, and where on it somebody is. */
export function Way({ account }: { account: Account }) {
  const { t } = useTranslation('begin');
  const here = WAY.indexOf(account.nextStep ?? '');
  return (
    <nav aria-label={t('way.label')}>
      <Steps
        className="way"
        size="small"
        titlePlacement="vertical"
        responsive={false}
        current={here === -1 ? WAY.length : here}
        status={account.state === 'IDENTITY_FAILED' && here === 1 ? 'error' : 'process'}
        items={WAY.map((step) => ({ title: t(`way.${step}`) }))}
      />
    </nav>
  );
}
