import { Card, Empty, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { More } from '../../design/More.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Waiting } from '../../design/Waiting.tsx';
import { FindInstitutions } from '../../generated/public/institutions/institutions.ts';
import { usePages } from '../../graph/use-graph.ts';
import { Said } from '../../i18n/Said.tsx';
import { InstitutionSearch } from './InstitutionSearch.tsx';

/** 医疗机构查询 */
export function InstitutionsPage() {
  const { t } = useTranslation('public');
  const [{ text, region }] = useAddress('text', 'region');
  return (
    <Page title={t('institutions.title')} about={t('institutions.about')} reading>
      <Card variant="borderless" className="gap-below no-print">
        <InstitutionSearch
          key={`${text} ${region}`}
          id="institution"
          initial={{ ...(text && { text }), ...(region && { region }) }}
        />
      </Card>
      {text && text.trim().length > 1 && <Found text={text} regionCode={region} />}
    </Page>
  );
}

function Found({ text, regionCode }: { text: string; regionCode: string | null }) {
  const { t } = useTranslation('public');
  const found = usePages(FindInstitutions, { text, regionCode }, (answer) => answer.institutions);
  if (found.problem) return <Problem problem={found.problem} again={found.again} />;
  if (found.isLoading) return <Waiting />;
  if (found.rows.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('institutions.nothing')} />;
  return (
    <section aria-labelledby="results" className="results">
      <Typography.Title level={2} id="results">
        <span role="status">
          {t(found.hasMore ? 'institutions.atLeast' : 'institutions.found', { count: found.rows.length })}
        </span>
      </Typography.Title>
      {found.rows.map(({ id, name, address, status, mainCampus }) => (
        <Card key={id} variant="borderless" size="small">
          <Flex justify="space-between" align="baseline" gap="small" wrap>
            <Typography.Title level={3} className="entry-name">
              <Link to={`/institutions/${id}`}>
                <Said text={name} />
              </Link>
            </Typography.Title>
            <StatusTag type="InstitutionStatus" value={status} />
          </Flex>
          <Typography.Text type="secondary">
            <Said text={address} />
          </Typography.Text>
          {mainCampus && (
            <div>
              {t('institutions.campusOf')} <Link to={`/institutions/${mainCampus.id}`}>{mainCampus.name}</Link>
            </div>
          )}
        </Card>
      ))}
      <More hasMore={found.hasMore} isLoading={found.isLoadingMore} more={found.more} />
    </section>
  );
}
