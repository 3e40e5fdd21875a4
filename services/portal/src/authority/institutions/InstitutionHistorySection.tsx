import { Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { InstitutionHistory } from '../../generated/authority/institutions/institutions.ts';
import { GraphProblem } from '../../graph/problems.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Institution } from './steps.ts';

/** 变动记录: what its authorities changed and why, the newest first. */
export function InstitutionHistorySection({ institution: { id } }: { institution: Institution }) {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const dates = useDates();
  const { data, error, refetch } = useAnswer(InstitutionHistory, { institutionId: id });
  // Whoever does not govern it sees what is public and no more.
  if (error instanceof GraphProblem && error.code === 'FORBIDDEN') return null;
  return (
    <Section title={t('history.title')}>
      {error && <Problem problem={error} again={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data?.institutionChanges.length === 0 && <Typography.Text type="secondary">{t('history.none')}</Typography.Text>}
      {data && data.institutionChanges.length > 0 && (
        <Timeline
          items={[...data.institutionChanges].reverse().map((change) => ({
            key: change.version,
            content: (
              <>
                <div>
                  <strong>{enumName('InstitutionStep', change.step)}</strong>{' '}
                  <Typography.Text type="secondary">
                    {t('history.since', { day: dates.day(change.effectiveOn) })}
                  </Typography.Text>
                </div>
                {change.formerName && <div>{t('history.formerName', { name: change.formerName })}</div>}
                <div>{change.reason}</div>
                <Typography.Text type="secondary">{t('history.at', { at: dates.moment(change.at) })}</Typography.Text>
              </>
            ),
          }))}
        />
      )}
    </Section>
  );
}
