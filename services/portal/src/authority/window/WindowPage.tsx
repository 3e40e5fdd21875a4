import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/Page.tsx';
import { useFoundPerson } from '../people/found-person.ts';
import { WithPerson } from '../people/WithPerson.tsx';
import { AvailableLines } from './AvailableLines.tsx';
import { TcmMenu } from './TcmMenu.tsx';

/** 窗口直接办理 (S1-A §3.2): who it is, what can be done for him, and its form. */
export function WindowPage() {
  const { t } = useTranslation('desk');
  const found = useFoundPerson();
  const mayBeTcm = found === null || found.person.qualifications.some(({ kind }) => kind === 'TCM_SPECIALTY');
  return (
    <Page title={t('window.title')} about={t('window.about')}>
      <Flex vertical gap="middle">
        {mayBeTcm && <TcmMenu />}
        <WithPerson purpose={t('purpose.window')}>{({ person }) => <AvailableLines person={person} />}</WithPerson>
        <Alert type="info" showIcon title={t('window.twoPersons.title')} description={t('window.twoPersons.text')} />
      </Flex>
    </Page>
  );
}
