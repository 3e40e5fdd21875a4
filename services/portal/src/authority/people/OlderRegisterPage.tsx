import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Form, Input, Progress, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { GraphProblem } from '../../graph/problems.ts';
import { useWords } from '../../i18n/use-words.ts';
import './desk.css';
import { OlderColumns } from './OlderColumns.tsx';
import { OutcomesOfLines } from './OutcomesOfLines.tsx';
import { downloadOutcomes, downloadTemplate } from './older-files.ts';
import { type ColumnName, readTable, type TableLine, textOf } from './read-table.ts';
import { type LineOutcome, sendTable } from './send-table.ts';

const MOST_SOURCE = 60;

/** 既有注册录入 (domain 3.3): a table of an older register, each line by itself; again changes nothing. */
export function OlderRegisterPage() {
  const { t } = useTranslation('desk');
  const { listed, said } = useWords();
  const headings = t('older.columns', { returnObjects: true }) as Record<ColumnName, string>;
  const [fileName, setFileName] = useState<string | null>(null);
  const [lines, setLines] = useState<TableLine[]>([]);
  const [unread, setUnread] = useState<string | null>(null);
  const [outcomes, setOutcomes] = useState<LineOutcome[]>([]);
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const busy = sent !== null && sent < lines.length && problem === null;

  async function read(file: File) {
    setFileName(file.name);
    setOutcomes([]);
    setSent(null);
    setProblem(null);
    setUnread(null);
    setLines([]);
    try {
      const table = await readTable(await textOf(file), headings);
      if (table.missing.length > 0) {
        setUnread(t('older.missing', { list: listed(table.missing.map((column) => headings[column])) }));
      } else setLines(table.lines);
    } catch {
      setUnread(t('older.unreadable'));
    }
  }

  async function send({ source }: { source: string }) {
    if (busy || lines.length === 0) return;
    setProblem(null);
    setOutcomes([]);
    setSent(0);
    try {
      await sendTable(source.trim(), lines, { problem: (key) => t(`older.problems.${key}`) }, (told, count) => {
        setOutcomes((before) => [...before, ...told]);
        setSent(count);
      });
    } catch (error) {
      setProblem(error);
    }
  }

  return (
    <Page title={t('older.title')} about={t('older.about')}>
      <Flex vertical gap="middle">
        <Section
          title={t('older.table')}
          extra={
            <Button
              icon={<DownloadOutlined aria-hidden />}
              onClick={() => downloadTemplate(headings, t('older.template'))}
            >
              {t('older.download')}
            </Button>
          }
        >
          <OlderColumns headings={headings} />
          <Form layout="vertical" disabled={busy} onFinish={send} requiredMark={false}>
            <Form.Item label={t('imports.file')}>
              <Upload.Dragger
                accept=".csv,.txt,text/csv,text/plain"
                maxCount={1}
                showUploadList={false}
                beforeUpload={(file) => {
                  void read(file);
                  return false;
                }}
              >
                <InboxOutlined aria-hidden className="desk-upload-icon" />
                <div>{fileName ?? t('older.choose')}</div>
                {lines.length > 0 && <div className="desk-note">{t('older.lines', { count: lines.length })}</div>}
              </Upload.Dragger>
            </Form.Item>
            {unread !== null && <Alert type="error" showIcon role="alert" title={unread} className="gap-below" />}
            <Form.Item
              name="source"
              label={t('older.source')}
              extra={t('older.sourceHint')}
              rules={[{ required: true, whitespace: true, message: t('common:required') }]}
            >
              <Input maxLength={MOST_SOURCE} />
            </Form.Item>
            {sent !== null && (
              <Progress
                percent={lines.length === 0 ? 0 : Math.floor((100 * sent) / lines.length)}
                status={problem === null ? (busy ? 'active' : 'success') : 'exception'}
                aria-label={t('older.progress')}
              />
            )}
            {problem instanceof GraphProblem && <Problem problem={problem} />}
            {problem instanceof Error && !(problem instanceof GraphProblem) && (
              <Alert type="error" showIcon role="alert" title={said(problem.message)} className="gap-below" />
            )}
            <Button type="primary" htmlType="submit" loading={busy} disabled={lines.length === 0}>
              {t('older.send')}
            </Button>
          </Form>
        </Section>
        {outcomes.length > 0 && (
          <OutcomesOfLines outcomes={outcomes} onDownload={() => downloadOutcomes(outcomes, t('older.outcomeFile'))} />
        )}
      </Flex>
    </Page>
  );
}
