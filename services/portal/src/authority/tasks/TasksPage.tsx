import { PlusOutlined } from '@ant-design/icons';
import { Alert, Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useAddress } from '../../design/use-address.ts';
import { OfficialTasks, type OfficialTasksQueryVariables } from '../../generated/authority/tasks/tasks.ts';
import { usePages } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DESK_RIGHTS } from '../desk-navigation.tsx';
import { hasOneOf, useRights } from '../rights.ts';

type Status = Extract<NonNullable<OfficialTasksQueryVariables['status']>, readonly unknown[]>[number];
/** The states that a task goes through (domain 5.6); without a choice those that are open. */
const STATES: readonly Status[] = [
  'TO_NOTIFY',
  'HEARING',
  'ACCEPTED',
  'EFFECTIVE',
  'KEPT',
  'CLOSED_BY_OPERATION_OF_LAW',
];

/** 依职权办理: what the authority does of its own accord, each task a case of its own. */
export function TasksPage() {
  const { t } = useTranslation('desk');
  const { enumName, said } = useWords();
  const dates = useDates();
  const { rights } = useRights();
  const [{ status }, setAddress] = useAddress('status');
  const chosen = STATES.find((one) => one === status);
  const pages = usePages(
    OfficialTasks,
    { status: chosen === undefined ? null : [chosen] },
    (answer) => answer.officialTasks,
  );
  return (
    <Page
      title={t('tasks.title')}
      about={t('tasks.about')}
      actions={
        hasOneOf(rights, DESK_RIGHTS.newTask) && (
          <LinkButton to="/authority/tasks/new" type="primary" icon={<PlusOutlined aria-hidden />}>
            {t('tasks.new')}
          </LinkButton>
        )
      }
    >
      <Flex vertical gap="middle">
        <Alert type="info" showIcon title={t('tasks.hearing.title')} description={t('tasks.hearing.text')} />
        <div>
          <Listing
            name="tasks"
            pages={pages}
            rowKey={({ id }) => id}
            empty={t('tasks.none')}
            filters={
              <Select
                aria-label={t('tasks.status')}
                value={chosen ?? 'OPEN'}
                onChange={(value) => setAddress({ status: value === 'OPEN' ? null : value })}
                options={[
                  { value: 'OPEN', label: t('tasks.open') },
                  ...STATES.map((value) => ({ value, label: enumName('ApplicationStatus', value) })),
                ]}
                popupMatchSelectWidth={false}
              />
            }
            columns={[
              {
                key: 'number',
                title: t('tasks.number'),
                render: (_, { id, number }) => (
                  <Link to={`/authority/applications/${id}`} className="number">
                    {number}
                  </Link>
                ),
              },
              { key: 'procedure', title: t('tasks.procedure'), render: (_, { procedure }) => said(procedure.name) },
              { key: 'name', title: t('tasks.person'), render: (_, { applicant }) => applicant.name },
              {
                key: 'institution',
                title: t('tasks.institution'),
                render: (_, { institution }) => institution?.name ?? '—',
              },
              {
                key: 'status',
                title: t('tasks.status'),
                render: (_, row) => <StatusTag type="ApplicationStatus" value={row.status} />,
              },
              {
                key: 'dueOn',
                title: t('tasks.dueOn'),
                render: (_, row) =>
                  row.status === 'HEARING'
                    ? t('tasks.heardUntil', { day: dates.day(row.dueOn) })
                    : dates.day(row.dueOn),
              },
              { key: 'createdAt', title: t('tasks.openedOn'), render: (_, { createdAt }) => dates.dayOf(createdAt) },
            ]}
          />
        </div>
      </Flex>
    </Page>
  );
}
