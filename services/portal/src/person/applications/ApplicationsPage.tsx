import { Empty, Flex, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LinkButton } from '../../design/LinkButton.tsx';
import { More } from '../../design/More.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { useAddress } from '../../design/use-address.ts';
import { MyApplications } from '../../generated/person/applications/applications.ts';
import { usePages } from '../../graph/use-graph.ts';
import { ApplicationCard } from './ApplicationCard.tsx';
import { isOver, type MyApplication, needOf } from './my-application.ts';

const SHOWN = {
  all: () => true,
  mine: (one: MyApplication) => needOf(one) !== null,
  open: (one: MyApplication) => !isOver(one.status),
  over: (one: MyApplication) => isOver(one.status),
} as const;
const NAMES = Object.keys(SHOWN) as (keyof typeof SHOWN)[];
const AT_ONCE = 20;

/** 我的业务: everything that was ever applied for, newest first. */
export function ApplicationsPage() {
  const { t } = useTranslation('person');
  const [{ show }, setAddress] = useAddress('show');
  const shown = NAMES.find((name) => name === show) ?? 'all';
  const pages = usePages(MyApplications, { first: AT_ONCE }, ({ myApplications }) => myApplications);
  const rows = pages.rows.filter(SHOWN[shown]);
  return (
    <Page
      title={t('applications.title')}
      about={t('applications.about')}
      actions={
        <LinkButton to="/person#can-do" type="primary">
          {t('applications.new')}
        </LinkButton>
      }
      reading
    >
      <Segmented
        block
        className="gap-below"
        value={shown}
        onChange={(next) => setAddress({ show: next === 'all' ? null : String(next) })}
        options={NAMES.map((name) => ({ value: name, label: t(`applications.show.${name}`) }))}
        aria-label={t('applications.filter')}
      />
      {pages.problem && <Problem problem={pages.problem} again={pages.again} />}
      {pages.isLoading ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <Flex vertical gap="small">
          {rows.map((one) => (
            <ApplicationCard key={one.id} application={one} />
          ))}
          {rows.length === 0 && !pages.problem && !pages.hasMore && (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(`applications.empty.${shown}`)}>
              <Link to="/person#can-do">{t('applications.whatCanIDo')}</Link>
            </Empty>
          )}
          {(rows.length > 0 || pages.hasMore) && (
            <More hasMore={pages.hasMore} isLoading={pages.isLoadingMore} more={pages.more} />
          )}
        </Flex>
      )}
    </Page>
  );
}
