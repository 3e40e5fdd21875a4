import { Flex, Progress, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { BatchOutcome } from './batch-steps.ts';
import type { Handled } from './use-batch.ts';

const isDone = (outcome: BatchOutcome | null) =>
  outcome?.__typename === 'StepTaken' || outcome?.__typename === 'ApprovedApplication';

/** How far a batch has come, and what became of each case; those that were not handled come first. */
export function BatchResult({
  total,
  handled,
  running,
  problem,
}: {
  total: number;
  handled: readonly Handled[];
  running: boolean;
  problem: unknown;
}) {
  const { t } = useTranslation('case');
  const done = handled.filter(({ outcome }) => isDone(outcome)).length;
  const sorted = [...handled].sort((a, b) => Number(isDone(a.outcome)) - Number(isDone(b.outcome)));
  return (
    <Flex vertical gap="middle">
      <Progress
        percent={Math.round((handled.length / total) * 100)}
        status={running ? 'active' : handled.length === done && problem === null ? 'success' : 'normal'}
        aria-label={t('batch.progress')}
      />
      <div role="status">{t('batch.sum', { done, failed: handled.length - done, left: total - handled.length })}</div>
      {problem !== null && <Problem problem={problem} />}
      <div className="batch-outcomes">
        <table className="case-comparison">
          <thead>
            <tr>
              <th scope="col">{t('applicant.title')}</th>
              <th scope="col">{t('batch.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ theCase, outcome }) => (
              <tr key={theCase.id}>
                <th scope="row">
                  {theCase.applicant.name}
                  <div>
                    <Typography.Text type="secondary" className="number queue-number">
                      {theCase.number}
                    </Typography.Text>
                  </div>
                </th>
                <td>
                  <Outcome outcome={outcome} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Flex>
  );
}

function Outcome({ outcome }: { outcome: BatchOutcome | null }) {
  const { t } = useTranslation('case');
  const { said, enumName } = useWords();
  if (outcome === null) return <Tag>{t('batch.unknown')}</Tag>;
  switch (outcome.__typename) {
    case 'StepTaken':
    case 'ApprovedApplication':
      return <Tag color="success">{enumName('ApplicationStatus', outcome.application.status)}</Tag>;
    case 'ApplicationChanged':
      return (
        <>
          <Tag color="warning">{t('batch.changed')}</Tag>
          {enumName('ApplicationStatus', outcome.application.status)}
        </>
      );
    case 'RequirementNotMet':
      return (
        <>
          <Tag color="error">{t('batch.failed')}</Tag>
          {said(outcome.message)}
          {outcome.basis && (
            <div>
              <Typography.Text type="secondary">{t('common:basis', { basis: said(outcome.basis) })}</Typography.Text>
            </div>
          )}
        </>
      );
    default:
      return (
        <>
          <Tag color="error">{t('batch.failed')}</Tag>
          {'message' in outcome ? said(outcome.message) : ''}
        </>
      );
  }
}
