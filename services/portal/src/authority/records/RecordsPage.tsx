import { Flex, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import '../people/desk.css';
import { WithPerson } from '../people/WithPerson.tsx';
import { NewRecord } from './NewRecord.tsx';
import { RecordsOf } from './RecordsOf.tsx';
import { ToConfirm } from './ToConfirm.tsx';

/** 记录: what is recorded of a person without an application (domain 3.7), and what institutions have reported. */
export function RecordsPage() {
  const { t } = useTranslation('desk');
  const [{ tab }, setAddress] = useAddress('tab');
  return (
    <Page title={t('records.title')} about={t('records.about')}>
      <Tabs
        activeKey={tab === 'person' ? 'person' : 'confirm'}
        onChange={(key) => setAddress({ tab: key === 'person' ? key : null })}
        items={[
          { key: 'confirm', label: t('records.toConfirm'), children: <ToConfirm /> },
          {
            key: 'person',
            label: t('records.ofPerson'),
            children: (
              <WithPerson purpose={t('purpose.records')}>
                {({ person }) => (
                  <Flex vertical gap="middle">
                    <RecordsOf practitionerId={person.id} />
                    <NewRecord practitionerId={person.id} />
                  </Flex>
                )}
              </WithPerson>
            ),
          },
        ]}
      />
    </Page>
  );
}
