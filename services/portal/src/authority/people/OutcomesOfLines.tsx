import { DownloadOutlined } from '@ant-design/icons';
import { Button, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { LineOutcome } from './send-table.ts';

const OUTCOMES = ['RECORDED', 'ALREADY_RECORDED', 'REFUSED'] as const;
const TONES = { RECORDED: 'success', ALREADY_RECORDED: 'default', REFUSED: 'error' };

/** What became of each line, those that were refused first of all. */
export function OutcomesOfLines({
  outcomes,
  onDownload,
}: {
  outcomes: readonly LineOutcome[];
  onDownload: () => void;
}) {
  const { t } = useTranslation('desk');
  const { enumName, said } = useWords();
  const [shown, setShown] = useState<(typeof OUTCOMES)[number] | 'ALL'>('ALL');
  const count = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  return (
    <Section
      title={t('older.outcomes')}
      extra={
        <Button icon={<DownloadOutlined aria-hidden />} onClick={onDownload}>
          {t('imports.download')}
        </Button>
      }
    >
      <Segmented
        aria-label={t('older.which')}
        className="gap-below"
        value={shown}
        onChange={setShown}
        options={[
          { value: 'ALL' as const, label: `${t('common:all')} ${outcomes.length}` },
          ...OUTCOMES.map((value) => ({ value, label: `${enumName('RecordingOutcome', value)} ${count(value)}` })),
        ]}
      />
      <Table<LineOutcome>
        size="middle"
        rowKey="line"
        dataSource={outcomes.filter(({ outcome }) => shown === 'ALL' || outcome === shown)}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        columns={[
          { key: 'line', title: t('older.line'), dataIndex: 'line' },
          { key: 'name', title: t('find.name'), dataIndex: 'name' },
          {
            key: 'outcome',
            title: t('older.outcome'),
            render: (_, { outcome }) => <Tag color={TONES[outcome]}>{enumName('RecordingOutcome', outcome)}</Tag>,
          },
          {
            key: 'message',
            title: t('older.why'),
            render: (_, { message }) => (message === null ? '—' : said(message)),
          },
        ]}
      />
    </Section>
  );
}
