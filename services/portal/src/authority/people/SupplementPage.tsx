import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import './desk.css';
import { EnterPersonForm } from './EnterPersonForm.tsx';
import { SupplementForm } from './SupplementForm.tsx';

/** 补录: one whole record with its official basis, or somebody who holds no qualification (domain 3.3). */
export function SupplementPage() {
  const { t } = useTranslation('desk');
  const [{ tab }, setAddress] = useAddress('tab');
  return (
    <Page title={t('supplement.title')} about={t('supplement.about')} reading>
      <Tabs
        activeKey={tab === 'person' ? 'person' : 'qualification'}
        onChange={(key) => setAddress({ tab: key === 'person' ? key : null })}
        items={[
          { key: 'qualification', label: t('supplement.qualification'), children: <SupplementForm /> },
          { key: 'person', label: t('supplement.person'), children: <EnterPersonForm /> },
        ]}
      />
    </Page>
  );
}
