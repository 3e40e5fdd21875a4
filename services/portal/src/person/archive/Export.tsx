import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ArchiveExport } from '../../generated/person/archive/archive.ts';
import { ask } from '../../graph/ask.ts';
import { GraphProblem } from '../../graph/problems.ts';
import { follow } from '../licences/follow.ts';

/** 导出: the archive as PDF, to be shown, or as JSON, to be taken along. */
export function Export() {
  const { t } = useTranslation('archive');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  async function take(format: 'PDF' | 'JSON') {
    setBusy(true);
    try {
      const { archiveExportUrl } = await ask(ArchiveExport, { format });
      if (archiveExportUrl) follow(archiveExportUrl);
      else void message.info(t('none'));
    } catch (error) {
      const code = error instanceof GraphProblem ? error.code : 'UNEXPECTED';
      void message.error(`${t(`common:problem.${code}.title`)}：${t(`common:problem.${code}.text`)}`);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'PDF', label: t('exportPdf') },
          { key: 'JSON', label: t('exportJson') },
        ],
        onClick: ({ key }) => void take(key === 'JSON' ? 'JSON' : 'PDF'),
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />} loading={busy}>
        {t('export')}
      </Button>
    </Dropdown>
  );
}
