import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { RegistrationsOfPerson } from '../../generated/authority/people/people.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { WithPerson } from '../people/WithPerson.tsx';
import { type Concerned, NewTaskForm } from './NewTaskForm.tsx';

/** 立案: about a registration that one comes from, or of somebody who is looked up first. */
export function NewTaskPage() {
  const { t } = useTranslation('desk');
  const { state } = useLocation() as { state: { registration?: Concerned } | null };
  return (
    <Page
      title={t('tasks.new')}
      about={t('tasks.newAbout')}
      actions={<LinkButton to="/authority/tasks">{t('tasks.toList')}</LinkButton>}
      reading
    >
      {state?.registration ? (
        <NewTaskForm registrations={[state.registration]} />
      ) : (
        <WithPerson purpose={t('purpose.task')}>
          {({ person }) => (
            <Flex vertical gap="middle">
              <OfPerson practitionerId={person.id} />
            </Flex>
          )}
        </WithPerson>
      )}
    </Page>
  );
}

function OfPerson({ practitionerId }: { practitionerId: string }) {
  const { data, error, isLoading, refetch } = useAnswer(RegistrationsOfPerson, { practitionerId });
  if (isLoading) return <Waiting />;
  if (data === undefined) return <Problem problem={error} again={() => void refetch()} />;
  return <NewTaskForm registrations={data.personRegistrations} />;
}
