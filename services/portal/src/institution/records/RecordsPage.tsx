import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useAddress } from '../../design/use-address.ts';
import { ReportedRecords } from '../../generated/institution/records/records.ts';
import { usePages } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { RecordFacts, type RecordLine } from './RecordCard.tsx';
import { ReportDrawer } from './ReportDrawer.tsx';
import '../../applications/case.css';
import '../people/people.css';
import './records.css';

/** 记录报送: what the institution has reported of its people, newest first (domain 3.7). */
export function RecordsPage() {
  const { t } = useTranslation('records');
  const { said, enumName } = useWords();
  const { day, moment } = useDates();
  const [at, set] = useAddress('report');
  const pages = usePages(ReportedRecords, {}, ({ reportedRecords }) => reportedRecords);
  return (
    <Page
      title={t('title')}
      about={t('about')}
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => set({ report: 'new' })}>
          {t('report')}
        </Button>
      }
    >
      <Listing<RecordLine>
        name="institution-records"
        pages={pages}
        rowKey={({ id }) => id}
        empty={t('empty')}
        expandable={{
          columnTitle: <span className="unseen">{t('details')}</span>,
          expandedRowRender: (record) => <RecordFacts record={record} />,
        }}
        columns={[
          { key: 'name', title: t('name'), render: (_, { name }) => name ?? '—' },
          {
            key: 'profession',
            title: t('profession'),
            render: (_, { professionType }) => (professionType ? enumName('ProfessionType', professionType) : '—'),
          },
          { key: 'kind', title: t('kind'), render: (_, { kindName }) => said(kindName) },
          { key: 'measure', title: t('measure'), render: (_, { measure }) => said(measure.name) },
          {
            key: 'state',
            title: t('state'),
            render: (_, { state }) => <StatusTag type="PersonRecordState" value={state} />,
          },
          { key: 'decidedOn', title: t('decidedOn'), render: (_, { decidedOn }) => day(decidedOn) },
          { key: 'providedAt', title: t('reportedAt'), render: (_, { providedAt }) => moment(providedAt) },
        ]}
      />
      <ReportDrawer
        open={at.report !== null}
        practitionerId={at.report === 'new' ? null : at.report}
        close={() => set({ report: null })}
      />
    </Page>
  );
}
