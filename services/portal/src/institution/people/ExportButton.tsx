import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';

/** 导出: fetches the whole list, however much of it is on the screen, and hands it over as CSV. */
export function ExportButton({ run }: { run: () => Promise<void> }) {
  const { t } = useTranslation('people');
  const { modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  async function start() {
    setBusy(true);
    try {
      await run();
    } catch (problem) {
      modal.error({ title: t('export.failed'), content: <Problem problem={problem} />, okText: t('common:close') });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void start()}>
      {t('export.csv')}
    </Button>
  );
}
