import { Flex, Progress, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import './people.css';
import type { Outcome } from './use-batch.ts';

/** What became of each of many, while it is being done and afterwards. */
export function Outcomes({
  total,
  done,
  busy,
}: {
  total: number;
  done: { key: string; name: string; outcome: Outcome }[];
  busy: boolean;
}) {
  const { t } = useTranslation('people');
  const good = done.filter(({ outcome }) => isGood(outcome)).length;
  return (
    <Flex vertical gap="small">
      <Progress
        percent={Math.round((done.length / Math.max(1, total)) * 100)}
        status={busy ? 'active' : good === total ? 'success' : 'normal'}
        aria-label={t('outcome.progress')}
      />
      <Typography.Text aria-live="polite">
        {t('outcome.summary', { done: done.length, total, good, bad: done.length - good })}
      </Typography.Text>
      <ul className="collective-outcomes">
        {done.map(({ key, name, outcome }) => (
          <li key={key}>
            <Typography.Text strong>{name}</Typography.Text>
            <Said outcome={outcome} />
            <Next outcome={outcome} />
          </li>
        ))}
      </ul>
    </Flex>
  );
}

const isGood = ({ __typename }: Outcome) =>
  ['OpenedApplication', 'SubmittedApplication', 'StepTaken'].includes(__typename);

function Said({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('people');
  const { said, enumName } = useWords();
  switch (outcome.__typename) {
    case 'OpenedApplication':
      return (
        <span>
          <Tag color="success">{t('outcome.opened')}</Tag> <span className="number">{outcome.application.number}</span>
        </span>
      );
    case 'SubmittedApplication':
      return (
        <span>
          <Tag color="success">{t('outcome.submitted')}</Tag>{' '}
          {enumName('ApplicationStatus', outcome.application.status)}
        </span>
      );
    case 'Incomplete':
      return (
        <span>{t('outcome.incomplete', { items: outcome.missing.map(({ message }) => said(message)).join('') })}</span>
      );
    case 'InvalidInput':
      return <span>{outcome.problems.map(({ message }) => said(message)).join('') || said(outcome.message)}</span>;
    case 'RequirementNotMet':
      return (
        <span>
          {said(outcome.message)}
          {outcome.basis && (
            <Typography.Text type="secondary"> {t('common:basis', { basis: said(outcome.basis) })}</Typography.Text>
          )}
        </span>
      );
    default:
      return <span>{'message' in outcome ? said(outcome.message) : ''}</span>;
  }
}

function Next({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('people');
  if (outcome.__typename === 'OpenedApplication') {
    return <Link to={`/institution/submissions/${outcome.application.id}/edit`}>{t('outcome.fillIn')}</Link>;
  }
  if (outcome.__typename === 'AlreadyOpen') {
    const { id, availableSteps } = outcome.application;
    return availableSteps.includes('submit') ? (
      <Link to={`/institution/submissions/${id}/edit`}>{t('outcome.goOn')}</Link>
    ) : (
      <Link to={`/institution/applications/${id}`}>{t('common:view')}</Link>
    );
  }
  return null;
}
