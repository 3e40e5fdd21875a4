import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';

/** 账户撤销 is under way: what may be said against it stands on the page of the account's next step. */
export function RevocationNotice() {
  const { t } = useTranslation('security');
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="gap-below"
      title={t('revocation.title')}
      description={
        <Flex vertical gap="small" align="start">
          {t('revocation.text')}
          <LinkButton to="/person/begin">{t('revocation.answer')}</LinkButton>
        </Flex>
      }
    />
  );
}
