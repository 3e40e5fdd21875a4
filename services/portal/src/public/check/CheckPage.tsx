import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { Page } from '../../design/Page.tsx';
import '../guide/guide.css';
import { LicenceCheck } from './LicenceCheck.tsx';

/** 核验电子证照: by scanning, or by the identifier that stands on it. */
export function CheckPage() {
  const { t } = useTranslation('public');
  return (
    <Page title={t('check.title')} about={t('check.about')} reading>
      <div className="case">
        <Section title={t('check.scan')}>
          <ol className="guide-list">
            {['open', 'look', 'compare'].map((step) => (
              <li key={step}>{t(`check.steps.${step}`)}</li>
            ))}
          </ol>
        </Section>
        <Section title={t('check.type')}>
          <LicenceCheck id="check" />
        </Section>
        <Typography.Text type="secondary">{t('check.signature')}</Typography.Text>
      </div>
    </Page>
  );
}
