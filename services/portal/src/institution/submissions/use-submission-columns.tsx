import { Flex, Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import type { ListingColumn } from '../../design/Listing.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { SubmissionSteps } from './SubmissionSteps.tsx';
import type { Submission } from './SubmissionsPage.tsx';
import './submissions.css';

export function useSubmissionColumns(): ListingColumn<Submission>[] {
  const { t } = useTranslation('institution');
  const { said } = useWords();
  const { day, dayOf } = useDates();
  return [
    {
      key: 'number',
      title: t('submissions.number'),
      render: (_, { id, number, availableSteps }) => (
        <Link
          className="number"
          to={
            availableSteps.includes('submit')
              ? `/institution/submissions/${id}/edit`
              : `/institution/applications/${id}`
          }
        >
          {number}
        </Link>
      ),
    },
    { key: 'name', title: t('submissions.name'), render: (_, { applicant }) => applicant.name },
    { key: 'procedure', title: t('submissions.procedure'), render: (_, { procedure }) => said(procedure.name) },
    {
      key: 'status',
      title: t('submissions.status'),
      render: (_, one) => (
        <Flex gap={4} wrap>
          <StatusTag type="ApplicationStatus" value={one.status} />
          {one.objectedAt !== null && <Tag color="error">{t('submissions.objected')}</Tag>}
          {one.confirmedAt !== null && <Tag color="success">{t('submissions.confirmed')}</Tag>}
        </Flex>
      ),
    },
    {
      key: 'missing',
      title: t('submissions.missing'),
      render: (_, { missing, availableSteps }) => {
        if (!availableSteps.includes('submit')) return '—';
        if (missing.length === 0) return <Tag color="success">{t('submissions.ready')}</Tag>;
        const items = missing.map(({ message }) => said(message)).join('');
        return (
          <Tooltip title={items}>
            <Tag color="warning" tabIndex={0} aria-label={items}>
              {t('submissions.lacks', { count: missing.length })}
            </Tag>
          </Tooltip>
        );
      },
    },
    {
      key: 'createdAt',
      title: t('submissions.createdAt'),
      render: (_, { createdAt }) => dayOf(createdAt),
    },
    {
      key: 'submittedAt',
      title: t('submissions.submittedAt'),
      render: (_, { submittedAt }) => dayOf(submittedAt),
    },
    { key: 'dueOn', title: t('submissions.dueOn'), render: (_, { dueOn }) => day(dueOn) },
    {
      key: 'steps',
      title: t('submissions.steps'),
      render: (_, one) => <SubmissionSteps submission={one} />,
    },
    {
      key: 'authority',
      title: t('submissions.authority'),
      hidden: true,
      render: (_, { authority }) => authority?.name ?? '—',
    },
  ];
}
