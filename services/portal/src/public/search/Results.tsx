import { Empty, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { More } from '../../design/More.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { FindPractitioners, PractitionerByCertificateCode } from '../../generated/public/search/search.ts';
import { useAnswer, usePages } from '../../graph/use-graph.ts';
import type { ByName } from './address.ts';
import { Entry } from './Entry.tsx';

/** Of a search by province and name, page after page. */
export function ResultsByName({ province, name, profession }: ByName) {
  const { t } = useTranslation('public');
  const found = usePages(
    FindPractitioners,
    { provinceCode: province, name, profession: profession ?? null },
    (answer) => answer.findPractitioners,
  );
  if (found.problem) return <Problem problem={found.problem} again={found.again} />;
  if (found.isLoading) return <Waiting />;
  if (found.rows.length === 0) return <Nothing advice={['fullName', 'otherProvince', 'notPractising', 'byCode']} />;
  return (
    <Found count={found.rows.length} atLeast={found.hasMore}>
      {found.rows.map((entry) => (
        <Entry key={`${entry.certificateCode} ${entry.practicePlace} ${entry.issuingAuthority}`} entry={entry} />
      ))}
      <More hasMore={found.hasMore} isLoading={found.isLoadingMore} more={found.more} />
      <Typography.Paragraph type="secondary">{t('search.sameName')}</Typography.Paragraph>
    </Found>
  );
}

/** Of a search by certificate code: one, or none. */
export function ResultByCode({ code }: { code: string }) {
  const { data, error, isLoading, refetch } = useAnswer(PractitionerByCertificateCode, { certificateCode: code });
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  if (isLoading || data === undefined) return <Waiting />;
  const entry = data.practitionerByCertificateCode;
  if (!entry) return <Nothing advice={['checkCode', 'practiceCode', 'byName']} />;
  return (
    <Found count={1}>
      <Entry entry={entry} />
    </Found>
  );
}

function Found({ count, atLeast = false, children }: { count: number; atLeast?: boolean; children: ReactNode }) {
  const { t } = useTranslation('public');
  return (
    <section aria-labelledby="results" className="results">
      <Typography.Title level={2} id="results">
        <span role="status">{t(atLeast ? 'search.atLeast' : 'search.found', { count })}</span>
      </Typography.Title>
      {children}
    </section>
  );
}

function Nothing({ advice }: { advice: string[] }) {
  const { t } = useTranslation('public');
  return (
    <section aria-labelledby="results" className="results">
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <Typography.Title level={2} id="results">
            <span role="status">{t('search.nothing')}</span>
          </Typography.Title>
        }
      />
      <ul className="search-advice">
        {advice.map((one) => (
          <li key={one}>{t(`search.advice.${one}`)}</li>
        ))}
      </ul>
    </section>
  );
}
