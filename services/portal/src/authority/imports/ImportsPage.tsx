import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { ImportBatches } from '../../generated/authority/imports/imports.ts';
import { usePages } from '../../graph/use-graph.ts';
import { HelpFor } from '../../help/HelpFor.tsx';
import { useWords } from '../../i18n/use-words.ts';
import '../people/desk.css';
import { NewImport } from './NewImport.tsx';

/** 资格信息导入: a new file, and every batch so far. */
export function ImportsPage() {
  const { t } = useTranslation('desk');
  const { enumName } = useWords();
  const dates = useDates();
  const pages = usePages(ImportBatches, {}, ({ importBatches }) => importBatches);
  return (
    <Page title={t('imports.title')} about={t('imports.about')}>
      <Flex vertical gap="middle">
        <NewImport />
        <Section title={t('imports.batches')}>
          <Listing
            name="imports"
            pages={pages}
            rowKey={({ id }) => id}
            empty={t('imports.none')}
            columns={[
              {
                key: 'fileName',
                title: t('imports.file'),
                render: (_, { id, fileName }) => <Link to={`/authority/imports/${id}`}>{fileName}</Link>,
              },
              { key: 'kind', title: t('imports.kind'), render: (_, { kind }) => enumName('QualificationKind', kind) },
              {
                key: 'state',
                title: t('imports.state'),
                render: (_, { state }) => <StatusTag type="ImportState" value={state} />,
              },
              { key: 'linesRead', title: t('imports.lines'), dataIndex: 'linesRead', align: 'right' },
              { key: 'added', title: t('imports.added'), dataIndex: 'added', align: 'right' },
              { key: 'unchanged', title: t('imports.unchanged'), dataIndex: 'unchanged', align: 'right' },
              { key: 'rejected', title: t('imports.rejected'), dataIndex: 'rejected', align: 'right' },
              { key: 'warned', title: t('imports.warned'), dataIndex: 'warned', align: 'right', hidden: true },
              {
                key: 'createdAt',
                title: t('imports.openedAt'),
                render: (_, { createdAt }) => dates.moment(createdAt),
              },
            ]}
          />
        </Section>
        <HelpFor topic="import" />
      </Flex>
    </Page>
  );
}
