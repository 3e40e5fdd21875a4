import { Empty, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { MyRegistrations } from '../../generated/person/registrations/registrations.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { HelpFor } from '../../help/HelpFor.tsx';
import { BackToMe } from '../me/BackToMe.tsx';
import { OnADay } from './OnADay.tsx';
import { RegistrationCard } from './RegistrationCard.tsx';

/** 执业注册信息: what the register says of me now, and what it said before. */
export function RegistrationsPage() {
  const { t } = useTranslation('registrations');
  const { data, error, refetch, isLoading } = useAnswer(MyRegistrations, {});
  const registrations = data?.myRegistrations ?? [];
  // What holds comes first; of the rest the newest.
  const ordered = [...registrations].sort((a, b) => Number(b.status === 'VALID') - Number(a.status === 'VALID'));
  return (
    <Page
      back={<BackToMe />}
      title={t('title')}
      about={t('about')}
      reading
      actions={
        <LinkButton to="/person" type="primary">
          {t('apply')}
        </LinkButton>
      }
    >
      <Flex vertical gap="middle">
        {error && <Problem problem={error} again={() => void refetch()} />}
        {isLoading && <Waiting />}
        {data && ordered.length === 0 && (
          <Empty description={t('empty')}>
            <LinkButton to="/person" type="primary">
              {t('register')}
            </LinkButton>
          </Empty>
        )}
        {ordered.map((registration) => (
          <RegistrationCard key={registration.id} registration={registration} />
        ))}
        {ordered.length > 0 && <OnADay />}
        <HelpFor topic="registration" to="/person/help" />
      </Flex>
    </Page>
  );
}
