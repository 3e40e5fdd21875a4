import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportReport } from '../../generated/authority/imports/imports.ts';
import { ask } from '../../graph/ask.ts';

/** 完整报告: its address lives for minutes, so it is asked for when it is wanted. */
export function ReportDownload({ id }: { id: string }) {
  const { t } = useTranslation('desk');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);

  async function download() {
    setBusy(true);
    try {
      const { importBatch } = await ask(ImportReport, { id });
      if (importBatch) location.assign(new URL(importBatch.reportUrl, location.origin).pathname);
    } catch {
      message.error(t('imports.reportFailed'));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void download()}>
      {t('imports.download')}
    </Button>
  );
}
