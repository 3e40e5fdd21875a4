import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Progress, Radio, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Section } from '../../applications/Section.tsx';
import { OpenImport } from '../../generated/authority/imports/imports.ts';
import { ask } from '../../graph/ask.ts';
import { upload } from '../../graph/files.ts';
import { useWords } from '../../i18n/use-words.ts';
import { StepAlerts } from '../forms/StepAlerts.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { ColumnHelp } from './ColumnHelp.tsx';
import { KINDS, type Kind } from './kinds.ts';

/** 导入: a kind and a file; the file is sent with its progress, then the batch tells how it goes on. */
export function NewImport() {
  const { t } = useTranslation('desk');
  const { enumName, said } = useWords();
  const navigate = useNavigate();
  const [kind, setKind] = useState<Kind>('TCM_SPECIALTY');
  const [file, setFile] = useState<File | null>(null);
  const [part, setPart] = useState<number | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const step = useStepForm<object>();

  async function send() {
    if (file === null || part !== null) return;
    setFailed(null);
    const { name: fileName, size: sizeBytes } = file;
    const opened = await step.take(
      async () => (await ask(OpenImport, { fileName, sizeBytes, kind })).openQualificationImport,
    );
    if (opened?.__typename !== 'OpenedImport') return;
    setPart(0);
    const { ok, message } = await upload(opened.upload.url, file, setPart);
    setPart(null);
    if (ok) await navigate(`/authority/imports/${opened.batch.id}`);
    else setFailed(message === null ? t('imports.notSent') : said(message));
  }
  const busy = step.busy || part !== null;

  return (
    <Section title={t('imports.new')}>
      <StepAlerts step={step} />
      {failed !== null && <Alert type="error" showIcon role="alert" title={failed} className="gap-below" />}
      <Form layout="vertical" disabled={busy} onFinish={send}>
        <Form.Item label={t('imports.kind')}>
          <Radio.Group
            value={kind}
            onChange={({ target }) => setKind(target.value as Kind)}
            options={KINDS.map((value) => ({ value, label: enumName('QualificationKind', value) }))}
          />
        </Form.Item>
        <ColumnHelp kind={kind} />
        <Form.Item label={t('imports.file')} className="desk-upload">
          <Upload.Dragger
            accept=".csv,.txt,text/csv,text/plain"
            maxCount={1}
            fileList={file === null ? [] : [{ uid: file.name, name: file.name, size: file.size }]}
            beforeUpload={(chosen) => {
              setFile(chosen);
              setFailed(null);
              return false;
            }}
            onRemove={() => setFile(null)}
          >
            <InboxOutlined aria-hidden className="desk-upload-icon" />
            <div>{t('imports.choose')}</div>
            <div className="desk-note">{t('imports.limits')}</div>
          </Upload.Dragger>
        </Form.Item>
        {part !== null && <Progress percent={Math.floor(part * 100)} aria-label={t('imports.sending')} />}
        <Button type="primary" htmlType="submit" loading={busy} disabled={file === null}>
          {t('imports.send')}
        </Button>
      </Form>
    </Section>
  );
}
