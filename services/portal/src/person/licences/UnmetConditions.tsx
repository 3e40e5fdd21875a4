import { ExclamationCircleOutlined } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import { useWords } from '../../i18n/use-words.ts';
import './licences.css';

export interface Unmet {
  code: string;
  message: string;
  howToFix: string;
}

/** Where something can be done about a condition by oneself. */
const WHERE: Readonly<Record<string, string>> = {
  PHOTO_MISSING: '/person/me/information',
  ACCOUNT_NOT_ACTIVATED: '/person/begin',
  IDENTITY_NOT_VERIFIED: '/person/begin',
  QUALIFICATION_MISSING: '/person/me/qualifications',
  REGISTRATION_NOT_VALID: '/person/me/registrations',
  EXPIRED: '/person',
  INSTITUTION_CLOSED: '/person',
};

/** 未满足的申领条件, each by name with the way to fix it (domain 8.1). */
export function UnmetConditions({ unmet }: { unmet: readonly Unmet[] }) {
  const { t } = useTranslation('licence');
  const { said } = useWords();
  return (
    <section aria-label={t('unmet')} className="unmet">
      <strong>{t('unmet')}</strong>
      <ul>
        {unmet.map(({ code, message, howToFix }) => (
          <li key={code}>
            <ExclamationCircleOutlined aria-hidden className="unmet-mark" />
            <Flex vertical gap={4} align="start">
              <span>{said(message)}</span>
              <Typography.Text type="secondary">{said(howToFix)}</Typography.Text>
              {WHERE[code] && (
                <LinkButton to={WHERE[code]} size="small">
                  {t(`fix.${code}`)}
                </LinkButton>
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  );
}
