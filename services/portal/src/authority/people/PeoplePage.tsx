import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Archive } from './Archive.tsx';
import { Registrations } from './Registrations.tsx';
import { WithPerson } from './WithPerson.tsx';

/** 人员档案: the registrations of somebody and the archive of his career, as far as the authority may see them. */
export function PeoplePage() {
  const { t } = useTranslation('desk');
  const [{ tab }, setAddress] = useAddress('tab');
  return (
    <Page title={t('people.title')} about={t('people.about')}>
      <WithPerson purpose={t('purpose.archive')}>
        {({ person, purpose }) => (
          <Tabs
            activeKey={tab === 'archive' ? 'archive' : 'registrations'}
            onChange={(key) => setAddress({ tab: key === 'archive' ? key : null })}
            items={[
              {
                key: 'registrations',
                label: t('people.registrations'),
                children: <Registrations practitionerId={person.id} />,
              },
              {
                key: 'archive',
                label: t('people.archive'),
                children: <Archive practitionerId={person.id} purpose={purpose} />,
              },
            ]}
          />
        )}
      </WithPerson>
    </Page>
  );
}
