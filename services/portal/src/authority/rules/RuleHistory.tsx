import { Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { More } from '../../design/More.tsx';
import { Problem } from '../../design/Problem.tsx';
import { RuleVersions } from '../../generated/authority/rules/rules.ts';
import { usePages } from '../../graph/use-graph.ts';
import { RuleDifferences } from './RuleDifferences.tsx';
import { type Definition, standardOf } from './rule-values.ts';

/** The versions of a province, the newest first, each with what it changed against the one before. */
export function RuleHistory({
  provinceCode,
  definitions,
}: {
  provinceCode: string;
  definitions: readonly Definition[];
}) {
  const { t } = useTranslation('administration');
  const dates = useDates();
  const { rows, hasMore, more, isLoading, isLoadingMore, problem, again } = usePages(
    RuleVersions,
    { provinceCode, first: 20 },
    ({ provincialRuleHistory }) => provincialRuleHistory,
  );
  if (problem) return <Problem problem={problem} again={again} />;
  if (!isLoading && rows.length === 0)
    return <Typography.Text type="secondary">{t('rules.noVersion')}</Typography.Text>;
  return (
    <>
      <Timeline
        items={rows.map((row, at) => {
          const before = rows[at + 1];
          return {
            key: row.version,
            content: (
              <>
                <div>
                  <strong>{t('rules.version', { version: row.version })}</strong>{' '}
                  <Typography.Text type="secondary">
                    {t('rules.from', { day: dates.day(row.effectiveFrom) })}
                  </Typography.Text>
                </div>
                <div>{row.reason}</div>
                <Typography.Text type="secondary">
                  {t('rules.setBy', { by: row.setBy, at: dates.moment(row.setAt) })}
                </Typography.Text>
                {(before || !hasMore) && (
                  <RuleDifferences
                    definitions={definitions}
                    before={(before?.rules as Record<string, unknown> | undefined) ?? standardOf(definitions)}
                    after={row.rules as Record<string, unknown>}
                  />
                )}
              </>
            ),
          };
        })}
      />
      {rows.length > 0 && hasMore && <More hasMore={hasMore} more={more} isLoading={isLoadingMore} />}
    </>
  );
}
